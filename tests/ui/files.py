#!/usr/bin/env python3
"""files.py - a map and its file: open, save, close, somebody else's changes, a crash."""

import pathlib
import shutil
import time

import drive
from drive import EXAMPLE, TITLE, add_card, expect, open_example, wait_until


def start_again(program, *arguments):
    """What a second start from the desktop does: it hands over to the running program and ends."""
    program.desktop.run(drive.PROGRAM, *arguments)


def test_edit_and_save(desktop):
    program, path = open_example(desktop)
    expect(drive.find_card(path, 'Ask a friend') is None, 'the example without the new card')
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    program.key('ctrl+s')
    wait_until(lambda: drive.find_card(path, 'Ask a friend') is not None, 'the new card in the file')
    program.wait_title('•', absent=True)
    program.key('ctrl+q')
    expect(program.wait_end() == 0, 'a good end')


def test_undo_is_unmodified(desktop):
    program, _ = open_example(desktop)
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    program.key('ctrl+z', 'ctrl+z')
    program.wait_title('•', absent=True)
    program.key('ctrl+shift+z')
    program.wait_title('•')


def test_broken_file_keeps_the_map(desktop):
    program, path = open_example(desktop)
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    broken = path.with_name('broken.jmap')
    broken.write_bytes(path.read_bytes()[:2000])
    before = broken.read_bytes()
    start_again(program, broken)
    program.wait_text('“broken.jmap” could not be opened')
    program.wait_text('broken.jmap, line ')
    expect(any('•' in title for title in program.windows().values()), 'the open map is still there')
    program.key('Escape')
    program.focus(program.wait_window(TITLE))
    program.key('ctrl+s')
    wait_until(lambda: drive.find_card(path, 'Ask a friend') is not None, 'the edit in the file')
    expect(broken.read_bytes() == before, 'the broken file as it was')


def test_broken_file_at_the_start(desktop):
    path = desktop.folder / 'home' / 'picture.jmap'
    path.write_bytes(b'\x89PNG\r\n\x1a\n' + bytes(100))
    program = desktop.start(path)
    program.wait_text('“picture.jmap” could not be opened')
    program.key('Escape')
    program.wait_text('Put a journey on the wall')


def test_open_twice_is_one_window(desktop):
    program, path = open_example(desktop)
    other = path.with_name('other.jmap')
    shutil.copyfile(path, other)
    link = path.with_name('link.jmap')
    link.symlink_to(path)
    start_again(program, path)
    start_again(program, link)
    time.sleep(1)
    expect(len(program.windows()) == 1, f'one window, not {program.windows()}')
    start_again(program, other)
    wait_until(lambda: len(program.windows()) == 2, 'a second window for another file')


