#!/usr/bin/env python3
"""portal.py - the window with a file that the document portal gave it, as in a sandbox."""

import contextlib
import pathlib
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / 'share'))

import documents
import drive
from drive import expect, wait_until

EXAMPLE = 'templates/customer-example.en.jmap'
TITLE = 'Ludovic'


@contextlib.contextmanager
def portal(desktop):
    try:
        opened = documents.Documents(desktop.env)
    except documents.Missing as reason:
        raise drive.Skip(reason) from None
    try:
        yield opened
    finally:
        for program in desktop.programs:
            program.kill()
        opened.close()


def open_example(desktop, opened):
    """The window, the file as the program sees it, and where that really is: alone in a folder."""
    real = desktop.copy(EXAMPLE)
    view = opened.add(real)[0]
    program = desktop.start(view)
    window = program.wait_window(TITLE)
    program.wait_text('cards')
    program.focus(window)
    return program, view, real


def add_card(program, title):
    program.key('ctrl+Return')
    program.type(title)
    program.key('Return', 'Escape')


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_save(desktop):
    with portal(desktop) as opened:
        program, view, real = open_example(desktop, opened)
        for title in ('Ask a friend', 'Ask another'):
            add_card(program, title)
            program.wait_title('•')
            program.key('ctrl+s')
            wait_until(lambda: drive.find_card(real, title) is not None, 'the new card in the file')
            program.wait_title('•', absent=True)
            expect(names(real.parent) == [real.name], f'nothing beside the file while it is open, as {names(real.parent)}')
        program.key('ctrl+q')
        expect(program.wait_end() == 0, 'a good end')
        expect(names(real.parent) == [real.name], f'the file alone in its folder, not {names(real.parent)}')
        expect(names(view.parent) == [view.name], f'the file alone in its view, not {names(view.parent)}')


def test_save_as_keeps_the_name(desktop):
    with portal(desktop) as opened:
        program, view, real = open_example(desktop, opened)
        target = desktop.folder / 'home' / 'chosen'
        chosen = opened.add_new(target)[0]
        add_card(program, 'Ask a friend')
        program.key('ctrl+shift+s')
        program.wait_window('Save the Map As')
        program.key('ctrl+a')
        program.type(str(chosen))
        program.key('Return')
        wait_until(target.exists, 'the file under the name that was given')
        wait_until(lambda: drive.find_card(target, 'Ask a friend') is not None, 'the card in it')
        program.wait_text('chosen – saved')
        expect(names(chosen.parent) == ['chosen'], f'no other name in its view, as {names(chosen.parent)}')
        expect(drive.find_card(real, 'Ask a friend') is None, 'the first file as it was')


def test_overwriting_keeps_the_other_version(desktop):
    with portal(desktop) as opened:
        program, view, real = open_example(desktop, opened)
        add_card(program, 'Mine')
        program.wait_title('•')
        theirs = real.read_text(encoding='utf-8').replace('Ludovic', 'Lucienne')
        time.sleep(0.1)
        real.write_text(theirs, encoding='utf-8')
        program.key('ctrl+s')
        program.wait_text('has changed on disk')
        program.press_button('Overwrite')
        wait_until(lambda: drive.find_card(real, 'Mine') is not None, 'my card in the file')
        program.wait_text('is kept as “map (')
        program.wait_title('•', absent=True)
        program.key('ctrl+q')
        program.wait_end()
        expect(names(real.parent) == [real.name], f'the file alone in its folder, not {names(real.parent)}')
        kept = list((desktop.folder / 'state' / 'parcours' / 'recovery').glob('*/draft'))
        expect([draft.read_text(encoding='utf-8') for draft in kept] == [theirs], 'the other version in a draft')
        program = desktop.start()
        program.wait_text('Parcours ended before these maps were saved')
        program.press_button('Recover')
        program.wait_window('Lucienne')


if __name__ == '__main__':
    drive.main()
