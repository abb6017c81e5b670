#!/usr/bin/env python3
"""find.py - words found and replaced, cards filtered and views kept, by keys and pointer; what counts is what the file and the picture hold."""

import drive
from drive import expect, wait_until

SEARCHES = 'Searches for “start running”'
QUEUE = 'Queue at the till'


def save(program):
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_title('•', absent=True)


def on_wall(program, title):
    return program.find(part=title + ' — ', role='list item')


def ask_filter(program, text):
    program.key('ctrl+shift+f')
    program.key('ctrl+a')
    program.type(text)
    program.key('Return')


def choose(program, name):
    """An item of an open menu by its words."""
    item = wait_until(lambda: next((thing for thing in program.look() if thing['name'].replace('_', '') == name and 'menu item' in thing['role']),
                                   None), f'the menu item “{name}”')
    program.click(*program.middle(item))


def views(program, name):
    program.focus(program.wait_window(drive.TITLE))
    # Without a window manager the first press after a menu only ends its grab.
    program.click(*program.middle(program.wait_text(' of 53 cards')))
    program.press_button('Views')
    choose(program, name)


def words(path):
    """All that people wrote in a file, in small letters."""
    root = drive.ET.parse(path).getroot()
    return ' '.join(list(root.itertext()) + [element.get(name, '') for element in root.iter() for name in ('name', 'owner', 'team')]).lower()


def test_find(desktop):
    program, path = drive.open_example(desktop)
    program.key('ctrl+f')
    program.type('contactless')
    program.wait_text('1 of ')
    program.wait_text('Title of ')
    program.key('Return', 'F3')
    program.wait_text('3 of ')
    program.key('shift+Return')
    program.wait_text('2 of ')
    program.key('ctrl+a')
    program.type('QUEUE AT')
    program.wait_text('1 of 1')
    # Closing leaves the hit selected: Enter edits its title.
    program.key('Escape')
    program.wait_text('1 selected')
    program.key('Return')
    program.key('ctrl+a')
    program.type('Found it')
    program.key('Return')
    save(program)
    expect(drive.find_card(path, 'Found it') is not None and drive.find_card(path, QUEUE) is None, 'the card that was found renamed')


def test_replace(desktop):
    program, path = drive.open_example(desktop)
    before = path.read_bytes()
    program.key('ctrl+r')
    program.type('shop')
    program.wait_text('1 of ')
    program.key('ctrl+a')       # in the entry, not on the wall
    expect(not program.find(part=' selected'), 'no card selected by a key in an entry')
    program.click(*program.middle(wait_until(lambda: program.find(name='Replace With'), 'the second entry')[0]))
    program.key('Delete', 'BackSpace', 'ctrl+a', 'ctrl+x')
    program.wait_title('•', absent=True)
    program.type('store')
    program.press_button('Replace All')
    program.wait_text(' replaced in ')
    save(program)
    expect('shop' not in words(path) and 'store' in words(path), 'all words replaced')
    program.key('Escape', 'ctrl+z')
    save(program)
    expect(path.read_bytes() == before, 'one step back brings all of it back')


def test_filter(desktop):
    program, path = drive.open_example(desktop)
    wait_until(lambda: on_wall(program, SEARCHES), 'the first card')
    ask_filter(program, 'kind=pian')
    program.wait_text('Character 6 of the filter: “kind” can be touchpoint')
    program.key('BackSpace', 'BackSpace', 'BackSpace')
    program.type('ain')
    program.wait_text('11 of 53 cards')
    program.press_button('Hide')
    wait_until(lambda: not on_wall(program, SEARCHES), 'the first card hidden')
    wait_until(lambda: on_wall(program, 'Too much contradictory advice'), 'a pain point on the wall')
    # A check box writes a term.
    program.press_button('Persona')
    wait_until(lambda: program.find(part='Mireille, ', role='check box'), 'a check box for Mireille')
    program.key('Tab', 'space', 'Escape')
    program.wait_text('kind=pain persona=Mireille')
    program.wait_text('5 of 53 cards')
    # What is found behind the filter is said to be there, and one press away.
    program.key('ctrl+f')
    program.type('start running')
    program.wait_text('Hidden by the filter.')
    program.press_button('Show All Cards')
    wait_until(lambda: on_wall(program, SEARCHES), 'the first card again')
    program.wait_title('•', absent=True)


def test_views(desktop):
    program, path = drive.open_example(desktop)
    ask_filter(program, 'emotion<=-1')
    views(program, 'Keep as View…')
    program.wait_text('Keep as View')
    program.type('Low points')
    program.key('Return')
    program.focus(program.wait_window(drive.TITLE))
    save(program)
    expect(drive.text_of(drive.records(path, 'view')[-1], 'filter') == 'emotion<=-1', 'the view in the file')
    views(program, 'Pain points')
    program.wait_text('11 of 53 cards')
    program.key('ctrl+a')       # the cursor is in the entry already
    program.type('kind=pain effort>=4')
    program.key('Return')
    views(program, 'Update “Pain points”')
    save(program)
    expect(drive.text_of(drive.records(path, 'view')[0], 'filter') == 'kind=pain effort>=4', 'the view brought up to date')
    views(program, 'Remove “Pain points”')
    save(program)
    expect(drive.titles(path, 'view') == ['Moments of truth', 'Low points'], 'the view removed')
    program.key('ctrl+z')
    save(program)
    expect(len(drive.records(path, 'view')) == 3, 'and back')


def export_svg(program, target, everything):
    program.focus(program.wait_window(drive.TITLE))
    program.key('ctrl+e')
    program.wait_text('Only the 11 cards that the filter shows')
    program.focus(program.wait_window('Export the Map'))
    if everything:
        program.click(*program.middle(program.find(name='Cards', role='combo box')[0]))
        program.key('Up', 'Return')
    if not program.find(name='SVG, to edit as a drawing'):      # the second time it is remembered
        program.click(*program.middle(program.find(name='Kind of file', role='combo box')[0]))
        program.key('Down', 'Return')
    program.wait_text('SVG, to edit as a drawing')
    program.press_button('Export…')
    program.focus(program.wait_window('Export To'))
    program.key('ctrl+a')
    program.type(str(target))
    program.key('Return')
    wait_until(target.exists, f'the picture {target.name}')
    program.wait_text(f'“{target.name}” is written')
    return target.read_text(encoding='utf-8')


def test_export_leaves_out_what_is_hidden(desktop):
    program, path = drive.open_example(desktop)
    ask_filter(program, 'kind=pain')
    program.press_button('Hide')
    pains = export_svg(program, path.with_name('pains.svg'), False)
    expect(QUEUE in pains and 'Fills a basket' not in pains, 'only what is on the wall in the picture')
    whole = export_svg(program, path.with_name('whole.svg'), True)
    expect(QUEUE in whole and 'Fills a basket' in whole, 'all cards where that is asked for')


if __name__ == '__main__':
    drive.main()
