#!/usr/bin/env python3
"""wall.py - the wall by pointer and keyboard: drag cards by their pixels, select, edit titles in place; what counts is what the file holds."""

import time

import drive
from drive import expect, wait_until

EXAMPLE = 'templates/customer-example.en.jmap'
SEARCHES = 'Searches for “start running”'
COMPARES = 'Reads three comparison sites'
BASKET = 'Fills a basket, then leaves it'
SHOP = 'Visits a first brand’s shop'
SIZE = 'What if the size is wrong?'


def open_example(desktop):
    path = desktop.copy(EXAMPLE)
    program = desktop.start(path)
    window = program.wait_window('Ludovic')
    program.wait_text('cards')
    program.focus(window)
    wait_until(lambda: program.find(part=SEARCHES, role='list item'), 'the first card on the wall')
    return program, path


def save(program):
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_title('•', absent=True)


def card(program, title):
    return program.card(title)


def empty_place(program):
    """A cell without cards: below one card, beside another."""
    return card(program, SHOP)[0], card(program, SIZE)[1]


def place(path, title):
    found = drive.find_card(path, title)
    return tuple(found.get(name) for name in ('stage', 'step', 'lane'))


def in_cell(path, title):
    """The titles of the cell a card is in, in order."""
    where = place(path, title)
    cards = [found for found in drive.records(path, 'card') if tuple(found.get(name) for name in ('stage', 'step', 'lane')) == where]
    return [drive.text_of(found, 'title') for found in sorted(cards, key=lambda found: found.get('order').encode())]


def test_drag_to_another_cell(desktop):
    program, path = open_example(desktop)
    program.drag(card(program, SEARCHES), empty_place(program))
    save(program)
    expect(place(path, SEARCHES) == ('s2-consideration', 't04-first-shop', 'l2-thoughts'), f'the card where it was dropped, not {place(path, SEARCHES)}')
    program.key('ctrl+z')
    save(program)
    expect(place(path, SEARCHES) == ('s1-awareness', 't01-decide', 'l1-touchpoints'), 'the card where it came from')


def test_drag_before_another(desktop):
    program, path = open_example(desktop)
    program.drag(card(program, SEARCHES), card(program, COMPARES))
    save(program)
    expect(in_cell(path, SEARCHES)[:2] == [SEARCHES, COMPARES], f'the card before the other, not {in_cell(path, SEARCHES)}')


