#!/usr/bin/env python3
"""reopen.py - pictures that carry their map: opened, saved as a map, never written over."""

import os
import pathlib
import time

import drive
from drive import EXAMPLE, TITLE, add_card, expect, wait_until

CLI = os.environ.get('PARCOURS_CLI', str(pathlib.Path(drive.PROGRAM).resolve().parent / 'cli' / 'parcours-cli'))


def make_picture(desktop, name='poster.jmap.svg', *options):
    """(the map, the picture of it)"""
    path = desktop.copy(EXAMPLE)
    picture = path.with_name(name)
    desktop.run(CLI, 'export', path, picture, '--dpi', '20', *options)
    return path, picture


def save_as(program, name=None):
    """Answers the question that Save asks for a map without a file."""
    window = program.wait_window('Save the Map As')
    program.focus(window)
    if name is not None:
        program.key('ctrl+a')
        program.type(str(name))
    time.sleep(0.5)
    program.key('Return')


def test_open_and_save(desktop):
    for name in ('poster.jmap.svg', 'poster.png'):
        path, picture = make_picture(desktop, name, '--embed')
        before = picture.read_bytes()
        program = desktop.start(picture)
        window = program.wait_window(TITLE)
        program.wait_text(f'taken out of the picture “{name}”')
        program.wait_text('Not saved yet')
        program.focus(window)
        program.key('ctrl+s')
        save_as(program, path.with_name('again.jmap'))
        again = path.with_name('again.jmap')
        wait_until(again.exists, 'the map as a file')
        program.wait_text('again.jmap – saved')
        wait_until(lambda: not program.find(part='taken out of the picture'), 'the bar to go')
        expect(again.read_bytes() == path.read_bytes(), 'the very same map')
        expect(picture.read_bytes() == before, 'the picture as it was')
        program.focus(program.wait_window(TITLE))
        add_card(program, 'Ask a friend')
        program.key('ctrl+s')
        wait_until(lambda: drive.find_card(again, 'Ask a friend') is not None, 'the edit in the file of the map')
        expect(picture.read_bytes() == before, 'the picture as it was')
        program.key('ctrl+q')
        program.wait_end()
        again.unlink()


def test_name_and_place_are_offered(desktop):
    path, picture = make_picture(desktop)
    before = picture.read_bytes()
    program = desktop.start(picture)
    program.wait_text('taken out of the picture')
    program.focus(program.wait_window(TITLE))
    add_card(program, 'Ask a friend')
    program.wait_title('•')
    program.key('ctrl+s')
    save_as(program)
    saved = path.with_name('poster.jmap')
    wait_until(saved.exists, f'poster.jmap beside the picture, in {list(path.parent.iterdir())}')
    wait_until(lambda: drive.find_card(saved, 'Ask a friend') is not None, 'the new card in the file')
    expect(picture.read_bytes() == before, 'the picture as it was')


def test_a_picture_is_no_name_for_a_map(desktop):
    path, picture = make_picture(desktop)
    before = picture.read_bytes()
    program = desktop.start(picture)
    program.wait_text('taken out of the picture')
    program.focus(program.wait_window(TITLE))
    program.key('ctrl+s')
    save_as(program, picture)
    saved = path.with_name('poster.jmap.svg.jmap')
    # The chooser asks first whether the picture may be replaced: it is not even then.
    wait_until(lambda: saved.exists() or program.key('Return') or saved.exists(), 'the map under a name of its own')
    expect(picture.read_bytes() == before, 'the picture as it was')


def test_without_a_map(desktop):
    _, picture = make_picture(desktop, 'plain.svg')
    program = desktop.start(picture)
    program.wait_text('“plain.svg” could not be opened')
    program.wait_text('carries no journey map')
    program.key('Escape')
    program.wait_text('Put a journey on the wall')


def test_opened_beside_another(desktop):
    """An untouched map out of a picture keeps its window: it is not in the way of the next file."""
    path, picture = make_picture(desktop)
    program = desktop.start(picture)
    program.wait_text('taken out of the picture')
    desktop.run(drive.PROGRAM, path)
    wait_until(lambda: len(program.windows()) == 2, 'two windows')


def test_a_map_that_became_a_picture(desktop):
    path, picture = make_picture(desktop)
    program = desktop.start(path)
    window = program.wait_window(TITLE)
    program.wait_text('cards')
    picture.replace(path)
    program.wait_text('What is there now is a picture.')
    program.focus(window)
    expect(path.read_bytes().startswith(b'<?xml') and b'<svg' in path.read_bytes(), 'the picture as it was')


if __name__ == '__main__':
    drive.main()
