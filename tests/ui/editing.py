#!/usr/bin/env python3
"""editing.py - working on a map by keyboard: rate, delete, copy, paste, undo, and the structure; what counts is what the file holds."""

import time

import drive
from drive import expect, open_example, wait_until

FIRST = 'Searches for “start running”'
SECOND = 'Reads three comparison sites'


def save(program):
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_title('•', absent=True)


def select_first(program):
    program.key('ctrl+Home')
    program.wait_text('1 selected')


def count(path, kind='card'):
    return len(drive.records(path, kind))


def test_ratings_by_key(desktop):
    program, path = open_example(desktop)
    select_first(program)
    program.key('alt+2', 'ctrl+alt+5')
    save(program)
    card = drive.find_card(path, FIRST)
    expect(card.get('emotion') == '-1', f'emotion -1, not {card.get("emotion")}')
    expect(card.get('effort') == '5', f'effort 5, not {card.get("effort")}')
    program.key('alt+0')
    save(program)
    expect(drive.find_card(path, FIRST).get('emotion') is None, 'no emotion')


def test_ratings_in_the_inspector(desktop):
    program, path = open_example(desktop)
    select_first(program)
    program.press_button('Emotion: −2 very negative')
    program.wait_title('•')
    save(program)
    expect(drive.find_card(path, FIRST).get('emotion') == '-2', 'the emotion in the file')


def test_ratings_in_the_menu(desktop):
    program, path = open_example(desktop)
    select_first(program)
    program.key('Menu', 'Down', 'Down', 'Return', 'Down', 'Return', pause=0.4)
    save(program)
    expect(drive.find_card(path, FIRST).get('emotion') == '2', f'the first choice of the menu, not {drive.find_card(path, FIRST).attrib}')


