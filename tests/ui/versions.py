#!/usr/bin/env python3
"""versions.py - the history of a map: looking back, bringing back, and what stands in the way."""

import hashlib
import os
import pathlib
import shutil
import time

import drive
from drive import expect, wait_until

EXAMPLE = 'templates/customer-example.en.jmap'
OTHER = 'templates/experience-example.en.jmap'
TITLE = 'Ludovic'
BROWSER = 'Version History'


def open_example(desktop):
    path = desktop.copy(EXAMPLE)
    yesterday = time.time() - 24 * 60 * 60
    os.utime(path, (yesterday, yesterday))
    program = desktop.start(path)
    program.focus(program.wait_window(TITLE))
    program.wait_text('cards')
    return program, path


def add_and_save(program, path, *titles):
    for title in titles:
        program.key('ctrl+Return')
        program.type(title)
        program.key('Return', 'Escape')
        program.wait_title('•')
        program.key('ctrl+s')
        program.wait_title('•', absent=True)
        expect(drive.find_card(path, title) is not None, f'“{title}” in the file')


def kept(desktop):
    """The files of the only history there is, oldest first."""
    return sorted((pathlib.Path(desktop.env['XDG_STATE_HOME']) / 'parcours' / 'history').glob('*/*.jmap'))


def rows(program):
    """What the list of versions says, newest first."""
    return [thing['name'] for thing in program.find(role='list item')
            if thing['window']['title'] == BROWSER and thing['description']]


def browse(program, *keys):
    program.key(*(keys or ('ctrl+h',)))
    window = program.wait_window(BROWSER)
    program.focus(window)
    return window


def back_to_map(program):
    wait_until(lambda: BROWSER not in program.windows().values(), 'the browser to close')
    program.focus(program.wait_window(TITLE))


def test_restore_by_keyboard(desktop):
    program, path = open_example(desktop)
    add_and_save(program, path, 'Ask a friend', 'Read the reviews', 'Compare the prices')
    browse(program)
    names = wait_until(lambda: rows(program), 'a list of versions')
    expect(len(names) == 4, f'three saves and what stood there before, not {names}')
    expect(all(name.startswith('Today at ') and name.endswith('kB') for name in names[:3]), f'days, times and sizes, not {names}')
    expect(names[3].startswith('Yesterday at '), f'the file of yesterday, not {names[3]}')
    program.wait_text('This is the map as it is in the window.')
    program.key('Down', 'Down')
    program.wait_text('Restoring it would make 2 changes:')
    program.wait_text('Card “Read the reviews” is gone')
    expect(len(program.find(role='image', part='Picture of the version of ')) == 5, 'four small pictures and a large one, with names')
    # From the list, Tab goes to the buttons, not to the next version.
    program.key('Tab', 'Tab')
    wait_until(lambda: program.find(part='Restore', state='focused'), 'the focus on the button')
    program.wait_text('Restoring it would make 2 changes:')
    program.key('Return')
    back_to_map(program)
    program.wait_text('Undo brings the present back.')
    program.wait_title('•')
    program.key('ctrl+s')
    wait_until(lambda: drive.find_card(path, 'Read the reviews') is None, 'the old state in the file')
    expect(drive.find_card(path, 'Ask a friend') is not None, 'what it had')
    program.wait_title('•', absent=True)
    program.key('ctrl+z')
    program.wait_title('•')
    program.key('ctrl+s')
    wait_until(lambda: drive.find_card(path, 'Compare the prices') is not None, 'the present, back through undo, in the file')
    program.key('ctrl+q')
    expect(program.wait_end() == 0, 'a good end')


def test_by_menu_and_pointer(desktop):
    program, path = open_example(desktop)
    before = drive.titles(path)
    add_and_save(program, path, 'Ask a friend')
    browse(program, 'F10', 'h')
    oldest = wait_until(lambda: [name for name in rows(program) if name.startswith('Yesterday')], 'the version of yesterday')[0]
    program.press_row(oldest)
    program.wait_text('Card “Ask a friend” is gone')
    program.press_button('Restore')
    back_to_map(program)
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_title('•', absent=True)
    expect(drive.titles(path) == before, 'the cards of yesterday')


def test_nothing_yet(desktop):
    program, _ = open_example(desktop)
    browse(program)
    program.wait_text('No Versions Yet')
    program.wait_text('The last 20 states')
    program.key('Escape')
    back_to_map(program)


def test_untitled_has_none(desktop):
    program = desktop.start()
    program.focus(program.wait_window('Parcours'))
    program.key('ctrl+n')
    program.wait_text('Start From a Template')
    program.press_row('Blank map')
    program.wait_text('Not saved yet')
    program.focus(program.wait_window('–'))
    program.key('ctrl+h')
    time.sleep(0.5)
    expect(BROWSER not in program.windows().values(), 'no browser without a file')


