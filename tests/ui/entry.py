#!/usr/bin/env python3
"""entry.py - writing, rating and pasting many cards by keys alone; what counts is what the file holds."""

import subprocess

import drive
from drive import expect, open_example, wait_until

FIRST = 'Searches for “start running”'
TILL = 'Queues at the till, pays by card'

# Another program that owns the clipboard, with text of any bytes.
OWNER = '''
import gi, sys
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
window = Gtk.Window()
window.present()
data = GLib.Bytes.new(sys.stdin.buffer.read())
provider = Gdk.ContentProvider.new_for_bytes(sys.argv[1], data)
GLib.timeout_add(200, lambda: Gdk.Display.get_default().get_clipboard().set_content(provider) and print('ready', flush=True))
GLib.MainLoop().run()
'''


class Clipboard:
    """What another program holds; the keyboard is back in ours."""
    def __init__(self, program, data, kind='text/plain;charset=utf-8'):
        desktop = program.desktop
        self.process = subprocess.Popen(['/usr/bin/python3', '-c', OWNER, kind], env=desktop.env, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.process.stdin.write(data if isinstance(data, bytes) else data.encode())
        self.process.stdin.close()
        self.process.stdout.readline()
        program.focus(program.wait_window(drive.TITLE))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def save(program):
    program.wait_title('•')
    program.key('ctrl+s')
    program.wait_title('•', absent=True)


def write(program, *words):
    """Words and keys in turn: what begins with a brace is a key."""
    for word in words:
        if word.startswith('{'):
            program.key(word[1:])
        else:
            program.type(word)


def place(path, title):
    card = drive.find_card(path, title)
    expect(card is not None, f'a card “{title}” among {drive.titles(path)[-12:]}')
    return card.get('step'), card.get('lane')


def test_ten_cards_by_keys(desktop):
    program, path = open_example(desktop)
    n = len(drive.titles(path))
    # Down from the first card is the lane of thoughts, three columns on is an empty cell.
    program.key('ctrl+Home', 'Down', 'Right', 'Right', 'Right')
    expect(any('Empty cell – First shop' in thing['name'] for thing in program.look() if 'focused' in thing['states']),
           'the empty cell to have the focus and a name')
    write(program, '{Return', 'one', '{Return', 'two', '{Return', 'three', '{Tab', 'four', '{Return', 'five', '{Tab', 'six', '{shift+Tab',
          'seven', '{Return', 'eight', '{Return', '{Tab', 'nine', '{Return', 'ten', '{Return', '{Escape')
    save(program)
    expect(len(drive.titles(path)) == n + 10, f'ten cards more, not {len(drive.titles(path)) - n}')
    shop, second, payment = ('t04-first-shop', 'l2-thoughts'), ('t05-second-shop', 'l2-thoughts'), ('t06-payment', 'l2-thoughts')
    cells = {place(path, 'one'), place(path, 'two'), place(path, 'three')}
    expect(cells == {shop}, f'three in the empty cell, not {cells}')
    expect(place(path, 'four') == place(path, 'five') == place(path, 'seven') == place(path, 'eight'), 'four beside them')
    expect(place(path, 'four')[0] != shop[0] and place(path, 'six') == place(path, 'nine') == place(path, 'ten'), 'three further on')
    expect(place(path, 'four')[1] == place(path, 'six')[1] == shop[1], 'all in one lane')
    # An empty card is no step: the last one written is the first one undone.
    program.key('ctrl+z')
    save(program)
    expect('ten' not in drive.titles(path) and 'nine' in drive.titles(path), 'one card taken back')


def test_tray_by_keys(desktop):
    program, path = open_example(desktop)
    n = len(drive.titles(path))
    program.key('ctrl+shift+n')
    write(program, 'first thought', '{Return', 'second thought', '{Return', '3 more', '{Return', '{Escape')
    save(program)
    expect(len(drive.titles(path)) == n + 3 and place(path, 'first thought') == (None, None), 'three cards that wait')
    # From the wall down to the tray, and up with the last one to where one was.
    program.key('ctrl+Home', 'ctrl+End', 'Down', 'Down', 'Down', 'End', 'ctrl+Up')
    save(program)
    expect(place(path, '3 more')[1] is not None, 'the last one placed')
    program.key('p')
    save(program)
    expect(place(path, '3 more') == (None, None), 'and set aside again')


def test_ratings(desktop):
    program, path = open_example(desktop)
    program.key('ctrl+Home', 'shift+Right', '4', 'minus', 'm', 'v', 'v', 'shift+v', 'l', 'shift+k')
    save(program)
    first, second = drive.find_card(path, FIRST), drive.find_card(path, 'Reads three comparison sites')
    for card in (first, second):
        expect(card.get('effort') == '4' and card.get('moment-of-truth') == 'yes', f'effort and moment of both, not {card.attrib}')
        expect(card.get('kind') == 'free', f'the kind before the first one, not {card.get("kind")}')
        votes = card.findall(drive.NAMESPACE + 'vote')
        expect(len(votes) == 1 and votes[0].get('by'), 'one vote, with a name')
    expect((first.get('emotion'), second.get('emotion')) == ('0', '-1'), 'both one worse')
    program.key('ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+z')
    program.key('0', 'plus')
    save(program)
    first = drive.find_card(path, FIRST)
    expect(first.get('effort') is None and first.get('emotion') == '2' and first.get('kind') is None, f'one step for each key, not {first.attrib}')
    # In an entry they are letters.
    program.key('F2')
    program.type('4mv')
    program.key('Return')
    save(program)
    expect(any(title == '4mv' for title in drive.titles(path)), 'the letters in the title')


def test_paste_block(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    program.key('ctrl+Home', 'Right')
    with Clipboard(program, 'apple\t"pear\r\nripe ""now"""\r\n\tplum\t\r\n'):
        program.key('ctrl+v')
        save(program)
    lanes = (place(path, 'apple')[1], place(path, 'plum')[1])
    expect(lanes == ('l1-touchpoints', 'l2-thoughts'), f'rows as lanes, not {lanes}')
    expect(place(path, 'pear')[0] == place(path, 'plum')[0] != place(path, 'apple')[0], 'columns as steps')
    expect(drive.text_of(drive.find_card(path, 'pear'), 'note') == 'ripe "now"', 'further lines as the note')
    program.key('ctrl+z')
    save(program)
    expect(path.read_bytes() == before, 'one step back for all')


def test_bad_pastes_change_nothing(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    program.key('ctrl+Home')
    for data, kind, words in (('\t'.join('abcdefghijkl'), 'text/plain;charset=utf-8', '12 × 1 cells'),
                              (b'a\tb\n' * 3000, 'text/plain;charset=utf-8', 'more than 2000 cells'),
                              ('a\tb\n' * 30, 'text/plain;charset=utf-8', '2 × 30 cells'),
                              (bytes(range(256)) * 40, 'text/plain;charset=utf-8', 'is not text'),
                              ('<?xml version="1.0"?><!DOCTYPE journey-map [<!ENTITY a "b">]><journey-map/>',
                               'application/x-journey-map+xml', 'has a DOCTYPE'),
                              ('', 'text/plain;charset=utf-8', 'no text to make cards of'),
                              (b'x' * (10 * 1024 * 1024 + 1), 'text/plain;charset=utf-8', 'more than 10 MiB'),
                              ('<journey-map><card', 'application/x-journey-map+xml', 'the clipboard'),
                              (b'\x89PNG', 'image/png', 'neither a PNG nor a JPEG picture'),
                              (b'%PDF-1.4', 'application/pdf', 'no cards, no text and no picture')):
        with Clipboard(program, data, kind):
            program.key('ctrl+v')
            program.wait_text(words)
    program.wait_title('•', absent=True)
    program.key('ctrl+s')
    expect(path.read_bytes() == before, 'the file as it was')


def test_remove_and_duplicate(desktop):
    program, path = open_example(desktop)
    program.key('ctrl+Home', 'shift+Right', 'ctrl+d')
    save(program)
    twins = sorted((card.get('order'), drive.text_of(card, 'title')) for card in drive.records(path, 'card')
                   if (card.get('step'), card.get('lane')) == place(path, 'Reads three comparison sites'))
    expect([title for _, title in twins][:2] == ['Reads three comparison sites'] * 2, f'the twin right behind, not {twins}')
    program.key('Delete')
    program.wait_text('2 cards removed.')
    program.press_button('Undo')
    wait_until(lambda: not program.find(part='2 cards removed.'), 'the toast gone')
    program.wait_title('•', absent=True)


if __name__ == '__main__':
    drive.main()
