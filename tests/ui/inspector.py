#!/usr/bin/env python3
"""inspector.py - the panel beside the wall: what it sets is in the file, what it does not understand is not, and it follows undo."""

import drive
from drive import expect, wait_until

EXAMPLE = 'templates/customer-example.en.jmap'
TITLE = 'Ludovic'


def open_card(desktop, title):
    path = desktop.copy(EXAMPLE)
    program = desktop.start(path)
    window = program.wait_window(TITLE)
    program.wait_text('cards')
    program.focus(window)
    select(program, title)
    return program, path


def select(program, title):
    """Clicks a card on the wall, and waits until the inspector shows it."""
    program.click(*program.card(title))
    wait_until(lambda: next((thing for thing in program.look() if thing['text'] == title), None), f'“{title}” in the inspector')


def press(program, name):
    """Clicks a button or switch of the inspector by its name."""
    button = program.steady(lambda: next((thing for thing in program.find(name=name) if thing['role'] not in ('label', 'grouping')), None),
                            f'a button “{name}”')
    program.click(*program.middle(button))


def field(program, name):
    """The text area or entry of a field."""
    return program.steady(lambda: next((thing for thing in program.find(name=name) if thing['role'] in ('text', 'entry')), None),
                          f'the text “{name}”')


def wait_focus(program, name):
    wait_until(lambda: program.find(name=name, state='focused'), f'the keyboard at “{name}”')


def save(program, path):
    before = path.stat().st_mtime_ns
    program.key('ctrl+s')
    wait_until(lambda: path.stat().st_mtime_ns != before, 'the file to be written')


def card_of(desktop_path, title):
    card = drive.find_card(desktop_path, title)
    expect(card is not None, f'the card “{title}” in the file')
    return card


def first_card(desktop):
    path = desktop.copy(EXAMPLE, 'look.jmap')
    card = next(card for card in drive.records(path, 'card') if card.get('emotion') == '1')
    return drive.text_of(card, 'title')


def test_emotion_and_effort(desktop):
    title = first_card(desktop)
    program, path = open_card(desktop, title)
    press(program, 'Emotion: −2 very negative')
    press(program, 'Effort: 5 very high')
    save(program, path)
    card = card_of(path, title)
    expect(card.get('emotion') == '-2' and card.get('effort') == '5', f'what was pressed in the file, not {card.attrib}')

    # Pressed again it is unset, which is not 0.
    press(program, 'Emotion: −2 very negative')
    program.wait_text('not rated yet')
    save(program, path)
    expect(card_of(path, title).get('emotion') is None, 'no emotion in the file')
    program.key('ctrl+z')
    program.wait_text('−2 very negative')


def test_text(desktop):
    title = first_card(desktop)
    program, path = open_card(desktop, title)
    program.click(*program.middle(field(program, 'Title')))
    program.key('ctrl+a')
    program.type('Another title, longer than it was before')
    program.key('Tab')
    program.click(*program.middle(field(program, 'Note')))
    # With nothing left in it, the keys still mean the text and not the cards.
    program.key('ctrl+a', 'Delete', 'ctrl+a', 'Delete')
    program.type('A note')
    program.key('Return')
    program.type('of two lines')
    save(program, path)
    card = card_of(path, 'Another title, longer than it was before')
    expect(drive.text_of(card, 'note') == 'A note\nof two lines', f'the note in the file, not {drive.text_of(card, "note")!r}')


def test_half_a_date_is_not_written(desktop):
    title = first_card(desktop)
    program, path = open_card(desktop, title)
    press(program, 'Add to “Pieces of evidence”')
    field(program, 'Date')
    wait_focus(program, 'Source: None')
    # The new row is open and its first field, the source, has the keyboard: reports, one less, one more, place, date.
    program.key('Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    program.type('2026-0')
    wait_until(lambda: any('2026-0' in thing['text'] + thing['name'] and thing['role'] == 'label' for thing in program.look()),
               'the reason below the date')
    save(program, path)
    evidence = list(card_of(path, title).iter(drive.NAMESPACE + 'evidence'))[-1]
    expect(evidence.get('date') is None, 'no date in the file yet')
    program.type('3-12')
    save(program, path)
    evidence = list(card_of(path, title).iter(drive.NAMESPACE + 'evidence'))[-1]
    expect(evidence.get('date') == '2026-03-12', f'the whole date in the file, not {evidence.attrib}')


def test_add_and_remove_a_record(desktop):
    title = first_card(desktop)
    program, path = open_card(desktop, title)
    before = len(list(card_of(path, title).iter(drive.NAMESPACE + 'evidence')))
    press(program, 'Add to “Pieces of evidence”')
    field(program, 'Date')
    save(program, path)
    expect(len(list(card_of(path, title).iter(drive.NAMESPACE + 'evidence'))) == before + 1, 'one more piece of evidence')
    wait_focus(program, 'Source: None')
    # From the source to the button at the end: reports, less, more, place, date, calendar, link, text; a single record cannot be moved.
    program.key(*['Tab'] * 9)
    program.key('space')
    save(program, path)
    expect(len(list(card_of(path, title).iter(drive.NAMESPACE + 'evidence'))) == before, 'it is gone again')
    program.key('ctrl+z')
    save(program, path)
    expect(len(list(card_of(path, title).iter(drive.NAMESPACE + 'evidence'))) == before + 1, 'and undo brings it back')


def test_switch_and_level(desktop):
    title = first_card(desktop)
    program, path = open_card(desktop, title)
    before = card_of(path, title).get('moment-of-truth')
    press(program, 'Moment of truth')
    press(program, 'Evidence level: Validated')
    save(program, path)
    card = card_of(path, title)
    expect(card.get('moment-of-truth') != before, 'the switch in the file')
    expect(card.get('level') == 'validated', 'the level in the file')


def test_keyboard_alone(desktop):
    title = first_card(desktop)
    program, path = open_card(desktop, title)
    program.click(*program.middle(field(program, 'Title')))
    program.key('Tab', 'Right', 'Right', 'space')
    program.wait_text('neutral')
    program.key('Delete')
    program.wait_text('not rated yet')
    program.key('Left', 'space')
    program.wait_text('negative')
    save(program, path)
    expect(card_of(path, title).get('emotion') == '-1', 'the emotion in the file')


def test_map_when_nothing_is_selected(desktop):
    title = first_card(desktop)
    program, path = open_card(desktop, title)
    program.key('Escape', 'Escape')
    program.click(*program.middle(field(program, 'Trigger')))
    program.key('ctrl+a')
    program.type('A new trigger')
    save(program, path)
    root = next(iter(drive.records(path, 'journey-map')))
    expect(drive.text_of(root, 'trigger') == 'A new trigger', 'the trigger in the file')


if __name__ == '__main__':
    drive.main()
