#!/usr/bin/env python3
"""dnd.py - cards dragged from window to window and out of the program, with a real pointer; what counts is what both files hold."""

import subprocess
import time

import drive
from drive import EXAMPLE, TITLE, expect, wait_until

CARD = 'Searches for “start running”'
LATER = 'Compares by phone'
WIDTH = 1280

# A window of another program that shows what is dropped on it, and lets a text be dragged from its other half.
OTHER = '''
import gi, sys
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, GObject, Gtk
Gtk.init()
window = Gtk.Window(title='Other', default_width=400, default_height=400)
box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, homogeneous=True)
to, source = Gtk.Label(label='to'), Gtk.Label(label='from', hexpand=True)
target = Gtk.DropTarget.new(str, Gdk.DragAction.COPY | Gdk.DragAction.MOVE)
def on_drop(_, value, x, y):
    print(value.replace(chr(10), '|'), flush=True)
    return True
target.connect('drop', on_drop)
to.add_controller(target)
drag = Gtk.DragSource(actions=Gdk.DragAction.COPY)
drag.connect('prepare', lambda *_: Gdk.ContentProvider.new_for_value(sys.argv[1]))
source.add_controller(drag)
box.append(to)
box.append(source)
window.set_child(box)
window.present()
GLib.MainLoop().run()
'''


# One that has files to give, as a file manager does.
FILES = '''
import gi, sys
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
window = Gtk.Window(title='Files', default_width=400, default_height=400)
source = Gtk.Label(label='from', hexpand=True)
drag = Gtk.DragSource(actions=Gdk.DragAction.COPY)
uris = ''.join(uri + chr(13) + chr(10) for uri in sys.argv[1:]).encode()
drag.connect('prepare', lambda *_: Gdk.ContentProvider.new_for_bytes('text/uri-list', GLib.Bytes.new(uris)))
source.add_controller(drag)
window.set_child(source)
window.present()
GLib.MainLoop().run()
'''


def card(program, title):
    return program.card(title)


def open_two(desktop):
    """(program, path, second path): the example at the left, a blank map at the right."""
    path = desktop.copy(EXAMPLE)
    other = desktop.copy('templates/blank.en.jmap', 'blank.jmap')
    other.write_text(other.read_text(encoding='utf-8').replace('<title>', '<title>Second ', 1), encoding='utf-8')
    program = desktop.start(path)
    first = program.wait_window(TITLE)
    program.wait_text('cards')
    desktop.start(other).process.wait()         # it hands over to the one that runs
    second = program.wait_window('Second')
    desktop.xdotool('windowmove', '--sync', second, WIDTH + 10, 0)
    time.sleep(0.5)
    return program, path, other, first, second


def main_place(program, window):
    """A point over the first cell of a window's wall."""
    x, y, _, _ = program.geometry(window)
    return x + 330, y + 300


def carry(program, start, end, modifier=None):
    """Out of the window and into another, as a hand does: it takes a few motions until the desktop has taken over."""
    program.press(*start)
    program.glide(start, end, 14)
    if modifier:
        program.desktop.xdotool('keydown', modifier)
    for i in range(6):
        program.move(end[0] + i, end[1] + i)
        time.sleep(0.15)
    program.release()
    if modifier:
        program.desktop.xdotool('keyup', modifier)
    time.sleep(0.3)


def carry_back(program, start, end):
    """On with a drag that the desktop has."""
    program.glide(start, end, 10)
    for i in range(4):
        program.move(end[0] + i, end[1] + i)
        time.sleep(0.15)
    program.release()
    time.sleep(0.3)


def save(program, window, path, true, what):
    program.focus(window)
    program.key('ctrl+s')
    wait_until(lambda: true(drive.titles(path)), f'{what}, not {drive.titles(path)[:8]}')


