#!/usr/bin/env python3
"""table.py - the map as a table: what a screen reader finds there, sorting, editing in cells, one selection with the wall."""

import os
import time

import drive
from drive import expect, wait_until
from wall import SEARCHES, card, open_example, place, save

OTHER_COLUMNS = ('step', 'persona', 'lane', 'kind', 'channels', 'level', 'status')
FIRST = [SEARCHES, '“Where do I start?”', 'Too much contradictory advice']
SIGNED = {None: 'not set', '-2': '−2', '-1': '−1', '0': '0', '1': '+1', '2': '+2'}


def rows(program, things=None):
    """The rows that are seen, from the top: each a list of its cells."""
    found = []
    for thing in things or program.look():
        if thing['role'] == 'table row' and ' — ' in thing['name']:
            found.append([])
        elif thing['role'] == 'table cell' and found:
            found[-1].append(thing)
    return found


def titles(program):
    return [row[0]['name'].removeprefix('Title: ') for row in rows(program)]


def read_all(program):
    """All rows there are, as the words in their cells, met by scrolling from the top down to the end."""
    program.key('ctrl+Home')
    last, read = None, {}
    while True:
        things = program.look()
        here, last = last, focus(program, things)
        if here == last:
            return list(read)
        for row in rows(program, things):
            read[tuple(cell['name'].split(': ', 1)[1] for cell in row)] = True
        program.key('Next')


def focus(program, things=None):
    """The name of the cell that has the focus."""
    return next((thing['name'] for thing in things or program.look() if 'focused' in thing['states'] and thing['role'] == 'table cell'), None)


def leave_out(desktop, columns):
    """Columns as somebody left them: these are not shown."""
    keyfile = desktop.folder / 'config' / 'glib-2.0' / 'settings' / 'keyfile'
    keyfile.parent.mkdir(parents=True)
    group = os.environ.get('PARCOURS_ID', 'io.github.parcours.Parcours').replace('.', '/')
    kept = ', '.join(f"('{name}', {width}, {'false' if name in columns else 'true'})" for name, width in
                     (('title', 400), ('stage', 160), ('emotion', 100), ('effort', 100), *((name, 100) for name in OTHER_COLUMNS)))
    keyfile.write_text(f'[{group}]\ntable-columns=[{kept}]\n')


def open_table(desktop):
    program, path = open_example(desktop)
    program.key('ctrl+t')
    wait_until(lambda: titles(program)[:3] == FIRST, 'the first cards in reading order')
    return program, path


def wait_focus(program, name):
    wait_until(lambda: focus(program) == name, f'the focus on “{name}”, not “{focus(program)}”')


def test_every_card_is_read(desktop):
    leave_out(desktop, OTHER_COLUMNS)
    program, path = open_table(desktop)
    stages = {stage.get('id'): drive.text_of(stage, 'title') for stage in drive.records(path, 'stage')}
    expected = sorted((drive.text_of(found, 'title'), stages.get(found.get('stage'), 'not set'), SIGNED[found.get('emotion')],
                       found.get('effort') or 'not set') for found in drive.records(path, 'card'))
    read = read_all(program)
    expect(sorted(read) == expected, f'every card with its values; {set(expected) ^ set(read)} differ')
    headers = [thing['name'] for thing in program.look() if thing['role'] == 'filler' and thing['name'] in ('Title', 'Stage', 'Emotion')]
    expect(headers == ['Title', 'Stage', 'Emotion'], f'the columns have names: {headers}')


def test_many_cards_by_keyboard(desktop):
    leave_out(desktop, (*OTHER_COLUMNS, 'stage', 'emotion', 'effort'))
    path = desktop.folder / 'home' / 'many.jmap'
    cards = ''.join(f'<card id="c{i}" order="V{i:03}V" stage="s" lane="l"><title>Card {i}</title></card>' for i in range(300))
    path.write_text('<?xml version="1.0" encoding="UTF-8"?><journey-map xmlns="' + drive.NAMESPACE[1:-1] + '" version="1" id="many">'
                    '<title>Many</title><stage id="s" order="V"><title>Use</title></stage><lane id="l" order="V"><title>Pains</title></lane>'
                    + cards + '</journey-map>')
    program = desktop.start(path)
    program.focus(program.wait_window('Many'))
    program.wait_text('300 cards')
    program.key('ctrl+t')
    wait_until(lambda: titles(program)[:1] == ['Card 0'], 'the first card')
    read = [row[0] for row in read_all(program)]
    expect(read == [f'Card {i}' for i in range(300)], f'all 300 were met in order, not {len(read)}')
    expect(focus(program) == 'Title: Card 299', f'the focus has come along, not {focus(program)}')


def test_sort(desktop):
    program, path = open_table(desktop)
    before = path.read_bytes()
    header = program.middle(next(thing for thing in program.look() if thing['name'] == 'Effort' and thing['role'] == 'filler'))
    efforts = sorted(int(found.get('effort')) for found in drive.records(path, 'card') if found.get('effort'))

    def seen():
        names = [next(cell['name'] for cell in row if cell['name'].startswith('Effort: ')) for row in rows(program)]
        return [int(name[8:].replace('not set', '0')) for name in names[:15]]      # those farther down may be of before
    program.click(*header)
    wait_until(lambda: seen() == efforts[:15], 'the efforts from the least')
    program.click(*header)
    wait_until(lambda: seen() == efforts[::-1][:15], 'the efforts from the most')
    program.click(*header)
    wait_until(lambda: titles(program)[:3] == FIRST, 'the reading order again')
    program.wait_title('•', absent=True)
    expect(path.read_bytes() == before, 'the file does not know of it')


