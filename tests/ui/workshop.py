#!/usr/bin/env python3
"""workshop.py - sixty cards of a workshop by keys alone, as fast as somebody types, and sixty sorted by pointer alone; then what a facilitator
would stumble over: keys after a menu, after Delete, one step back for each card."""

import time
import xml.etree.ElementTree as ET

import drive
from drive import expect, wait_until

STAGES, LANES, IN_TRAY, CARDS = 6, 3, 15, 60


def open_blank(desktop):
    path = desktop.copy('templates/blank.en.jmap')
    desktop.xdotool('mousemove', 1599, 999)
    program = desktop.start(path)
    program.focus(program.wait_window('New map'))
    wait_until(lambda: program.find(name='Journey map', state='focused'), 'the keyboard on the wall')
    return program, path


def keys(program, *names):
    program.key(*names, pause=0.05)


def write(program, title):
    program.desktop.xdotool('type', '--delay', '8', title)
    keys(program, 'Return')


def save(program):
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_title('•', absent=True)


def wait_new(program, name):
    wait_until(lambda: program.find(part=name, state='focused', role='text'), f'the entry for “{name}”')


def wait_at(program, name):
    wait_until(lambda: any(thing['name'].startswith(name) for thing in program.find(state='focused')), f'the keyboard at “{name}”')


def menu(program, *names):
    """The main menu by its underlined letters."""
    program.key('F10')
    wait_until(lambda: program.find(role='menu item', state='focused'), 'the main menu')
    program.key(*names, pause=0.5)


def test_sixty_cards(desktop):
    program, path = open_blank(desktop)
    start = time.monotonic()
    keys(program, 'Down', 'Up')
    for number in range(2, STAGES + 1):
        keys(program, 'ctrl+shift+e')
        wait_new(program, 'New stage')
        write(program, f'Stage {number}')
    keys(program, 'Down', 'Home', 'Left')
    for number in range(2, LANES + 1):
        keys(program, 'ctrl+shift+e')
        wait_new(program, 'Touchpoint')
        write(program, f'Lane {number}')
    # What comes before anybody knows where it belongs; then cell by cell, 45 in all.
    keys(program, 'ctrl+shift+n')
    for number in range(IN_TRAY):
        write(program, f'early {number}')
    keys(program, 'Escape')
    keys(program, 'Right', 'Up', 'Up')
    wait_at(program, 'Empty cell – Stage 1, Touchpoints')
    number = 0
    for lane in range(LANES):
        keys(program, 'Home', 'n')
        for stage in range(STAGES):
            for _ in range(3 if stage < 3 else 2):
                write(program, f'card {number}')
                number += 1
            keys(program, 'Tab' if stage + 1 < STAGES else 'Escape')
        if lane + 1 < LANES:
            keys(program, 'Down')
            wait_at(program, 'Empty cell')
    save(program)
    expect(len(drive.titles(path)) == CARDS, f'{CARDS} cards, not {len(drive.titles(path))}')
    # Rated as they are read out.
    keys(program, 'ctrl+Home', '4', 'plus', 'm', 'Down', '2', 'minus', 'Right', '5')
    save(program)
    first, second = drive.find_card(path, 'card 0'), drive.find_card(path, 'card 1')
    expect((first.get('effort'), first.get('emotion'), first.get('moment-of-truth')) == ('4', '1', 'yes'), f'the first rated, not {first.attrib}')
    expect((second.get('effort'), second.get('emotion')) == ('2', '-1'), f'the second rated, not {second.attrib}')
    # What waited is placed where one was: all of it at the end of that cell.
    keys(program, 'End')
    keys(program, 'ctrl+End', 'Down')
    for _ in range(4):
        if program.find(part='early 0', state='focused'):
            break
        keys(program, 'Down')
    keys(program, 'ctrl+a', 'ctrl+Up')
    save(program)
    waiting = [drive.text_of(card, 'title') for card in drive.records(path, 'card') if card.get('lane') is None]
    expect(not waiting, f'nothing left in the tray, not {waiting}')
    print(f'# {CARDS} cards by keyboard: {time.monotonic() - start:.0f} s', flush=True)


