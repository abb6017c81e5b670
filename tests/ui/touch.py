"""touch.py - the wall under real fingers: they drag it, pinch it, lift a card, add one, open menus."""

import configparser
import contextlib
import time

import drive
import fingers
from drive import expect, wait_until

CARD = 'Searches for “start running”'
# Where things stand in the example at 100 %, with the shadow that such a display draws around a window.
FIRST = (265, 205)              # the middle of that card
BELOW = (265, 312)              # the empty room in its cell


@contextlib.contextmanager
def touch_screen(desktop):
    screen = fingers.Screen(desktop)
    try:
        path = desktop.copy(drive.EXAMPLE)
        program = desktop.start(path, env=screen.env)
        screen.window()
        time.sleep(2)
        yield screen, program, path
    finally:
        screen.close()


def place_at_end(desktop, screen, program):
    """Leaves, and says where the wall was: zoom, x, y."""
    screen.key(ord('q'), fingers.CONTROL)
    expect(program.wait_end() == 0, 'it did not end well')
    keys = configparser.ConfigParser()
    keys.read(desktop.folder / 'state' / 'parcours' / 'positions')
    place = keys[keys.sections()[0]]
    return [float(place[name]) for name in ('zoom', 'x', 'y')]


def test_drag_the_wall(desktop):
    with touch_screen(desktop) as (screen, program, path):
        before = path.read_bytes()
        start, end = (585, 205), (385, 205)     # from a card: a finger drags the wall wherever it touches
        screen.down(1, *start)
        screen.glide(1, start, end)
        time.sleep(0.3)
        screen.up(1, *end)
        zoom, x, y = place_at_end(desktop, screen, program)
        expect(zoom == 1 and 150 <= x <= 200 and y == 0, f'dragged by 200 and it is at {x}, {y}')
        expect(path.read_bytes() == before, 'the file changed')


def test_throw_the_wall(desktop):
    with touch_screen(desktop) as (screen, program, _):
        start, end = (585, 205), (485, 205)
        screen.down(1, *start)
        screen.glide(1, start, end, steps=5)
        screen.up(1, *end)
        time.sleep(1.5)
        _, x, _ = place_at_end(desktop, screen, program)
        expect(x > 110, f'it does not roll on: {x}')


def test_pinch(desktop):
    with touch_screen(desktop) as (screen, program, _):
        screen.down(1, 500, 400)
        screen.down(2, 600, 400)
        for i in range(1, 11):
            screen.move(1, 500 - 5 * i, 400)
            screen.move(2, 600 + 5 * i, 400)
        screen.up(1, 450, 400)
        screen.up(2, 650, 400)
        zoom, _, _ = place_at_end(desktop, screen, program)
        expect(abs(zoom - 2) < 0.01, f'twice as far apart is not twice as large but {zoom}')


def test_lift_and_add(desktop):
    with touch_screen(desktop) as (screen, _, path):
        cell = drive.find_card(path, CARD).get('step')
        end = (FIRST[0] + 320, FIRST[1] + 4)
        screen.down(1, *FIRST)
        time.sleep(0.9)
        screen.glide(1, FIRST, end)
        time.sleep(0.3)
        screen.up(1, *end)
        time.sleep(0.4)
        screen.key(ord('s'), fingers.CONTROL)
        wait_until(lambda: drive.find_card(path, CARD).get('step') != cell, 'the card in another step')

        for number in (2, 3):                   # twice in a row
            screen.down(number, *BELOW)
            screen.up(number, *BELOW)
            time.sleep(0.05)
        time.sleep(0.5)
        screen.type('by finger')
        screen.key(0xff0d)
        screen.key(ord('s'), fingers.CONTROL)
        wait_until(lambda: 'by finger' in drive.titles(path), 'a new card')


def test_menus(desktop):
    with touch_screen(desktop) as (screen, _, path):
        for number, spot in ((1, BELOW), (2, FIRST)):
            screen.down(number, *spot)
            time.sleep(0.9)
            screen.up(number, *spot)
            wait_until(lambda: len(screen.shown()) == 2, f'a menu at {spot}')
            screen.down(number + 10, 700, 600)  # beside it
            screen.up(number + 10, 700, 600)
            wait_until(lambda: len(screen.shown()) == 1, 'the menu to close')
        expect(len(drive.titles(path)) == 53, 'the file changed')


if __name__ == '__main__':
    drive.main()
