#!/usr/bin/env python3
"""remote.py - a map on a real WebDAV server, in the window: saved there, noticed there, and never waited for."""

import os
import pathlib
import subprocess
import sys
import time

import drive
from drive import EXAMPLE, TITLE, add_card, expect, wait_until

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'remote'))
import server as servers  # noqa: E402

HANG = 5        # seconds that the server does not answer


class Share:
    """A server, and a desktop that is connected to it."""

    def __init__(self, desktop):
        self.desktop = desktop
        desktop.env.pop('GIO_USE_VFS')
        desktop.env.update(GVFS_DISABLE_FUSE='1', GVFS_REMOTE_VOLUME_MONITOR_IGNORE='1')
        desktop.debug = ''                      # GVfs warns when its server dies
        self.server = servers.Server()
        self.url = self.server.write('map.jmap', (drive.DATA / EXAMPLE).read_bytes())
        desktop.run('gio', 'mount', self.server.url)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.close()
        for pid in servers.processes_of(self.desktop.env['DBUS_SESSION_BUS_ADDRESS']):
            if pid not in (self.desktop.bus.pid, self.desktop.display.pid):
                subprocess.run(['kill', '-9', str(pid)], check=False, stderr=subprocess.DEVNULL)

    def open(self):
        program = self.desktop.start(self.url)
        drive.wait_example(program)
        return program

    def has(self, title):
        """TRUE if a card of that title is in the file on the server."""
        path = pathlib.Path(self.server.path('map.jmap'))
        try:
            return drive.find_card(path, title) is not None
        except (OSError, SyntaxError):
            return False


class Pulse:
    """How long the window keeps others waiting (pulse.py)."""

    def __init__(self, desktop):
        self.process = subprocess.Popen(['/usr/bin/python3', '-W', 'ignore', str(drive.HERE / 'pulse.py')], env=desktop.env, text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.read()

    def read(self):
        self.process.stdin.write('\n')
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.kill()
        self.process.wait()


def drag_about(program, seconds):
    """Holds a card in the air and moves it about."""
    card = next(thing for thing in program.look() if 'Sets a budget' in thing['description'] or 'Searches for' in thing['name'])
    x, y = program.middle(card)
    program.press(x, y)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        program.desktop.xdotool(*[word for i in range(30) for word in
                                  ('mousemove', str(int(x + 40 + 6 * i)), str(int(y + 20 + 4 * (i % 15))), 'sleep', '0.015')])
    program.desktop.xdotool('key', 'Escape')
    program.release()


def test_open_and_save(desktop):
    with Share(desktop) as share:
        program = share.open()
        add_card(program, 'Ask a friend')
        program.key('ctrl+s')
        wait_until(lambda: share.has('Ask a friend'), 'the card in the file on the server')
        program.wait_title('•', absent=True)
        program.key('ctrl+q')
        expect(program.wait_end() == 0, 'a good end')
        wait_until(lambda: share.server.names() == ['map.jmap'], f'nothing else on the server, not {share.server.names()}')


def test_changed_on_the_server(desktop):
    with Share(desktop) as share:
        program = share.open()
        text = (drive.DATA / EXAMPLE).read_text(encoding='utf-8')
        share.server.write('map.jmap', text.replace('<title>Ludovic runs</title>', '<title>Ludovic walks</title>').encode())
        start = time.monotonic()
        program.wait_title('Ludovic walks')
        print(f'# promise: changed on disk | ui/remote/changed_on_the_server | on a WebDAV share after {time.monotonic() - start:.1f} s')


def test_hung_while_a_card_is_dragged(desktop):
    with Share(desktop) as share:
        program = share.open()
        pulse = Pulse(desktop)
        drag_about(program, 3)
        calm = pulse.read()
        add_card(program, 'Ask a friend')
        share.server.pause()
        program.key('ctrl+s')
        pulse.read()
        drag_about(program, HANG)
        hung = pulse.read()
        pulse.close()
        print(f'# promise: share vanished or hung | ui/remote/hung_while_a_card_is_dragged | server stopped in a save for {HANG} s while a card was '
              f'dragged: the window late by {hung:.0f} ms at most ({calm:.0f} ms with a server that answers)')
        expect(hung < HANG * 1000 / 2, f'a window that did not wait for the server, late by {hung:.0f} ms')
        share.server.resume()
        wait_until(lambda: share.has('Ask a friend'), 'the card in the file on the server, when it answers again')
        program.wait_title('•', absent=True)


def test_stop_waiting(desktop):
    with Share(desktop) as share:
        program = share.open()
        add_card(program, 'Ask a friend')
        share.server.pause()
        program.key('ctrl+s')
        program.wait_text('has not answered yet')
        program.press_button('Stop Waiting')
        wait_until(lambda: not program.find(part='has not answered yet'), 'no more waiting')
        program.wait_title('•')
        share.server.resume()
        wait_until(lambda: not program.find(part='does not answer'), 'the share to be back')
        program.focus(program.wait_window(TITLE))
        program.key('ctrl+s')
        wait_until(lambda: share.has('Ask a friend'), 'the card in the file on the server')
        program.wait_title('•', absent=True)


def test_stopped_and_back(desktop):
    with Share(desktop) as share:
        program = share.open()
        add_card(program, 'Ask a friend')
        share.server.kill()
        program.key('ctrl+s')
        program.wait_text('are saved there as soon as it is back')
        expect(not share.has('Ask a friend'), 'nothing on the server yet')
        share.server.start()
        wait_until(lambda: share.has('Ask a friend'), 'the card in the file on the server, by itself', patience=3 * drive.PATIENCE)
        program.wait_title('•', absent=True)


def test_closed_while_away(desktop):
    with Share(desktop) as share:
        program = share.open()
        add_card(program, 'Ask a friend')
        share.server.kill()
        program.key('ctrl+s')
        program.wait_text('are saved there as soon as it is back')
        program.key('ctrl+w')
        program.wait_text('is not there at the moment')
        program.press_button('Close')
        program.wait_end()
        share.server.start()
        program = desktop.start()
        program.wait_text('Parcours ended before these maps were saved')
        program.press_button('Recover')
        program.focus(program.wait_window('•'))
        program.key('ctrl+s')
        wait_until(lambda: share.has('Ask a friend'), 'the card in the file on the server')


if __name__ == '__main__':
    reason = servers.missing()
    if reason:
        print(f'1..0 # SKIP {reason}')
        sys.exit(0)
    os.environ.pop('GIO_USE_VFS', None)
    drive.main()
