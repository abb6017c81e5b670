"""view.py - how the wall is looked at: the overview, wall mode, the parts of the window, the place one comes back to."""

import hashlib
import time

import drive
from drive import expect, open_example, wait_until

OVERVIEW = 'Overview of the map'


def overview(program):
    return next(iter(program.find(name=OVERVIEW)), None)


def seen(program):
    """What the overview says is seen."""
    return (overview(program) or {'description': ''})['description']


def press_in_overview(program, across, down):
    """Clicks at a part of the overview, 0 .. 1."""
    thing = wait_until(lambda: overview(program), 'the overview')
    x, y = program.middle(thing)
    width, height = thing['extents'][2:]
    program.click(x + (across - 0.5) * (width - 24), y + (down - 0.5) * (height - 20))


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_overview(desktop):
    program, path = open_example(desktop)
    before = digest(path)
    wait_until(lambda: '“Awareness”' in seen(program), 'the first stage in sight')
    press_in_overview(program, 1, 1)
    wait_until(lambda: seen(program) and '“Awareness”' not in seen(program), 'the last stages in sight')
    program.key('F7')
    wait_until(lambda: overview(program) is None, 'the overview to go')
    program.key('F7')
    wait_until(lambda: overview(program), 'the overview to come back')
    program.key('ctrl+9')
    wait_until(lambda: overview(program) is None, 'nothing to overlook where all is in sight')
    expect(digest(path) == before, 'looking around changed the file')


def test_overview_by_keys(desktop):
    program, _ = open_example(desktop)
    wait_until(lambda: '“Awareness”' in seen(program), 'the first stage in sight')
    program.key('F6')
    wait_until(lambda: program.find(name=OVERVIEW, state='focused'), 'the keyboard in the overview')
    program.key('End')
    wait_until(lambda: seen(program) and '“Awareness”' not in seen(program), 'the last stages in sight')
    program.key('plus')
    wait_until(lambda: program.find(name='141%', role='label'), 'zoom by a key in the overview')
    program.key('Escape')
    wait_until(lambda: not program.find(name=OVERVIEW, state='focused'), 'the keyboard back on the wall')


def corner_of_wall(program):
    """Where the overview is: all that is around the wall pushes it."""
    return wait_until(lambda: overview(program), 'the overview')['extents'][:2]


def header_shown(program):
    return bool(program.find(name='Main menu'))


def test_wall_mode(desktop):
    program, path = open_example(desktop)
    program.key('F8')                           # the tray is open before, the details too
    expect(header_shown(program), 'no header bar to begin with')
    time.sleep(0.5)
    corner = corner_of_wall(program)
    program.key('F11')
    wait_until(lambda: not header_shown(program) and not program.find(part='53 cards'), 'header and status bar to go')
    wait_until(lambda: corner_of_wall(program)[0] > corner[0] + 250 and corner_of_wall(program)[1] > corner[1] + 100,
               'the wall to fill the window')
    wait_until(lambda: program.find(name='Leave wall mode'), 'the buttons over the wall')
    # One works on: a card is written, and Escape ends the selection before it leaves.
    drive.add_card(program, 'Written at the wall')
    program.key('Escape')
    time.sleep(0.3)
    expect(not header_shown(program), 'Escape left wall mode although something was selected')
    program.key('Escape')
    wait_until(lambda: header_shown(program), 'the header bar again')
    wait_until(lambda: program.find(part='54 cards'), 'the status bar again')
    wait_until(lambda: corner_of_wall(program) == corner, 'the details and the tray again')
    program.key('F11')
    wait_until(lambda: not header_shown(program), 'in again')
    program.key('F11')
    wait_until(lambda: header_shown(program), 'and out')
    program.key('ctrl+s')
    wait_until(lambda: 'Written at the wall' in drive.titles(path), 'the card in the file')


def focused(program):
    return [thing['name'] or thing['text'] or thing['role'] for thing in program.find(state='focused')]


def test_panes(desktop):
    program, _ = open_example(desktop)
    start = wait_until(lambda: focused(program), 'the keyboard somewhere')
    round_trip = []
    for _ in range(8):
        program.key('F6')
        round_trip.append(wait_until(lambda: focused(program), 'the keyboard somewhere')[-1])
        if round_trip[-1] == start[-1]:
            break
    expect(round_trip[-1] == start[-1], f'F6 does not come back to {start}: {round_trip}')
    expect(OVERVIEW in round_trip and len(set(round_trip)) == len(round_trip) >= 5, f'F6 stops at {round_trip}')
    back = []
    for _ in round_trip:
        program.key('shift+F6')
        back.append(wait_until(lambda: focused(program), 'the keyboard somewhere')[-1])
    expect(back == round_trip[-2::-1] + [round_trip[-1]], f'Shift+F6 stops at {back}, F6 at {round_trip}')
    # Back in a part, the keyboard is where it was.
    program.key('F6')
    program.key('F6')
    program.key('Tab')
    there = focused(program)[-1]
    program.key('F6')
    program.key('shift+F6')
    wait_until(lambda: focused(program)[-1:] == [there], f'{there} again, not {focused(program)}')


def test_position(desktop):
    program, path = open_example(desktop)
    before = digest(path)
    program.key('ctrl+minus')
    wait_until(lambda: program.find(name='71%', role='label'), '71%')
    press_in_overview(program, 1, 0.9)
    place = wait_until(lambda: '“Awareness”' not in seen(program) and seen(program), 'another part in sight')
    program.key('ctrl+q')
    expect(program.wait_end() == 0, 'it did not end well')
    expect(digest(path) == before, 'looking changed the file')

    again = desktop.start(path)
    drive.wait_example(again)
    wait_until(lambda: again.find(name='71%', role='label'), '71% again')
    wait_until(lambda: seen(again) == place, f'“{place}” again, not “{seen(again)}”')
    again.key('ctrl+q')
    again.wait_end()
    expect(digest(path) == before, 'coming back changed the file')


def test_zoom_menu(desktop):
    program, _ = open_example(desktop)
    program.press_button('Zoom')
    wait_until(lambda: program.find(name='150%', role='menu item') or program.find(name='150%', role='radio menu item'), 'the menu')
    program.key('Down', 'Down', 'Down', 'Return')        # 50% has the keyboard when it opens
    wait_until(lambda: program.find(role='label', name='150%') and not program.find(role='label', name='100%'), '150%')


if __name__ == '__main__':
    drive.main()