def test_edit_in_cells(desktop):
    program, path = open_table(desktop)
    program.click(*program.middle(rows(program)[0][0]))
    program.key('F2')
    program.type('Asks a runner')
    program.key('Tab')
    wait_focus(program, 'Stage: Awareness')
    # A stage from the list moves the card.
    program.key('Return', 'Down', 'Return')
    wait_focus(program, 'Stage: Consideration')
    program.key(*['Right'] * 4)
    wait_focus(program, 'Emotion: +1')
    program.key('F2')
    program.type('7')
    program.key('Return')
    wait_until(lambda: program.find(name='Emotion', state='focused'), 'the editor to stay open')
    program.key('Escape')
    wait_focus(program, 'Emotion: +1')
    program.key('Return')
    program.key('minus', '2')
    program.key('Return')
    wait_focus(program, 'Emotion: −2')
    save(program)
    moved = drive.find_card(path, 'Asks a runner')
    expect(moved is not None and moved.get('emotion') == '-2' and moved.get('stage') == 's2-consideration',
           f'title, stage and emotion in the file, not {moved is not None and moved.attrib}')
    # Each was one step.
    program.key('ctrl+z')
    wait_focus(program, 'Emotion: +1')
    program.key('ctrl+z', 'ctrl+z')
    wait_until(lambda: titles(program)[:3] == FIRST, 'the title and the place as they were')
    save(program)
    expect(place(path, SEARCHES) == ('s1-awareness', 't01-decide', 'l1-touchpoints'), 'the card back in its place')
    # The menu gives the keyboard back.
    program.key('Menu', 'Escape')
    wait_focus(program, 'Emotion: +1')
    program.key('Home', 'F2')
    program.type('Never mind')
    program.key('Escape')
    time.sleep(0.3)
    program.wait_title('•', absent=True)


def test_press_elsewhere_keeps_what_was_typed(desktop):
    """The row that was edited takes another place in the order, far below what is seen, while one of its cells or another row is pressed."""
    program, path = open_table(desktop)
    program.click(*program.middle(next(thing for thing in program.look() if thing['name'] == 'Title' and thing['role'] == 'filler')))
    wait_until(lambda: titles(program)[:1] != FIRST[:1], 'the titles by the alphabet')
    seen = titles(program)
    program.click(*program.middle(rows(program)[0][0]))
    program.key('F2')
    program.type('Zzz')
    program.click(*program.middle(rows(program)[3][0]))
    wait_focus(program, f'Title: {seen[3]}')
    wait_until(lambda: titles(program)[0] == seen[1], 'the edited card to have left its place')
    save(program)
    expect(drive.find_card(path, 'Zzz') is not None, 'what was typed is in the file')
    stage = rows(program)[0][1]['name']
    program.click(*program.middle(rows(program)[0][0]))
    program.key('F2')
    program.type('Zzzz')
    program.click(*program.middle(rows(program)[0][1]))
    wait_focus(program, stage)
    wait_until(lambda: 'Zzzz' in titles(program), 'the pressed row to be seen at its new place')


def test_one_selection(desktop):
    program, path = open_example(desktop)
    program.click(*card(program, SEARCHES))
    program.key('ctrl+t')
    wait_focus(program, f'Title: {SEARCHES}')
    program.key('shift+Down', 'shift+Down')
    program.wait_text('3 selected')
    chosen = [row[0]['name'] for row in rows(program) if 'selected' in row[0]['states']]
    expect(chosen == [f'Title: {title}' for title in FIRST], f'the three rows are selected, not {chosen}')
    program.key('ctrl+t')
    chosen = [thing['name'] for thing in program.look() if thing['role'] == 'list item' and 'selected' in thing['states']]
    expect(len(chosen) == 3 and all(name.endswith('— selected') for name in chosen), f'the same three on the wall, not {chosen}')
    program.key('ctrl+t')
    wait_focus(program, f'Title: {FIRST[2]}')
    program.key('alt+5', 'Down', 'Delete')
    save(program)
    left = drive.records(path, 'card')
    expect([found.get('emotion') for found in left if drive.text_of(found, 'title') in FIRST] == ['2'] * 3, 'a rating for all three')
    expect(len(left) == 52 and drive.find_card(path, 'Sees the poster in the street') is None, 'the next row was deleted')
    # A new card stands behind the current one, and its title is typed at once.
    program.key('Home', 'ctrl+Home', 'n')
    program.type('Asks a friend')
    program.key('Return')
    save(program)
    expect(place(path, 'Asks a friend') == place(path, SEARCHES), 'the new card in the same cell')


def test_moves_on_the_wall_are_told(desktop):
    program, _ = open_example(desktop)
    program.click(*card(program, SEARCHES))
    program.key('ctrl+Right')
    said = program.wait_text(f'“{SEARCHES}” is now in Comparing, Ludovic, 3 of 3.')
    expect('status' in said['role'], f'the sentence is in a status bar, not a {said["role"]}')


if __name__ == '__main__':
    drive.main()