def write_waiting(path):
    """A map of empty cells and everything still in the tray, as after the first half of a workshop."""
    ET.register_namespace('', drive.NAMESPACE[1:-1])
    tree = ET.parse(path)
    for kind, count, more in (('stage', STAGES, {}), ('lane', LANES, {'kind': 'touchpoint'}), ('card', CARDS, {'kind': 'touchpoint'})):
        for number in range(1, count + 1):
            if (kind, number) in (('stage', 1), ('lane', 1)):
                continue
            record = ET.SubElement(tree.getroot(), drive.NAMESPACE + kind, {'id': f'{kind[0]}{number}', 'order': f'W{number:03}V', **more})
            ET.SubElement(record, drive.NAMESPACE + 'title').text = f'{kind} {number:02}'
    tree.write(path, encoding='UTF-8', xml_declaration=True)


def see(program, title):
    return wait_until(lambda: program.find(part=title + ' — ', role='list item'), f'the card “{title}”')[0]


def test_sixty_cards_by_pointer(desktop):
    path = desktop.copy('templates/blank.en.jmap')
    write_waiting(path)
    program = desktop.start(path)
    window = program.wait_window('New map')
    desktop.xdotool('windowsize', '--sync', window, 1590, 990)
    program.focus(window)
    program.press_button('To place')
    wait_until(lambda: program.find(part='card 01 — ', role='list item'), 'the tray')
    for _ in range(3):                  # all cells in sight
        program.press_button('Zoom out')
    start = time.monotonic()
    cells = [(lane, stage) for _ in range(4) for lane in range(LANES) for stage in range(STAGES)][:CARDS]
    waiting = program.middle(see(program, 'card 01'))   # and each that follows, when those before it have gone
    program.drag(waiting, (120, 118), steps=4)
    first = see(program, 'card 01')
    zoom, origin = first['extents'][2] / 152, program.middle(first)
    here = {cells[0]: 1}
    for cell in cells[1:]:
        lane, stage = cell
        above = sum(8 + 112 * max(here.get((number, other), 1) for other in range(STAGES)) for number in range(lane))
        # An empty cell's middle, or the lower half of the last card.
        down = above + (112 * (here[cell] - 1) + 35 if cell in here else 0)
        program.drag(waiting, (origin[0] + 160 * zoom * stage, origin[1] + zoom * down), steps=4)
        here[cell] = here.get(cell, 0) + 1
    save(program)
    print(f'# {CARDS} cards sorted by pointer: {time.monotonic() - start:.0f} s', flush=True)
    stages = [stage.get('id') for stage in sorted(drive.records(path, 'stage'), key=lambda record: record.get('order'))]
    lanes = [lane.get('id') for lane in sorted(drive.records(path, 'lane'), key=lambda record: record.get('order'))]
    wanted, found = {}, {}
    for number, (lane, stage) in enumerate(cells, 1):
        wanted.setdefault((stages[stage], lanes[lane]), []).append(f'card {number:02}')
    for record in sorted(drive.records(path, 'card'), key=lambda record: record.get('order')):
        found.setdefault((record.get('stage'), record.get('lane')), []).append(drive.text_of(record, 'title'))
    expect(found == wanted, f'every card in its cell, in order, not {found}')


def test_keys_go_on(desktop):
    program, path = open_blank(desktop)
    keys(program, 'Down', 'Return')
    for title in ('a', 'b', 'c', 'd'):
        write(program, title)
    keys(program, 'Escape', 'Up', 'Delete')
    wait_at(program, 'd — ')
    program.key('p')                    # acts on the card that is next, and goes on to the one before
    wait_at(program, 'b — ')
    menu(program, 'w', 'o')
    wait_at(program, 'b — ')            # from the menu back to the card
    menu(program, 'm', 'c')
    wait_until(lambda: [thing for thing in program.find(state='focused') if thing['role'] == 'text'], 'an entry, started in the menu')
    program.type('e')
    program.key('Return', 'Escape')
    program.press_button('Zoom in')     # takes the keyboard from nowhere
    program.key('4')
    save(program)
    expect(sorted(drive.titles(path)) == ['a', 'b', 'd', 'e'], f'four cards, not {drive.titles(path)}')
    expect(drive.find_card(path, 'd').get('lane') is None, 'the one after the removed one set aside')
    expect(drive.find_card(path, 'e').get('effort') == '4', 'the new one rated')
    program.key('ctrl+z', 'ctrl+z')
    save(program)
    expect('e' not in drive.titles(path), 'rated and written: two steps back')


if __name__ == '__main__':
    drive.main()
