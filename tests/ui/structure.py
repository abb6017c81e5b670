#!/usr/bin/env python3
"""structure.py - the grid's own gestures, by pointer and by key: headers dragged, inserted, split, merged and collapsed, cards widened. What
counts is what the file holds."""

import time

import drive
from drive import expect, wait_until

SEARCHES = 'Searches for “start running”'
COMPARES = 'Reads three comparison sites'
BASKET = 'Fills a basket, then leaves it'
QUEUES = 'Queues at the till, pays by card'
# Where the bands are, seen from the cards of the first lane: 112 u of head and lane below the middle of a card, 80 u of bands.
STAGES, STEPS = -127, -84
STEP_OF = {SEARCHES: 't01-decide', COMPARES: 't02-compare', BASKET: 't03-online'}


def open_example(desktop):
    program, path = drive.open_example(desktop)
    wait_until(lambda: card(program, SEARCHES), 'the first card on the wall')
    return program, path


def card(program, title):
    """The middle of a card on the screen, None if it is not on the wall."""
    return program.card(title) if program.find(part=title + ' — ', role='list item') else None


def stage_above(program, title):
    x, y = card(program, title)
    return x, y + STAGES


def step_above(program, title):
    x, y = card(program, title)
    return x, y + STEPS


def save(program):
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_title('•', absent=True)


def in_order(path, kind):
    found = drive.records(path, kind)
    return [drive.text_of(one, 'title') for one in sorted(found, key=lambda one: one.get('order').encode())]


def ids_in_order(path, kind):
    return [one.get('id') for one in sorted(drive.records(path, kind), key=lambda one: one.get('order').encode())]


def name(program, title):
    """Types the title of the stage that was just added, once the entry is there."""
    wait_until(lambda: program.find(part='New stage', state='focused'), 'the entry for the title')
    program.type(title)
    program.key('Return')


def steps_of(path, stage):
    parent = next(one for one in drive.records(path, 'stage') if drive.text_of(one, 'title') == stage)
    steps = sorted(parent.iter(drive.NAMESPACE + 'step'), key=lambda one: one.get('order').encode())
    return [drive.text_of(step, 'title') for step in steps]


