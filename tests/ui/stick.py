#!/usr/bin/env python3
"""stick.py - a map on a disk that is full, is pulled out or becomes read-only, as with a USB stick: what the window says, and that nothing is lost.

The program has a mount of its own that nobody else sees (and that goes with it), so this needs the right to mount.
"""

import pathlib
import shutil
import subprocess
import sys

import drive
from drive import EXAMPLE, TITLE, add_card, expect, wait_until

MOUNT = 'mount -t tmpfs -o size=512k tmpfs "$0" && cp "$1" "$0/map.jmap" && {} shift && exec "$@"'


class Stick:
    """A small disk in the program's world. `path` is the map on it, as we see it."""

    def __init__(self, desktop, before=''):
        self.desktop = desktop
        self.place = desktop.folder / 'stick'
        self.place.mkdir()
        self.program = desktop.start(self.place / 'map.jmap', wrap=['unshare', '--mount', '--propagation', 'private', 'sh', '-c',
                                                                    MOUNT.format(before), self.place, drive.DATA / EXAMPLE])
        drive.wait_example(self.program)
        self.path = self.seen(self.place / 'map.jmap')

    def seen(self, path):
        return pathlib.Path(f'/proc/{self.program.process.pid}/root{path}')

    def do(self, *command):
        self.desktop.run('nsenter', '--target', self.program.process.pid, '--mount', *command)

    def has(self, title):
        return self.path.exists() and drive.find_card(self.path, title) is not None


def can_mount():
    return subprocess.run(['unshare', '--mount', '--propagation', 'private', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt'], check=False,
                          capture_output=True).returncode == 0


def test_full(desktop):
    stick = Stick(desktop)
    before = stick.path.read_bytes()
    fill = stick.seen(stick.place / 'fill')
    with open(fill, 'wb', buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    add_card(stick.program, 'Ask a friend')
    stick.program.key('ctrl+s')
    stick.program.wait_text('There is no room left')
    expect(stick.path.read_bytes() == before, 'the file as it was')
    stick.program.press_button('Close')
    fill.unlink()
    stick.program.focus(stick.program.wait_window(TITLE))
    stick.program.key('ctrl+s')
    wait_until(lambda: stick.has('Ask a friend'), 'the card in the file, now that there is room')
    stick.program.wait_title('•', absent=True)


def test_pulled(desktop):
    stick = Stick(desktop)
    kept = desktop.folder / 'kept.jmap'
    shutil.copyfile(stick.path, kept)
    add_card(stick.program, 'Ask a friend')
    stick.do('umount', '--lazy', stick.place)
    stick.program.key('ctrl+s')
    stick.program.wait_text('are saved there as soon as it is back')
    expect(not stick.path.exists(), 'nothing where the stick was mounted')
    stick.do('sh', '-c', 'mount -t tmpfs -o size=512k tmpfs "$0" && cp "$1" "$0/map.jmap"', stick.place, kept)
    wait_until(lambda: stick.has('Ask a friend'), 'the card on the stick, by itself', patience=40 + drive.PATIENCE)
    stick.program.wait_title('•', absent=True)
    print('# promise: share vanished or hung | ui/stick/pulled | a stick pulled while a map on it is edited: the edit kept, and on it when it was back')


def test_made_read_only(desktop):
    stick = Stick(desktop)
    before = stick.path.read_bytes()
    add_card(stick.program, 'Ask a friend')
    stick.do('mount', '-o', 'remount,ro', stick.place)
    stick.program.key('ctrl+s')
    stick.program.wait_text('can only be read')
    expect(stick.path.read_bytes() == before, 'the file as it was')
    stick.program.press_button('Close')
    stick.do('mount', '-o', 'remount,rw', stick.place)
    stick.program.focus(stick.program.wait_window(TITLE))
    stick.program.key('ctrl+s')
    wait_until(lambda: stick.has('Ask a friend'), 'the card in the file, now that it may be written')


def test_opened_read_only(desktop):
    stick = Stick(desktop, before='mount -o remount,ro "$0" &&')
    stick.program.wait_text('is write-protected')
    stick.program.key('ctrl+Return')
    stick.program.type('Ask a friend')
    stick.program.key('Return', 'Escape')
    stick.program.wait_title('•', absent=True)
    stick.program.press_button('Save a Copy…')
    stick.program.focus(stick.program.wait_window('Save the Map As'))
    copy = desktop.folder / 'home' / 'copy.jmap'
    stick.program.key('ctrl+a')
    stick.program.type(str(copy))
    stick.program.key('Return')
    wait_until(copy.exists, 'the copy')
    wait_until(lambda: not stick.program.find(part='is write-protected'), 'no bar on the copy')
    stick.program.focus(stick.program.wait_window(TITLE))
    add_card(stick.program, 'Ask a friend')


if __name__ == '__main__':
    if not can_mount():
        print('1..0 # SKIP this needs the right to mount')
        sys.exit(0)
    drive.main()
