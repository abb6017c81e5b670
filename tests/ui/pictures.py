#!/usr/bin/env python3
"""pictures.py - pictures on cards and portraits: by the panel, dropped from another program, pasted; what counts is what the file holds."""

import base64
import os
import pathlib
import struct
import subprocess
import time
import zlib

import drive
from drive import EXAMPLE, TITLE, expect, wait_until

CLI = os.environ.get('PARCOURS_CLI', str(pathlib.Path(drive.PROGRAM).resolve().parent / 'cli' / 'parcours-cli'))
CARD = 'Searches for “start running”'

# A window of another program: files are dragged from it, and it may own the clipboard.
OTHER = '''
import gi, sys
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gio, Gtk
Gtk.init()
window = Gtk.Window(title='Other', default_width=300, default_height=300)
source = Gtk.Label(label='from')
drag = Gtk.DragSource(actions=Gdk.DragAction.COPY)
files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in sys.argv[2:]])
drag.connect('prepare', lambda *_: Gdk.ContentProvider.new_for_value(files))
source.add_controller(drag)
window.set_child(source)
window.present()
if sys.argv[1] == 'copy':
    with open(sys.argv[2], 'rb') as file:
        bytes = GLib.Bytes.new(file.read())
    window.get_clipboard().set_content(Gdk.ContentProvider.new_for_bytes('image/png', bytes))
GLib.MainLoop().run()
'''


def png(width, height, colour):
    """A chequered picture, made here."""
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))

    rows = [b'\0' + b''.join(bytes(colour) if (x // 16 + y // 16) % 2 else b'\xff\xff\xff' for x in range(width)) for y in range(32)]
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b''.join(rows[y % 32] for y in range(height)))) + chunk(b'IEND', b''))


def open_with(desktop, **pictures):
    """(program, path of the map, paths of the pictures), with the first card selected."""
    path = desktop.copy(EXAMPLE)
    paths = []
    for name, data in pictures.items():
        paths.append(desktop.folder / 'home' / (name.replace('_', ' ') + '.png'))
        paths[-1].write_bytes(data)
    program = desktop.start(path)
    window = program.wait_window(TITLE)
    program.wait_text('cards')
    desktop.xdotool('windowsize', '--sync', window, '1280', '990')
    program.focus(window)
    return program, path, paths


def card(program, title=CARD):
    return program.card(title)