def test_drag_stage(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    start, end = stage_above(program, BASKET), stage_above(program, SEARCHES)
    # Given up first.
    program.press(*start)
    program.glide(start, (end[0] - 60, end[1]))
    program.desktop.xdotool('key', 'Escape')
    time.sleep(0.2)
    program.release()
    time.sleep(0.3)
    program.wait_title('•', absent=True)
    program.drag(start, (end[0] - 60, end[1]))
    program.wait_text('“Consideration” is now stage 1 of 5.')
    save(program)
    expect(in_order(path, 'stage')[:2] == ['Consideration', 'Awareness'], f'the stage first, not {in_order(path, "stage")}')
    # The same by key, and back.
    program.key('ctrl+Right')
    program.wait_text('“Consideration” is now stage 2 of 5.')
    program.key('ctrl+shift+Left', 'ctrl+shift+Left')
    program.wait_text('“Consideration” cannot go further that way.')
    program.key('ctrl+z', 'ctrl+z', 'ctrl+z')
    save(program)
    expect(path.read_bytes() == before, 'three steps back: the file as it was')


def test_drag_step_to_another_stage(desktop):
    program, path = open_example(desktop)
    start, end = step_above(program, COMPARES), step_above(program, BASKET)
    program.drag(start, (end[0] + 40, end[1]))
    program.wait_text('“Comparing” is now step 2 of 3 in “Consideration”.')
    save(program)
    found = drive.find_card(path, COMPARES)
    expect((found.get('stage'), found.get('step')) == ('s2-consideration', 't02-compare'), 'its cards came along')
    expect(len(steps_of(path, 'Consideration')) == 3, f'three steps, not {steps_of(path, "Consideration")}')
    program.key('ctrl+Left', 'ctrl+Left')
    program.wait_text('“Comparing” is now step 2 of 2 in “Awareness”.')
    save(program)
    expect(drive.find_card(path, COMPARES).get('stage') == 's1-awareness', 'and back by key')


def test_drag_lane_and_persona(desktop):
    program, path = open_example(desktop)
    lanes, personas = ids_in_order(path, 'lane'), ids_in_order(path, 'persona')
    x, y = card(program, SEARCHES)
    program.drag((x - 120, y), (x - 110, y + 330))
    save(program)
    after = ids_in_order(path, 'lane')
    expect(after != lanes and sorted(after) == sorted(lanes) and after.index(lanes[0]) > 0, f'the lane further down, not {after}')
    program.key('ctrl+z', 'ctrl+Down')
    save(program)
    expect(ids_in_order(path, 'lane')[:2] == [lanes[1], lanes[0]], 'one down by key')
    program.key('ctrl+z')
    # The persona by key: from the lane to it, and past the other.
    program.key('Left', 'ctrl+Down')
    save(program)
    expect(ids_in_order(path, 'persona')[:2] == [personas[1], personas[0]], 'the personas changed places')
    after = ids_in_order(path, 'lane')
    first = after.index(lanes[0])
    expect(first > 0 and after == lanes[len(lanes) - first:] + lanes[:len(lanes) - first], f'with their lanes, not {after}')


def test_insert(desktop):
    program, path = open_example(desktop)
    left, right = card(program, COMPARES), card(program, BASKET)
    border = (left[0] + right[0]) / 2
    program.move(border - 2, left[1] + STAGES)
    program.click(*program.middle(program.steady(lambda: next(iter(program.find(name='Insert a stage here')), None), 'the button between two stages')))
    name(program, 'Between')
    save(program)
    expect(in_order(path, 'stage')[:3] == ['Awareness', 'Between', 'Consideration'], f'the new stage between, not {in_order(path, "stage")}')
    program.key('ctrl+shift+b')
    name(program, 'Before')
    program.key('ctrl+shift+e')
    name(program, 'After')
    save(program)
    expect(in_order(path, 'stage')[1:4] == ['Before', 'After', 'Between'], f'two more by key, not {in_order(path, "stage")}')
    expect(drive.find_card(path, BASKET).get('stage') == 's2-consideration', 'all cards where they were')


def test_split_and_merge(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    program.click(*step_above(program, COMPARES))
    program.key('Menu', 'p')
    name(program, 'Second half')
    save(program)
    expect(in_order(path, 'stage')[:2] == ['Awareness', 'Second half'], f'a new stage, not {in_order(path, "stage")}')
    expect(steps_of(path, 'Second half') == ['Comparing'], 'with the step')
    expect(drive.find_card(path, COMPARES).get('step') == 't02-compare', 'and its cards')
    program.click(*stage_above(program, SEARCHES))
    program.key('Menu', 'm')
    program.wait_text('The two stages are “Awareness / Second half” now.')
    save(program)
    expect(in_order(path, 'stage')[0] == 'Awareness / Second half' and len(steps_of(path, 'Awareness / Second half')) == 2, 'one stage again')
    program.key('ctrl+z', 'ctrl+z', 'ctrl+z')
    save(program)
    expect(path.read_bytes() == before, 'merged, named, split: three steps back')


def test_collapse(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    x, y = step_above(program, BASKET)
    program.click(x, y + STAGES - STEPS)
    program.key('ctrl+period')
    program.wait_text('“Consideration” is collapsed')
    wait_until(lambda: card(program, BASKET) is None, 'its cards hidden')
    program.wait_title('•', absent=True)
    # What is dropped onto it goes to its end and stays hidden.
    left, right = card(program, COMPARES), card(program, 'Tries several pairs, then buys')
    program.drag(card(program, SEARCHES), ((left[0] + right[0]) / 2, left[1]))
    save(program)
    found = drive.find_card(path, SEARCHES)
    expect((found.get('stage'), found.get('step')) == ('s2-consideration', 't04-first-shop'), f'in the last step, not {found.attrib}')
    expect(card(program, SEARCHES) is None, 'and not to be seen')
    program.key('ctrl+period')
    wait_until(lambda: card(program, SEARCHES), 'all there again')
    program.key('ctrl+z')
    save(program)
    expect(path.read_bytes() == before, 'nothing of it in the file')
    # By its button: left of the stage's title, then in the middle of the narrow ribbon.
    x, y = stage_above(program, BASKET)
    program.click(x - 60, y)
    wait_until(lambda: card(program, BASKET) is None, 'collapsed by its button')
    program.click(x - 56, y)
    wait_until(lambda: card(program, BASKET), 'and open again')
    # A lane: from a card to its header.
    program.click(*card(program, SEARCHES))
    program.key('Left', 'ctrl+period')
    wait_until(lambda: card(program, SEARCHES) is None, 'the lane collapsed')
    program.key('ctrl+period')
    wait_until(lambda: card(program, SEARCHES), 'and open')


def test_span(desktop):
    program, path = open_example(desktop)
    x, y = card(program, SEARCHES)
    width = card(program, COMPARES)[0] - x
    program.move(x, y)
    program.drag((x + 71, y), (x + 2 * width + 20, y + 10))
    program.wait_text('spans 3 columns.')
    save(program)
    expect(drive.find_card(path, SEARCHES).get('span') == '3', 'three columns')
    program.key('alt+shift+Left')
    program.wait_text('spans 2 columns.')
    program.key('alt+shift+Right', 'alt+shift+Left', 'alt+shift+Left', 'alt+shift+Left')
    program.wait_text('spans 1 column.')
    save(program)
    expect(drive.find_card(path, SEARCHES).get('span') is None, 'one column says nothing')
    program.key('ctrl+z')
    save(program)
    expect(drive.find_card(path, SEARCHES).get('span') == '2', 'one step back')
    # Held at its right end it moves as it lies: one lane down, not two columns on.
    wide = card(program, SEARCHES)
    program.drag((wide[0] + 60, wide[1]), (wide[0] + 60, card(program, '“Where do I start?”')[1]))
    save(program)
    found = drive.find_card(path, SEARCHES)
    expect((found.get('step'), found.get('lane'), found.get('span')) == ('t01-decide', 'l2-thoughts', '2'), f'one lane down, not {found.attrib}')


if __name__ == '__main__':
    drive.main()
