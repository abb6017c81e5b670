#!/usr/bin/env python3
"""bulk.py - many cards at once: selected by band, by keys and by what they have in common; set in the inspector; one step of undo."""

import time

import drive
from drive import expect, open_example, wait_until

SEARCHES = 'Searches for “start running”'
COMPARES = 'Reads three comparison sites'
BASKET = 'Fills a basket, then leaves it'
SHOP = 'Visits a first brand’s shop'


def card(program, title):
    return program.card(title)


def press(program, name):
    button = program.steady(lambda: next((thing for thing in program.find(part=name) if 'button' in thing['role']), None), f'a button “{name}”')
    program.click(*program.middle(button))


def save(program):
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_title('•', absent=True)


def values(path, name):
    return {drive.text_of(found, 'title'): found.get(name) for found in drive.records(path, 'card')}


def test_band_and_inspector(desktop):
    program, path = open_example(desktop)
    before, first = values(path, 'effort'), path.read_bytes()
    left, right = card(program, SEARCHES), card(program, SHOP)
    # From the empty place below the last card, beside its button, to the second: a band, not a lifted card.
    program.drag((right[0] + 60, left[1] + 150), (left[0] + 120, left[1]))
    program.wait_text('4 selected')
    program.click(*card(program, SEARCHES), modifier='ctrl')
    chosen = [thing['name'].split(' — ')[0] for thing in program.find(state='selected', role='list item')]
    expect(len(chosen) == 5, f'five cards selected, not {chosen}')
    press(program, 'Effort: 5 very high')
    save(program)
    now = values(path, 'effort')
    expect({title for title in now if now[title] == '5' and before[title] != '5'} | {title for title in chosen if before[title] == '5'} == set(chosen),
           'the effort of the five in the file, and of no other')
    program.key('ctrl+z')
    save(program)
    expect(path.read_bytes() == first, 'one undo leads back to the file as it was')


def test_keys(desktop):
    program, path = open_example(desktop)
    program.click(*card(program, SEARCHES))
    program.key('shift+Right', 'shift+Right')
    program.wait_text('3 selected')
    # Left out, the keyboard stays there: once more takes it in again.
    program.key('ctrl+space')
    program.wait_text('2 cards selected.')
    program.key('ctrl+space')
    program.wait_text('3 cards selected.')
    where = values(path, 'step')
    program.key('ctrl+Left')
    program.wait_text('stay together')
    program.key('ctrl+Right')
    program.wait_text('3 cards moved.')
    save(program)
    now = values(path, 'step')
    expect((now[SEARCHES], now[COMPARES], now[BASKET]) == (where[COMPARES], where[BASKET], where[SHOP]), f'all one step on, not {now[SEARCHES]}')


def test_alike(desktop):
    program, path = open_example(desktop)
    program.click(*card(program, SEARCHES))
    program.key('shift+F10')
    time.sleep(0.4)
    # Select is the last but one; its first entry, below the way back, is the same kind.
    program.key('Up', 'Up', 'Right', 'Down', 'Return')
    told = program.wait_text('cards selected.')
    n = int((told['name'] or told['text']).split()[0])
    lanes = {lane.get('{http://www.w3.org/XML/1998/namespace}id') or lane.get('id') for lane in drive.records(path, 'lane') if lane.get('kind') == 'touchpoint'}
    expected = [found for found in drive.records(path, 'card')
                if found.get('kind') == 'touchpoint' or (found.get('kind') is None and found.get('lane') in lanes)]
    expect(n == len(expected), f'{len(expected)} touchpoints selected, not {n}')


if __name__ == '__main__':
    drive.main()