def test_what_a_colleague_left(desktop):
    program, path = open_example(desktop)
    add_and_save(program, path, 'Ask a friend')
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('Ask a friend', 'Ask two friends'), encoding='utf-8')
    program.key('ctrl+Return')
    program.type('Read the reviews')
    program.key('Return', 'Escape')
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_text('has changed on disk')
    program.press_button('Overwrite')
    wait_until(lambda: drive.find_card(path, 'Read the reviews') is not None, 'our version in the file')
    program.wait_title('•', absent=True)
    program.focus(program.wait_window(TITLE))
    browse(program)
    wait_until(lambda: len(rows(program)) == 4, 'ours twice, theirs, and what stood there first')
    program.key('Down')
    program.wait_text('Ask two friends')


def test_damaged(desktop):
    program, path = open_example(desktop)
    add_and_save(program, path, 'Ask a friend', 'Read the reviews')
    newest = kept(desktop)[-1]
    newest.write_bytes(newest.read_bytes()[:500])
    # What stood in the way of the first save need not have been a map.
    page = b'<html><body>Not found</body></html>'
    (newest.parent / f'20000101T000000.000000Z-{hashlib.sha256(page).hexdigest()}.jmap').write_bytes(page)
    browse(program)
    program.wait_text('This Version Cannot Be Read')
    program.wait_text('is damaged')
    wait_until(lambda: rows(program)[0].endswith('Cannot be read'), 'a word in the list')
    program.key('Down')
    program.wait_text('Restoring it would make 1 change:')
    program.key('End')
    program.wait_text('This Version Cannot Be Read')
    program.wait_text('The version of 1 January 2000, 00:00')


def test_of_another_map(desktop):
    """A file of the same name is another map: its versions cannot be restored here, but saved."""
    program, path = open_example(desktop)
    add_and_save(program, path, 'Ask a friend')
    program.key('ctrl+q')
    program.wait_end()
    shutil.copyfile(drive.DATA / OTHER, path)
    program = desktop.start(path)
    program.focus(program.wait_window('–'))
    program.wait_text('cards')
    browse(program)
    wait_until(lambda: len(rows(program)) == 2, 'the versions of the file')
    program.wait_text('Restoring it would make ')
    # The first Enter goes to the button, the second one presses it.
    program.key('Return', 'Return')
    program.wait_text('The version could not be restored')
    program.wait_text('is of another map')


def test_read_only(desktop):
    program, path = open_example(desktop)
    add_and_save(program, path, 'Ask a friend')
    program.key('ctrl+q')
    program.wait_end()
    path.write_text(path.read_text(encoding='utf-8').replace('version="1"', 'version="2"', 1), encoding='utf-8')
    before = path.read_bytes()
    program = desktop.start(path)
    program.focus(program.wait_window(TITLE))
    program.wait_text('made by a newer version of Parcours')
    browse(program)
    program.wait_text('Restoring it would make ')
    button = next(thing for thing in program.look() if 'button' in thing['role'] and thing['name'].endswith('Restore'))
    expect('sensitive' not in button['states'], 'nothing to restore into')
    program.key('Return', 'Return')
    time.sleep(0.5)
    expect(BROWSER in program.windows().values(), 'the browser still there')
    expect(path.read_bytes() == before, 'the file as it was')


def test_save_a_copy(desktop):
    program, path = open_example(desktop)
    add_and_save(program, path, 'Ask a friend', 'Read the reviews')
    browse(program)
    wait_until(lambda: rows(program), 'a list of versions')
    program.key('Down')
    program.wait_text('Restoring it would make 1 change:')
    program.press_button('Save a Copy…')
    program.focus(program.wait_window('Save a Copy of the Version'))
    program.key('ctrl+a')
    copy = path.with_name('back.jmap')
    program.type(str(copy.with_suffix('')))
    program.key('Return')
    wait_until(copy.exists, 'the copy, with its ending')
    program.wait_text('“back.jmap” is written.')
    expect(drive.find_card(copy, 'Ask a friend') is not None and drive.find_card(copy, 'Read the reviews') is None, 'the version')
    expect(drive.find_card(path, 'Read the reviews') is not None, 'the file as it was')


def test_twenty(desktop):
    program, path = open_example(desktop)
    add_and_save(program, path, 'Ask a friend')
    folder = kept(desktop)[0].parent
    for number in range(25):
        old = path.read_text(encoding='utf-8').replace('Ask a friend', f'Ask friend {number}').encode()
        (folder / f'20260101T0000{number:02}.000000Z-{hashlib.sha256(old).hexdigest()}.jmap').write_bytes(old)
    add_and_save(program, path, 'Read the reviews')
    expect(len(kept(desktop)) == 20, f'twenty, not {len(kept(desktop))}')
    browse(program)
    wait_until(lambda: len(rows(program)) == 20, 'twenty rows')
    program.key('End')
    program.wait_text('Ask friend 8')
    wait_until(lambda: 'Thursday 1 January 2026, 00:00:08' in [thing['text'] for thing in program.look()], 'the oldest one')


if __name__ == '__main__':
    drive.main()