def start_other(desktop, mode, *paths):
    """The other program at the right edge of the screen, and the middle of its window."""
    process = subprocess.Popen(['/usr/bin/python3', '-W', 'ignore', '-c', OTHER, mode, *map(str, paths)], env=desktop.env,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    window = wait_until(lambda: desktop.xdotool('search', '--name', '^Other$', check=False).split(), 'the other window')[0]
    desktop.xdotool('windowmove', '--sync', window, 1290, 600)
    time.sleep(0.5)
    return process, window, (1440, 760)


def carry(program, start, end):
    program.press(*start)
    program.glide(start, end, 14)
    for i in range(6):
        program.move(end[0] + i, end[1] + i)
        time.sleep(0.15)
    program.release()
    time.sleep(0.3)


def pictures(path):
    """id -> bytes of the pictures in the file."""
    return {record.get('id'): base64.b64decode(drive.text_of(record, 'data')) for record in drive.records(path, 'picture')}


def save(program, path, true, what):
    program.focus(program.wait_window(TITLE))
    program.key('ctrl+s')
    wait_until(lambda: true(pictures(path)), f'{what}, not {list(pictures(path))}')


def choose(program, path):
    """In the dialog that opens a file. Nobody looks at it through AT-SPI: GTK 4.8 stumbles over its own list."""
    window = program.wait_window('Choose a Picture')
    program.focus(window)
    time.sleep(0.5)
    program.type(str(path))
    time.sleep(0.5)
    program.key('Return')
    wait_until(lambda: window not in program.windows(), 'the dialog to go')
    program.focus(program.wait_window(TITLE))


def test_panel(desktop):
    data = png(200, 150, (30, 120, 60))
    program, path, (file,) = open_with(desktop, The_first_shop=data)
    program.click(*card(program))
    program.press_button('Choose a picture…')
    choose(program, file)
    program.wait_text('The picture is in the map now.')
    wait_until(lambda: program.find(part='with a picture: The first shop'), 'what it shows, for who hears the card')
    save(program, path, lambda found: list(found.values()) == [data], 'the picture in the file')
    expect(drive.find_card(path, CARD).get('picture') in pictures(path), 'the card names it')

    # One step, and nothing is left of it.
    program.key('ctrl+z')
    save(program, path, lambda found: not found, 'no picture in the file')
    expect(drive.find_card(path, CARD).get('picture') is None, 'the card names none')
    program.key('ctrl+shift+z')
    save(program, path, lambda found: list(found.values()) == [data], 'the picture in the file again')
    program.press_button('Remove the picture')
    save(program, path, lambda found: not found, 'no picture in the file')


def test_menu_and_keys(desktop):
    data = png(1800, 900, (120, 30, 60))
    program, path, (file,) = open_with(desktop, Wide=data)
    program.click(*card(program))
    program.key('shift+F10')
    program.key('i')
    choose(program, file)
    program.wait_text('“Wide.png” was made smaller for the map: 1600 × 800 pixels instead of 1800 × 900.')
    save(program, path, lambda found: len(found) == 1, 'the picture in the file')
    record = next(iter(drive.records(path, 'picture')))
    expect((record.get('width'), record.get('height')) == ('1600', '800'), f'its size in the file, not {record.attrib}')


def test_drop(desktop):
    data, other = png(200, 150, (30, 120, 60)), png(90, 90, (10, 20, 160))
    program, path, files = open_with(desktop, Shop=data, Queue=other)
    process, _, start = start_other(desktop, 'drag', *files)
    before = len(drive.titles(path))
    carry(program, start, card(program))
    wait_until(lambda: program.find(part='with a picture'), 'a card with a picture')
    save(program, path, lambda found: sorted(found.values()) == sorted([data, other]), 'both pictures in the file')
    process.kill()
    found = pictures(path)
    expect(found[drive.find_card(path, CARD).get('picture')] == data, 'the first one on the card it was dropped on')
    cards = drive.records(path, 'card')
    beside = next(record for record in cards if found.get(record.get('picture')) == other)
    expect(len(list(cards)) == before + 1, 'one card more')
    expect(beside.get('lane') == drive.find_card(path, CARD).get('lane'), 'the other one beside it')


def test_drop_of_maps(desktop):
    """A picture that carries a map is opened, whatever its name; those beside it go onto the card. An SVG without one says so."""
    data = png(200, 150, (30, 120, 60))
    program, path, (shop,) = open_with(desktop, Shop=data)
    other = desktop.copy('templates/blank.en.jmap', 'blank.jmap')
    carrier, renamed = (desktop.folder / 'home' / name for name in ('Wall on Monday.png', 'photo.jpg'))
    desktop.run(CLI, 'export', other, carrier, '--embed', '--dpi', '20')
    renamed.write_bytes(carrier.read_bytes())
    for dropped in ((carrier, shop), (renamed,)):
        process, _, start = start_other(desktop, 'drag', *dropped)
        carry(program, start, card(program))
        window = program.wait_window('New map')
        program.wait_text(f'taken out of the picture “{dropped[0].name}”')
        process.kill()
        process.wait()
        program.focus(window)
        program.key('ctrl+w')
        wait_until(lambda: window not in program.windows(), 'the window of the map to go')
    save(program, path, lambda found: list(found.values()) == [data], 'the other picture alone in the file')
    expect(drive.find_card(path, CARD).get('picture') in pictures(path), 'it is on the card')
    before = path.read_bytes()

    drawing, inside = (desktop.folder / 'home' / name for name in ('logo.svg', 'wall.svg'))
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n', encoding='utf-8')
    desktop.run(CLI, 'export', other, inside, '--embed')
    for dropped, words in ((drawing, 'carries no journey map'), (inside, 'taken out of the picture “wall.svg”')):
        process, _, start = start_other(desktop, 'drag', dropped)
        carry(program, start, card(program))
        wait_until(lambda: [thing for thing in program.look() if words in thing['name'] + thing['text']], f'“{words}”')
        process.kill()
        process.wait()
        program.key('Escape')
        time.sleep(0.5)
    program.focus(program.wait_window(TITLE))
    program.key('ctrl+s')
    time.sleep(0.5)
    expect(path.read_bytes() == before, 'the map as it was')


def test_paste(desktop):
    data = png(200, 150, (30, 120, 60))
    program, path, (file,) = open_with(desktop, Shop=data)
    process, _, _ = start_other(desktop, 'copy', file)
    program.focus(program.wait_window(TITLE))
    program.click(*card(program))
    program.key('ctrl+v')
    program.wait_text('The picture is in the map now.')
    save(program, path, lambda found: list(found.values()) == [data], 'the picture in the file')
    expect(drive.find_card(path, CARD).get('picture') in pictures(path), 'the selected card names it')
    process.kill()


def test_damaged(desktop):
    data = png(200, 150, (30, 120, 60))
    program, path, (file,) = open_with(desktop, Broken=data[:len(data) // 2])
    before = path.read_bytes()
    program.click(*card(program))
    program.press_button('Choose a picture…')
    choose(program, file)
    program.wait_text('“Broken.png” cannot be used')
    program.wait_text('saved')
    expect(path.read_bytes() == before, 'the file as it was')

    # One that is in a file already stays there, and is said to be damaged.
    text = before.decode()
    record = ('  <picture id="broken" type="image/png">\n    <data>\n%s\n    </data>\n  </picture>\n'
              % base64.b64encode(data[:len(data) // 2]).decode())
    at = text.rindex('<card ', 0, text.index(f'<title>{CARD}'))
    text = text[:at] + '<card picture="broken" ' + text[at + 6:]
    other = desktop.folder / 'home' / 'other.jmap'
    other.write_text(text.replace('</journey-map>', record + '</journey-map>').replace('<title>Ludovic', '<title>Second', 1),
                     encoding='utf-8')
    desktop.start(other).process.wait()
    program.wait_window('Second')
    program.wait_text('A picture is damaged: not all of its data can be read.')
    wait_until(lambda: program.find(part='with a picture that cannot be shown'), 'that it is not shown, for who hears the card')


if __name__ == '__main__':
    drive.main()