def test_close_question(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    program.key('ctrl+w')
    program.wait_text('Save changes to')
    program.key('Escape')
    program.wait_title('•')
    expect(path.read_bytes() == before, 'nothing saved yet')
    program.focus(program.wait_window(TITLE))
    program.key('ctrl+w')
    program.wait_text('Save changes to')
    program.press_button('Save')
    expect(program.wait_end() == 0, 'a good end')
    expect(drive.find_card(path, 'Ask a friend') is not None, 'the edit in the file')


def test_discard_on_close(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    program.key('ctrl+w')
    program.wait_text('Save changes to')
    program.press_button('Discard')
    expect(program.wait_end() == 0, 'a good end')
    expect(path.read_bytes() == before, 'the file as it was')
    # Discarded on purpose is not a crash.
    program = desktop.start(path)
    program.wait_window(TITLE)
    time.sleep(1)
    expect(not program.find(part='Parcours ended before'), 'nothing to recover')


def change_elsewhere(path):
    """Somebody else saves the file."""
    text = path.read_text(encoding='utf-8')
    title = drive.titles(path)[0]
    path.write_text(text.replace(title, 'Changed by a colleague'), encoding='utf-8')
    return path.read_bytes()


def test_changed_on_disk_overwrite(desktop):
    program, path = open_example(desktop)
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    theirs = change_elsewhere(path)
    program.key('ctrl+s')
    program.wait_text('has changed on disk')
    expect(path.read_bytes() == theirs, 'their file untouched by the question')
    program.press_button('Overwrite')
    wait_until(lambda: drive.find_card(path, 'Ask a friend') is not None, 'our version in the file')
    copies = [other for other in path.parent.glob('map (*).jmap') if other.read_bytes() == theirs]
    expect(len(copies) == 1, f'their version beside it, not {list(path.parent.iterdir())}')
    program.wait_title('•', absent=True)


def test_changed_on_disk_reload(desktop):
    program, path = open_example(desktop)
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    theirs = change_elsewhere(path)
    program.key('ctrl+s')
    program.wait_text('has changed on disk')
    program.press_button('Reload')
    program.wait_title('•', absent=True)
    expect(path.read_bytes() == theirs, 'their file as it was')
    program.focus(program.wait_window(TITLE))
    program.key('ctrl+z')
    program.wait_title('•')
    program.key('ctrl+s')
    wait_until(lambda: drive.find_card(path, 'Ask a friend') is not None, 'our version, back through undo, in the file')


def test_revert_is_undoable(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    program.key('F10', 'v')
    program.wait_title('•', absent=True)
    program.focus(program.wait_window(TITLE))
    program.key('ctrl+z')
    program.wait_title('•')
    program.key('ctrl+shift+z')
    program.wait_title('•', absent=True)
    program.key('ctrl+s')
    time.sleep(0.5)
    expect(path.read_bytes() == before, 'the file is as it was')


def recovery_folders(desktop):
    return list((pathlib.Path(desktop.env['XDG_STATE_HOME']) / 'parcours' / 'recovery').glob('*/draft'))


def test_recovery_after_a_kill(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    time.sleep(1)
    program.kill()
    expect(path.read_bytes() == before, 'the file untouched by the draft')

    program = desktop.start(path)
    program.wait_text('Parcours ended before these maps were saved')
    expect(len(recovery_folders(desktop)) == 1, 'a draft until the user chose')
    program.press_button('Recover')
    window = program.wait_window('•')
    program.focus(window)
    program.key('ctrl+s')
    wait_until(lambda: drive.find_card(path, 'Ask a friend') is not None, 'the recovered edit in the file')
    wait_until(lambda: not recovery_folders(desktop), 'no draft left')


def test_recovery_later(desktop):
    program, path = open_example(desktop)
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    time.sleep(1)
    program.kill()
    for _ in range(2):
        program = desktop.start()
        program.wait_text('Parcours ended before these maps were saved')
        program.press_button('Decide Later')
        time.sleep(0.5)
        program.kill()
        expect(len(recovery_folders(desktop)) == 1, 'the draft is kept until the user chose')
    program = desktop.start()
    program.wait_text('Parcours ended before these maps were saved')
    program.press_button('Discard')
    program.wait_text('will be lost for good')
    program.key('Tab', 'Return')
    wait_until(lambda: not recovery_folders(desktop), 'no draft left')


def test_new_and_save_as(desktop):
    program = desktop.start()
    window = program.wait_window('Parcours')
    program.focus(window)
    program.key('ctrl+n')
    program.wait_text('Start From a Template')
    program.press_row('Blank map')
    program.wait_text('Not saved yet')
    program.focus(program.wait_window('–'))
    add_card(program, 'Ask a friend')
    program.key('ctrl+s')
    program.wait_window('Save the Map As')
    program.key('ctrl+a')
    program.type(str(desktop.folder / 'home' / 'first'))
    program.key('Return')
    path = desktop.folder / 'home' / 'first.jmap'
    wait_until(path.exists, 'the file, with its ending')
    expect(drive.find_card(path, 'Ask a friend') is not None, 'the card in the file')
    program.wait_text('first.jmap – saved')


def test_newer_version_is_read_only(desktop):
    path = desktop.copy(EXAMPLE)
    path.write_text(path.read_text(encoding='utf-8').replace('version="1"', 'version="2"', 1), encoding='utf-8')
    before = path.read_bytes()
    program = desktop.start(path)
    window = program.wait_window(TITLE)
    program.wait_text('made by a newer version of Parcours')
    program.focus(window)
    add_card(program, 'Ask a friend')
    program.key('ctrl+a', 'Delete', 'ctrl+s')
    time.sleep(0.5)
    expect(path.read_bytes() == before, 'the file as it was')
    program.key('ctrl+q')
    expect(program.wait_end() == 0, 'an end without questions')


def test_warnings_are_shown(desktop):
    path = desktop.copy(EXAMPLE)
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('emotion="1"', 'emotion="11"', 1).replace('effort="1"', 'effort="much"', 1), encoding='utf-8')
    program = desktop.start(path)
    program.wait_window(TITLE)
    program.wait_text('were not as expected. Nothing was lost.')
    program.press_button('Details')
    program.wait_text('Line ')
    said = [thing['name'] for thing in program.find(role='list item')]
    expect(any('11' in name for name in said) and any('much' in name for name in said), f'what was found, in {said}')
    program.key('Escape')
    program.press_button('Dismiss')
    wait_until(lambda: not program.find(role='alert'), 'the bar to go')


def test_export(desktop):
    program, path = open_example(desktop)
    for name, start in (('poster.pdf', b'%PDF-'), ('again', b'%PDF-')):
        program.focus(program.wait_window(TITLE))
        program.key('ctrl+e')
        program.wait_text('Kind of file')
        program.press_button('Export…')
        program.focus(program.wait_window('Export To'))
        program.key('ctrl+a')
        program.type(str(path.with_name(name)))
        program.key('Return')
        target = path.with_name(name if '.' in name else name + '.pdf')
        wait_until(target.exists, f'the picture {target.name}')
        program.wait_text(f'“{target.name}” is written')
        expect(target.read_bytes().startswith(start), f'a {target.suffix} file')


def test_export_that_cannot_be_written(desktop):
    program, path = open_example(desktop)
    program.key('ctrl+e')
    program.wait_text('Kind of file')
    program.press_button('Export…')
    program.focus(program.wait_window('Export To'))
    program.key('ctrl+a')
    program.type('/proc/poster.pdf')
    program.key('Return')
    program.wait_text('The map could not be exported')


def test_window_size_is_kept(desktop):
    program, _ = open_example(desktop)
    window = program.wait_window(TITLE)
    desktop.xdotool('windowsize', '--sync', window, 1010, 707)
    time.sleep(0.5)
    program.key('ctrl+q')
    program.wait_end()
    program, _ = open_example(desktop)
    _, _, width, height = program.geometry(program.wait_window(TITLE))
    expect((width, height) == (1010, 707), f'the size of last time, not {width} × {height}')


if __name__ == '__main__':
    drive.main()