def test_delete_and_undo(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    select_first(program)
    program.key('Delete')
    save(program)
    expect(drive.find_card(path, FIRST) is None, 'the card is gone')
    program.key('ctrl+z')
    save(program)
    expect(path.read_bytes() == before, 'undo gives the same bytes')
    program.key('ctrl+shift+z')
    save(program)
    expect(drive.find_card(path, FIRST) is None, 'the card is gone again')


def test_select_all_and_delete(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    program.key('ctrl+a', 'Delete')
    program.wait_text('2 cards')          # those that wait to be placed are not on the wall
    program.key('ctrl+z')
    program.wait_title('•', absent=True)
    expect(path.read_bytes() == before, 'the file as it was')


def test_copy_and_paste(desktop):
    program, path = open_example(desktop)
    n = count(path)
    original = drive.find_card(path, FIRST)
    select_first(program)
    program.key('ctrl+c', 'Right', 'ctrl+v')
    program.wait_title('•')
    save(program)
    twins = [card for card in drive.records(path, 'card') if drive.text_of(card, 'title') == FIRST]
    target = drive.find_card(path, SECOND)
    expect(count(path) == n + 1 and len(twins) == 2, f'one more card, not {count(path) - n}')
    copy = next(card for card in twins if card.get('id') != original.get('id'))
    expect(copy.get('step') == target.get('step') and copy.get('lane') == target.get('lane'), 'in the cell of the selected card')
    for field in ('emotion', 'effort', 'channels', 'level'):
        expect(copy.get(field) == original.get(field), f'with its {field}')


def test_cut_and_paste(desktop):
    program, path = open_example(desktop)
    n = count(path)
    select_first(program)
    program.key('ctrl+x')
    save(program)
    expect(count(path) == n - 1 and drive.find_card(path, FIRST) is None, 'cut')
    program.key('ctrl+v')
    save(program)
    expect(count(path) == n and drive.find_card(path, FIRST) is not None, 'pasted')


def test_duplicate(desktop):
    program, path = open_example(desktop)
    n = count(path)
    select_first(program)
    program.key('ctrl+d')
    save(program)
    expect(count(path) == n + 1 and drive.titles(path).count(FIRST) == 2, 'a twin')


def test_paste_between_windows(desktop):
    program, path = open_example(desktop)
    other = desktop.copy('templates/blank.en.jmap', 'blank.jmap')
    select_first(program)
    program.key('ctrl+c')
    second = desktop.start(other)
    second.process.wait()       # it handed over to the one that runs
    window = program.wait_window('blank' if not drive.titles(other, 'journey-map')[0] else drive.titles(other, 'journey-map')[0])
    program.focus(window)
    program.key('ctrl+v')
    save(program)
    expect(drive.titles(other).count(FIRST) == 1, f'the card in the other map, not {drive.titles(other)}')
    expect(len(drive.records(other, 'channel')) >= 1, 'with its channels')


def test_lines_become_cards(desktop):
    program, path = open_example(desktop)
    n = count(path)
    select_first(program)
    program.key('n')
    program.type('alpha beta')
    program.key('ctrl+a', 'ctrl+c', 'Return', 'Escape', 'ctrl+v')
    save(program)
    expect(count(path) == n + 2 and drive.titles(path).count('alpha beta') == 2, f'the words as a card: {drive.titles(path)}')


def test_undo_in_an_entry_is_the_entry_s(desktop):
    program, path = open_example(desktop)
    n = count(path)
    select_first(program)
    program.key('Delete')
    program.wait_title('•')
    program.key('n')
    program.type('abc')
    program.key('ctrl+a', 'ctrl+x', 'ctrl+z', 'Return', 'Escape')
    save(program)
    expect(drive.find_card(path, 'abc') is not None, f'the text is back, not {drive.titles(path)[:3]}')
    expect(count(path) == n, 'one card gone, one added')


def wait_menu(program):
    wait_until(lambda: program.find(role='menu item') or program.find(role='menu'), 'a menu')
    time.sleep(0.3)


def open_menu(program, *keys):
    program.key('F10', pause=0.1)
    for key in keys:
        wait_menu(program)
        program.key(key, pause=0.1)
    time.sleep(0.3)


def test_add_stage_and_step(desktop):
    program, path = open_example(desktop)
    n = count(path, 'stage')
    open_menu(program, 'm', 's')
    program.type('Afterwards')
    program.key('Return')
    save(program)
    expect(drive.titles(path, 'stage')[-1] == 'Afterwards' and count(path, 'stage') == n + 1, f'a last stage: {drive.titles(path, "stage")}')
    open_menu(program, 'm', 't')
    program.type('Look back')
    program.key('Return')
    save(program)
    stage = drive.records(path, 'stage')[-1]
    expect([drive.text_of(step, 'title') for step in stage.iter(drive.NAMESPACE + 'step')] == ['Look back'], 'its step')


def test_move_and_remove_a_stage(desktop):
    program, path = open_example(desktop)
    before = drive.titles(path, 'stage')
    open_menu(program, 'm', 's')
    program.type('Afterwards')
    program.key('Return')
    save(program)
    program.key('Menu')
    wait_menu(program)
    program.key('l', pause=0.4)
    save(program)
    expect(drive.titles(path, 'stage') == before[:-1] + ['Afterwards', before[-1]], f'one to the left: {drive.titles(path, "stage")}')
    program.key('Delete')
    save(program)
    expect(drive.titles(path, 'stage') == before, 'removed')


def test_removed_stage_parks_its_cards(desktop):
    program, path = open_example(desktop)
    stage = drive.records(path, 'stage')[0]
    cards = [card.get('id') for card in drive.records(path, 'card') if card.get('stage') == stage.get('id')]
    expect(cards, 'the example has cards there')
    select_first(program)
    program.key('Up', 'Up')
    program.key('Delete')
    save(program)
    expect(stage.get('id') not in [other.get('id') for other in drive.records(path, 'stage')], 'the stage is gone')
    parked = [card for card in drive.records(path, 'card') if card.get('id') in cards]
    expect(len(parked) == len(cards) and not any(card.get('stage') for card in parked), 'its cards wait')
    program.key('ctrl+z')
    save(program)
    expect(all(card.get('stage') == stage.get('id') for card in drive.records(path, 'card') if card.get('id') in cards), 'undo brings them back')


def test_add_lane_and_persona(desktop):
    program, path = open_example(desktop)
    lanes, personas = count(path, 'lane'), count(path, 'persona')
    open_menu(program, 'm', 'l', 'Down', 'Down', 'Return')
    program.type('Why go on')
    program.key('Return')
    save(program)
    lane = next(lane for lane in drive.records(path, 'lane') if drive.text_of(lane, 'title') == 'Why go on')
    expect(count(path, 'lane') == lanes + 1, f'a lane of that kind: {lane.attrib}')
    open_menu(program, 'm', 'p')
    program.type('Aline')
    program.key('Return')
    save(program)
    persona = next((persona for persona in drive.records(path, 'persona') if persona.get('name') == 'Aline'), None)
    expect(persona is not None and count(path, 'persona') == personas + 1, 'a persona')
    own = [lane.get('kind') for lane in drive.records(path, 'lane') if lane.get('persona') == persona.get('id')]
    expect(own == ['touchpoint', 'curve'], f'with lanes of her own, not {own}')


def test_labels_name_the_step(desktop):
    program, _ = open_example(desktop)
    select_first(program)
    program.key('alt+2')
    program.wait_title('•')
    open_menu(program, 'd')
    program.wait_text('Undo Change Emotion')
    program.key('Escape', 'Escape')


if __name__ == '__main__':
    drive.main()