def test_escape_during_a_drag(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    program.press(*card(program, SEARCHES))
    program.glide(card(program, SEARCHES), empty_place(program))
    program.desktop.xdotool('key', 'Escape')    # without clearing modifiers: that lets go of the pointer's button
    time.sleep(0.2)
    program.release()
    time.sleep(0.5)
    program.wait_title('•', absent=True)
    # The wall is not stuck: the same drag works when it is not given up.
    program.drag(card(program, SEARCHES), empty_place(program))
    expect(path.read_bytes() == before, 'nothing written yet')
    save(program)
    expect(place(path, SEARCHES)[2] == 'l2-thoughts', 'the card where it was dropped')


def test_drag_several(desktop):
    program, path = open_example(desktop)
    program.click(*card(program, SEARCHES))
    program.click(*card(program, COMPARES), modifier='ctrl')
    program.wait_text('2 selected')
    program.drag(card(program, COMPARES), empty_place(program))
    save(program)
    expect(in_cell(path, SEARCHES) == [SEARCHES, COMPARES], f'both cards in reading order, not {in_cell(path, SEARCHES)}')
    program.key('ctrl+z')
    save(program)
    expect(len(in_cell(path, SEARCHES)) == 1, 'one step back for both')


def test_rubber_band(desktop):
    program, path = open_example(desktop)
    x, y = empty_place(program)
    x, y = x + 60, y + 40       # beside the button
    program.drag((x, y), card(program, BASKET))
    program.wait_text('3 selected')
    program.key('Escape')
    program.drag((x, y), (x + 10, y - 20))
    program.key('Delete')
    time.sleep(0.3)
    program.wait_title('•', absent=True)
    program.drag((x, y), card(program, BASKET))
    program.key('Delete')
    save(program)
    for title in (BASKET, SIZE, SHOP):
        expect(drive.find_card(path, title) is None, f'“{title}” gone')


def test_tray_and_back(desktop):
    program, path = open_example(desktop)
    program.press(*card(program, SEARCHES))
    # The tray comes up while something is in the air.
    program.glide(card(program, SEARCHES), empty_place(program))
    parked = wait_until(lambda: program.find(part='Loyalty card', role='list item'), 'a card in the tray')[0]
    program.glide(empty_place(program), program.middle(parked))
    program.release()
    save(program)
    expect(place(path, SEARCHES) == (None, None, None), f'the card parked, not at {place(path, SEARCHES)}')
    program.drag(card(program, SEARCHES), empty_place(program))
    save(program)
    expect(place(path, SEARCHES)[1:] == ('t04-first-shop', 'l2-thoughts'), f'the card back on the wall, not at {place(path, SEARCHES)}')


def test_title_in_place(desktop):
    program, path = open_example(desktop)
    program.click(*card(program, SEARCHES), times=2)
    program.type('Asks a runner')
    program.key('Return')
    save(program)
    expect(drive.find_card(path, 'Asks a runner') is not None, 'the new title')
    program.key('F2')
    program.type('Never mind')
    program.key('Escape')
    time.sleep(0.3)
    program.wait_title('•', absent=True)
    # A click elsewhere keeps what was typed, Tab goes on to the next card.
    program.key('Return')
    program.type('Asks two runners')
    program.key('Tab')
    program.type('Compares')
    program.click(*empty_place(program))
    save(program)
    expect(drive.find_card(path, 'Asks two runners') is not None and drive.find_card(path, 'Compares') is not None, 'both titles')


def test_add_by_key_and_button(desktop):
    program, path = open_example(desktop)
    program.click(*card(program, COMPARES))
    program.key('n')
    program.type('Asks a friend')
    program.key('Return', 'Escape')
    save(program)
    expect(in_cell(path, COMPARES)[:2] == [COMPARES, 'Asks a friend'], f'the new card behind the selected one, not {in_cell(path, COMPARES)}')
    program.key('ctrl+z')
    program.move(*empty_place(program))
    time.sleep(0.3)
    program.click(*empty_place(program))
    program.type('Wonders')
    program.key('Return', 'Escape')
    save(program)
    expect(place(path, 'Wonders') == ('s2-consideration', 't04-first-shop', 'l2-thoughts'), 'the new card in the cell of the button')
    expect(drive.find_card(path, 'Asks a friend') is None, 'adding and its title undone in one step')


def test_walk_and_move_by_key(desktop):
    program, path = open_example(desktop)
    program.click(*card(program, SEARCHES))
    program.key('Right', 'Right', 'ctrl+Right')
    save(program)
    expect(place(path, BASKET) == ('s2-consideration', 't04-first-shop', 'l1-touchpoints'), 'the third card one column on')
    program.key('ctrl+Down')
    save(program)
    expect(place(path, BASKET)[2] == 'l2-thoughts', 'and one lane down')
    # Headers are reached from the cards beside them.
    program.click(*card(program, SEARCHES))
    program.key('Up', 'Up', 'F2')
    program.type('Curiosity')
    program.key('Return')
    save(program)
    expect('Curiosity' in drive.titles(path, 'stage'), f'the stage renamed, not {drive.titles(path, "stage")}')


def test_zoom_about_the_pointer(desktop):
    program, _ = open_example(desktop)
    x, y = card(program, SHOP)
    program.move(x, y)
    program.desktop.xdotool('keydown', 'ctrl')
    # In, then out again: the other way round the map's edges would hold it.
    for button in (4, 4, 4, 4, 5, 5, 5, 5):
        program.desktop.xdotool('click', button)
        time.sleep(0.1)
    program.desktop.xdotool('keyup', 'ctrl')
    time.sleep(0.5)
    later_x, later_y = card(program, SHOP)
    expect(abs(later_x - x) <= 3 and abs(later_y - y) <= 3, f'the card at {x}, {y} again, not {later_x}, {later_y}')


if __name__ == '__main__':
    drive.main()
