#!/usr/bin/env python3
"""others.py - what others do to the file of an open map: the bars that say so, and what can be done about it."""

import time

import drive
from drive import EXAMPLE, TITLE, add_card, expect, open_example, wait_until


def change_elsewhere(path):
    """Somebody else saves the file, with another title of the map."""
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('<title>Ludovic runs</title>', '<title>Ludovic walks</title>'), encoding='utf-8')
    return path.read_bytes()


def wait_bar(program, part):
    """Waits for a bar whose sentence has `part` in it."""
    return wait_until(lambda: program.find(part=part), f'a bar with “{part}”')


def no_bar(program, part):
    wait_until(lambda: not program.find(part=part), f'no bar with “{part}”')


def wait_in_file(path, title):
    wait_until(lambda: path.exists() and drive.find_card(path, title) is not None, f'the card “{title}” in {path.name}')


def test_unedited_is_reloaded(desktop):
    program, path = open_example(desktop)
    theirs = change_elsewhere(path)
    start = time.monotonic()
    program.wait_title('Ludovic walks')
    print(f'# promise: changed on disk | ui/others/unedited_is_reloaded | in the window {time.monotonic() - start:.1f} s after it happened')
    wait_bar(program, 'Somebody else changed this map')
    program.wait_title('•', absent=True)
    program.key('ctrl+z')
    program.wait_title('• Ludovic runs')
    program.key('ctrl+shift+z')
    program.wait_title('•', absent=True)
    expect(path.read_bytes() == theirs, 'their file as it was')


def test_edited_is_left_alone(desktop):
    program, path = open_example(desktop)
    add_card(program, 'Ask a friend')
    theirs = change_elsewhere(path)
    wait_bar(program, 'and you have changes here')
    program.wait_title('• Ludovic runs')
    program.press_button('Compare…')
    program.wait_text('The map is now called')
    program.wait_text('Ask a friend')
    program.focus(program.wait_window('Different'))
    program.key('Escape')
    program.press_button('Reload')
    no_bar(program, 'and you have changes here')
    program.wait_title('Ludovic walks')
    expect(path.read_bytes() == theirs, 'their file as it was')
    program.focus(program.wait_window(TITLE))
    program.key('ctrl+z')
    program.wait_title('•')
    wait_bar(program, 'Ask a friend')


def test_broken_by_others(desktop):
    program, path = open_example(desktop)
    whole = path.read_text(encoding='utf-8')
    path.write_text('<<<<<<< HEAD\n' + whole, encoding='utf-8')
    wait_bar(program, 'is shown as it was before')
    path.write_text(whole, encoding='utf-8')
    no_bar(program, 'is shown as it was before')
    program.key('ctrl+q')
    expect(program.wait_end() == 0, 'an end without questions: the file is as it was')


def test_renamed(desktop):
    program, path = open_example(desktop)
    time.sleep(1)
    other = path.with_name('renamed.jmap')
    path.rename(other)
    wait_bar(program, 'it is now “renamed.jmap”')
    program.press_button('Go On With It')
    program.wait_text('renamed.jmap – saved')
    program.focus(program.wait_window(TITLE))
    add_card(program, 'Ask a friend')
    program.key('ctrl+s')
    wait_in_file(other, 'Ask a friend')
    expect(not path.exists(), 'no file of the old name')


def test_deleted(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    path.unlink()
    wait_bar(program, 'This map is in no file now')
    program.key('ctrl+w')
    program.wait_text('Save changes to')                # it is in no file: not lost without a question
    program.key('Escape')
    program.press_button('Save It Again')
    wait_until(lambda: path.exists() and path.read_bytes() == before, 'the file, as it was')
    no_bar(program, 'This map is in no file now')


def test_deleted_and_killed(desktop):
    program, path = open_example(desktop)
    path.unlink()
    wait_bar(program, 'This map is in no file now')
    time.sleep(1)
    program.kill()
    program = desktop.start()
    program.wait_text('Parcours ended before these maps were saved')
    program.press_button('Recover')
    program.focus(program.wait_window('•'))
    program.press_button('Save It Again')
    wait_until(path.exists, 'the map in a file again')


def test_recovered_is_compared_and_saved(desktop):
    program, path = open_example(desktop)
    add_card(program, 'Ask a friend')
    time.sleep(1)
    program.kill()
    program = desktop.start()
    program.wait_text('Parcours ended before these maps were saved')
    program.press_button('Recover')
    program.focus(program.wait_window('•'))
    wait_bar(program, 'were not saved when Parcours ended')
    program.press_button('Compare…')
    program.focus(program.wait_window('Different'))
    program.wait_text('Ask a friend')
    program.key('Escape')
    program.press_button('Save')
    wait_in_file(path, 'Ask a friend')
    no_bar(program, 'were not saved when Parcours ended')


def test_decided_later_is_said(desktop):
    program, path = open_example(desktop)
    add_card(program, 'Ask a friend')
    time.sleep(1)
    program.kill()
    program = desktop.start(path)
    program.wait_text('Parcours ended before these maps were saved')
    program.press_button('Decide Later')
    wait_bar(program, 'were never saved')
    program.press_button('Recover')
    program.focus(program.wait_window('•'))
    program.key('ctrl+s')
    wait_in_file(path, 'Ask a friend')
    no_bar(program, 'were never saved')


def test_somebody_else_has_it_open(desktop):
    """A second session on the same home counts as another program of the same user."""
    program, path = open_example(desktop)
    other = drive.Desktop()
    try:
        second = other.start(path)
        second.wait_window(TITLE)
        second.wait_text('is also open in another window of yours')
        # The first looks every half minute, or when somebody comes to its window, which nobody manages here.
        wait_until(lambda: program.find(part='is also open in another window of yours'), 'the other, seen by the first',
                   patience=40 + drive.PATIENCE)
        second.focus(second.wait_window(TITLE))
        second.key('ctrl+q')
        second.wait_end()
    finally:
        other.close()
    program.key('ctrl+q')
    program.wait_end()
    wait_until(lambda: [name.name for name in path.parent.glob('.*.lock')] == [], 'no presence file left')


def test_copy_of_a_sync_tool(desktop):
    path = desktop.copy(EXAMPLE)
    text = path.read_text(encoding='utf-8')
    copy = path.with_name('map.sync-conflict-20260102-150405-ABCDEFG.jmap')
    copy.write_text(text.replace('<title>Ludovic runs</title>', '<title>Ludovic walks</title>'), encoding='utf-8')
    program = desktop.start(path)
    program.focus(program.wait_window(TITLE))
    wait_bar(program, 'left another version of this map')
    program.press_button('Compare…')
    program.focus(program.wait_window('Different'))
    program.wait_text('The map is now called')
    program.key('Escape')
    program.press_button('Open the Copy')
    program.wait_title('Ludovic walks')
    program.wait_text('By its name')


if __name__ == '__main__':
    drive.main()