def test_move_and_copy_between_windows(desktop):
    program, path, other, first, second = open_two(desktop)
    carry(program, card(program, CARD), main_place(program, second))
    program.wait_text('1 card moved to another map.')
    save(program, second, other, lambda titles: titles.count(CARD) == 1, 'the card in the other map')
    save(program, first, path, lambda titles: CARD not in titles, 'the card gone from the first map')
    expect(drive.find_card(other, CARD).get('stage') is not None, 'in a cell of the other map')
    # One step back in each window.
    program.focus(first)
    program.key('ctrl+z')
    save(program, first, path, lambda titles: CARD in titles, 'the card back')
    program.focus(second)
    program.key('ctrl+z')
    save(program, second, other, lambda titles: CARD not in titles, 'the other map as it was')
    # Out of the window and back again is a move on the wall.
    to = card(program, 'Visits a first brand’s shop')
    program.focus(first)
    program.press(*card(program, CARD))
    program.glide(card(program, CARD), (WIDTH + 100, 950), 10)
    carry_back(program, (WIDTH + 100, 950), to)
    program.key('ctrl+s')
    wait_until(lambda: drive.find_card(path, CARD).get('step') == 't04-first-shop', 'the card in another cell')
    expect(drive.titles(path).count(CARD) == 1, 'the card once')
    carry(program, card(program, CARD), main_place(program, second), 'ctrl')
    save(program, second, other, lambda titles: titles.count(CARD) == 1, 'a copy in the other map')
    expect(drive.titles(path).count(CARD) == 1, 'the original in its place')
    expect(not any(title.startswith('•') for title in program.windows().values()), 'nothing else changed')


def test_other_program(desktop):
    program, path, _, first, second = open_two(desktop)
    before = path.read_bytes()
    other = subprocess.Popen(['/usr/bin/python3', '-c', OTHER, 'alpha\tbeta'], env=desktop.env, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True)
    try:
        found = wait_until(lambda: desktop.xdotool('search', '--onlyvisible', '--name', '^Other$', check=False).split(), 'the other program')
        desktop.xdotool('windowmove', '--sync', found[0], WIDTH + 10, 0)
        desktop.xdotool('windowraise', found[0])
        time.sleep(0.5)
        carry(program, card(program, CARD), (WIDTH + 200, 120))
        expect(other.stdout.readline().strip() == CARD, 'the words of the card')
        time.sleep(0.3)
        expect(not any(title.startswith('•') for title in program.windows().values()), 'the card stays')
        # A block comes in, a card for each cell of it.
        carry(program, (WIDTH + 200, 300), card(program, CARD))
        save(program, first, path, lambda titles: {'alpha', 'beta'} <= set(titles), 'the cells as cards')
        expect(drive.find_card(path, 'alpha').get('lane') == drive.find_card(path, 'beta').get('lane'), 'in one lane')
        expect(drive.find_card(path, 'alpha').get('step') != drive.find_card(path, 'beta').get('step'), 'in two columns')
        program.focus(first)
        program.key('ctrl+z')
        program.key('ctrl+s')
        wait_until(lambda: path.read_bytes() == before, 'one step back for the whole block')
    finally:
        other.kill()
        other.wait()


def drop_files(desktop, program, end, *uris):
    other = subprocess.Popen(['/usr/bin/python3', '-c', FILES, *uris], env=desktop.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        found = wait_until(lambda: desktop.xdotool('search', '--onlyvisible', '--name', '^Files$', check=False).split(), 'the file manager')
        desktop.xdotool('windowmove', '--sync', found[0], WIDTH + 10, 0)
        desktop.xdotool('windowraise', found[0])
        time.sleep(0.5)
        carry(program, (WIDTH + 200, 200), end)
    finally:
        other.kill()
        other.wait()


def test_files_that_are_no_maps(desktop):
    path = desktop.copy(EXAMPLE)
    before = path.read_bytes()
    home = path.parent
    (home / 'notes.txt').write_text('milk, bread\n', encoding='utf-8')
    (home / 'torn.jmap').write_bytes(before[:len(before) // 2])
    (home / 'folder').mkdir()
    program = desktop.start(path)
    first = program.wait_window(TITLE)
    program.wait_text('cards')
    place = card(program, CARD)
    for name, words in (('notes.txt', 'not a journey map'), ('torn.jmap', 'stops before the end'), ('folder', 'is a folder'),
                        ('gone.jmap', 'is not there')):
        drop_files(desktop, program, place, (home / name).as_uri())
        wait_until(lambda: [thing for thing in program.look() if words in thing['name'] + thing['text']], f'what is wrong with {name}')
        program.key('Escape')
        wait_until(lambda: len(program.windows()) == 1, f'one window again after {name}')
        program.focus(first)
        expect(not any(title.startswith('•') for title in program.windows().values()), f'{name} changed the map')
    # A good one among bad ones is opened all the same.
    other = desktop.copy('templates/blank.en.jmap', 'blank.jmap')
    drop_files(desktop, program, place, (home / 'notes.txt').as_uri(), other.as_uri())
    program.wait_window('New map')
    program.focus(first)
    program.key('ctrl+s')
    expect(path.read_bytes() == before, 'the file as it was')


test_move_and_copy_between_windows.size = test_files_that_are_no_maps.size = test_other_program.size = '2600x1000'

if __name__ == '__main__':
    drive.main()
