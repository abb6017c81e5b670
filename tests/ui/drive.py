"""drive.py - drives the real program the way a person does: keys, pointer, eyes.

A Desktop is a display, a session bus and a home of its own; a Program is Parcours started on it. Nothing leaks into the user's home and two
tests running side by side never meet. A test file defines functions test_…(desktop) and ends with drive.main(): they run one by one, each
on a fresh desktop, and speak TAP.

Needs Xvfb, xdotool and dbus-daemon; what the program says is read through AT-SPI (look.py), its windows through X.
"""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = os.environ.get('PARCOURS', str(HERE.parent.parent / '_build' / 'src' / 'parcours'))
DATA = pathlib.Path(os.environ.get('PARCOURS_DATADIR', HERE.parent.parent / 'data'))
NAMESPACE = '{urn:uuid:b5968fac-1b71-49bd-883c-8a9de6bb6517}'
# With sanitizers and a busy machine all takes longer; nothing waits longer than it must.
STILL = 0.25                            # s
PATIENCE = float(os.environ.get('PARCOURS_PATIENCE', '20'))


class Failure(Exception):
    """What was expected did not come true."""


class Skip(Exception):
    """What a test needs is not on this machine."""


def wait_until(true, what, patience=PATIENCE):
    """Asks `true` until it says something true, and returns that."""
    end = time.monotonic() + patience
    while True:
        answer = true()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failure(f'waited {patience:g} s in vain for: {what}')
        time.sleep(0.05)


class Desktop:
    def __init__(self, size='1600x1000'):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='parcours-ui-'))
        self.programs = []
        self.env = {name: value for name, value in os.environ.items()
                    if name not in ('WAYLAND_DISPLAY', 'DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'GTK_A11Y', 'NO_AT_BRIDGE', 'XAUTHORITY')}
        self.debug = self.env.pop('G_DEBUG', '')        # warnings of the program are fatal, not those of the helpers
        for name, place in (('XDG_CONFIG_HOME', 'config'), ('XDG_DATA_HOME', 'data'), ('XDG_STATE_HOME', 'state'),
                            ('XDG_CACHE_HOME', 'cache'), ('XDG_RUNTIME_DIR', 'runtime'), ('HOME', 'home')):
            path = self.folder / place
            path.mkdir(mode=0o700)
            self.env[name] = str(path)
        self.env.update(GDK_BACKEND='x11', GSK_RENDERER='cairo', ADW_DISABLE_PORTAL='1', GIO_USE_VFS='local', LC_ALL='C.UTF-8',
                        LANGUAGE='en', TZ='UTC', PARCOURS_DATADIR=str(DATA), GSETTINGS_BACKEND='keyfile')
        # The volumes of the machine are none of our business, and whoever watches them may not be there.
        self.env['GIO_USE_VOLUME_MONITOR'] = 'unix'
        # No OpenGL: the drivers leak, and cairo paints. GTK 4.8 reads the first name, later ones the second.
        self.env.update(GDK_DEBUG='gl-disable', GDK_DISABLE='gl')
        self.env.setdefault('GSETTINGS_SCHEMA_DIR', str(pathlib.Path(PROGRAM).resolve().parent.parent / 'data'))
        self.hide_portals()
        self.looker = None
        self.display = self.start_display(size)
        self.bus = self.start_bus()

    def start_display(self, size):
        # Two that start at once may pick the same number, and one of them ends: then once more.
        for _ in range(5):
            read, write = os.pipe()
            server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', size + 'x24', '-nolisten', 'tcp', '-noreset'],
                                      pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            os.close(write)
            with os.fdopen(read) as pipe:
                number = pipe.readline().strip()
            self.env['DISPLAY'] = ':' + number
            if number and server.poll() is None and self.run('xdotool', 'getdisplaygeometry', check=False).strip():
                return server
            server.kill()
            server.wait()
        raise Failure('Xvfb does not start')

    def hide_portals(self):
        """GTK asks for the desktop portal, and the bus would start it and what comes with it, up to a mounted file system."""
        services = self.folder / 'data' / 'dbus-1' / 'services'
        services.mkdir(parents=True)
        for name in ('org.freedesktop.portal.Desktop', 'org.freedesktop.portal.Documents'):
            (services / (name + '.service')).write_text(f'[D-BUS Service]\nName={name}\nExec={shutil.which("false")}\n')

    def start_bus(self):
        bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address'], env=self.env,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().strip()
        return bus

    def close(self):
        for program in self.programs:
            program.kill()
        for process in (self.looker, self.bus, self.display):
            if process is not None:
                process.terminate()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, *arguments, **more):
        return Program(self, *arguments, **more)

    def copy(self, name, into='map.jmap'):
        """A file of the project's data, as the user's own."""
        target = self.folder / 'home' / into
        shutil.copyfile(DATA / name, target)
        target.chmod(0o644)
        return target

    def run(self, *command, check=True):
        result = subprocess.run([str(part) for part in command], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, timeout=60, check=False)
        if check and result.returncode != 0:
            raise Failure(f'{command[0]} ended with {result.returncode}: {result.stderr.strip()}')
        return result.stdout

    def xdotool(self, *arguments, check=True):
        return self.run('xdotool', *arguments, check=check)

    def look(self, pid):
        """What assistive technology sees of a program: look.py, which stays for the next question."""
        if self.looker is None or self.looker.poll() is not None:
            self.looker = subprocess.Popen(['/usr/bin/python3', '-W', 'ignore', str(HERE / 'look.py')], env=self.env, text=True,
                                           stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.looker.stdin.write(f'{pid}\n')
        self.looker.stdin.flush()
        answer = self.looker.stdout.readline()
        return json.loads(answer) if answer else []

    def shot(self, path):
        self.run('import', '-window', 'root', path)


class Program:
    """Parcours, started with these arguments; `wrap` is what starts it, if it is not started directly."""

    def __init__(self, desktop, *arguments, env=None, wrap=()):
        self.desktop = desktop
        self.log = desktop.folder / f'log-{len(desktop.programs)}.txt'
        with open(self.log, 'w') as log:
            self.process = subprocess.Popen([*map(str, wrap), PROGRAM, *map(str, arguments)], env={**desktop.env, 'G_DEBUG': desktop.debug, **(env or {})},
                                            stdout=log, stderr=subprocess.STDOUT)
        desktop.programs.append(self)

    # Windows

    def windows(self):
        """Titles of the visible windows of this program, by X id."""
        ids = self.desktop.xdotool('search', '--onlyvisible', '--pid', self.process.pid, '--name', '.', check=False).split()
        return {window: self.desktop.xdotool('getwindowname', window, check=False).strip() for window in ids}

    def wait_window(self, part):
        """The X id of a window whose title has `part` in it."""
        return wait_until(lambda: next((window for window, title in self.windows().items() if part in title), None),
                          f'a window “{part}” among {self.windows()}')

    def wait_title(self, part, absent=False):
        wait_until(lambda: any(part in title for title in self.windows().values()) != absent,
                   f'{"no " if absent else ""}window title with “{part}”; there are {list(self.windows().values())}')

    def geometry(self, window):
        lines = self.desktop.xdotool('getwindowgeometry', '--shell', window).split()
        values = dict(line.split('=') for line in lines)
        return tuple(int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))

    # Hands

    def focus(self, window):
        """There is no window manager: the keyboard goes where we say."""
        self.desktop.xdotool('windowfocus', '--sync', window)
        time.sleep(0.1)

    def key(self, *keys, pause=0.12):
        for key in keys:
            self.desktop.xdotool('key', '--clearmodifiers', key)
            time.sleep(pause)

    def type(self, text):
        self.desktop.xdotool('type', '--delay', '15', text)
        time.sleep(0.15)

    def move(self, x, y):
        self.desktop.xdotool('mousemove', '--sync', int(x), int(y))

    def click(self, x, y, button=1, times=1, modifier=None):
        self.move(x, y)
        time.sleep(0.05)
        if modifier:
            self.desktop.xdotool('keydown', modifier)
        self.desktop.xdotool('click', '--repeat', times, '--delay', 60, button)
        if modifier:
            self.desktop.xdotool('keyup', modifier)
        time.sleep(0.15)

    def press(self, x, y):
        self.move(x, y)
        self.desktop.xdotool('mousedown', 1)
        time.sleep(0.05)

    def release(self):
        self.desktop.xdotool('mouseup', 1)
        time.sleep(0.15)

    def glide(self, start, end, steps=8):
        """Moves a pressed pointer as a hand does, not in one jump."""
        for i in range(1, steps + 1):
            self.move(start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
            time.sleep(0.05)

    def drag(self, start, end, steps=8):
        self.press(*start)
        self.glide(start, end, steps)
        self.release()

    # Eyes

    def look(self):
        """What assistive technology sees on the screen: a list of {role, name, description, text, states, extents}."""
        return self.desktop.look(self.process.pid)

    def middle(self, thing):
        """The middle of something seen, on the screen. The frame a window draws around itself is as wide on all sides."""
        x, y, width, height = thing['extents']
        for window, title in self.windows().items():
            if title == thing['window']['title']:
                left, top, wide, high = self.geometry(window)
                x += left + (wide - thing['window']['size'][0]) / 2
                y += top + (high - thing['window']['size'][1]) / 2
        return x + width / 2, y + height / 2

    def find(self, name=None, role=None, state=None, part=None):
        return [thing for thing in self.look()
                if (name is None or thing['name'] == name) and (role is None or thing['role'] == role)
                and (part is None or part in thing['name'] or part in thing['text'])
                and (state is None or state in thing['states'])]

    def steady(self, find, what):
        """What `find` finds, once it has stayed where it is for a moment: lists scroll, cards glide, and a message that has just come takes
        another shape. A click would miss."""
        place, since = None, 0

        def still():
            nonlocal place, since
            thing = find()
            here = thing and (thing['extents'], thing['window']['size'])
            if here != place:
                place, since = here, time.monotonic()
            return thing if time.monotonic() - since >= STILL else None
        return wait_until(still, what)

    def card(self, title):
        """The middle of a card on the wall."""
        return self.middle(self.steady(lambda: next(iter(self.find(part=title + ' — ', role='list item')), None), f'the card “{title}”'))

    def wait_text(self, part):
        """Waits until some widget says `part`, and returns what it is."""
        return wait_until(lambda: next(iter(self.find(part=part)), None), f'“{part}” on the screen')

    def button(self, name):
        """A button by its label (a mnemonic doubles it on old GTK: “_Save Save”), None if there is none."""
        found = [thing for thing in self.look() if 'button' in thing['role'] and 'sensitive' in thing['states']
                 and (thing['name'] == name or thing['name'].endswith(' ' + name))]
        # What stands in a dialog comes before what the dialog covers.
        return min(found, key=lambda thing: (thing['window']['title'] or '').endswith('– Parcours'), default=None)

    def press_button(self, name):
        self.click(*self.middle(self.steady(lambda: self.button(name), f'a button “{name}”')))

    def answer(self, name):
        """Presses a button of a message until the message goes: one that has just come takes another shape, and a click may miss."""
        self.press_button(name)
        end = time.monotonic() + PATIENCE
        while self.button(name) and time.monotonic() < end:
            time.sleep(1)
            again = self.button(name)
            if again:
                self.click(*self.middle(again))

    def press_row(self, title):
        """Clicks a row of a list by its title."""
        self.click(*self.middle(self.steady(lambda: next(iter(self.find(name=title, role='list item')), None), f'a row “{title}”')))

    # The end

    def output(self):
        return self.log.read_text(errors='replace')

    def wait_end(self):
        wait_until(lambda: self.process.poll() is not None, 'the program to end')
        return self.process.returncode

    def kill(self, number=signal.SIGKILL):
        if self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait()


# Maps

def records(path, kind):
    """The records of one kind in a file, as elements."""
    return list(ET.parse(path).getroot().iter(NAMESPACE + kind))


def text_of(element, field):
    child = element.find(NAMESPACE + field)
    return child.text if child is not None else None


def titles(path, kind='card'):
    return [text_of(element, 'title') for element in records(path, kind)]


def find_card(path, title):
    return next((card for card in records(path, 'card') if text_of(card, 'title') == title), None)


# The map that most tests are about: the filled example, as the user's own file

EXAMPLE = 'templates/customer-example.en.jmap'
TITLE = 'Ludovic'


def open_example(desktop):
    """(program, path), with the keyboard in its window."""
    path = desktop.copy(EXAMPLE)
    program = desktop.start(path)
    wait_example(program)
    return program, path


def wait_example(program):
    window = program.wait_window(TITLE)
    program.wait_text('cards')
    program.focus(window)


def add_card(program, title):
    program.key('ctrl+Return')
    program.type(title)
    program.key('Return', 'Escape')     # Enter goes on to the next card


def expect(condition, what):
    if not condition:
        raise Failure(what)


def main():
    module = sys.modules['__main__']
    wanted = sys.argv[1:]
    tests = [(name, function) for name, function in vars(module).items()
             if name.startswith('test_') and (not wanted or name[5:] in wanted)]
    print(f'1..{len(tests)}', flush=True)
    bad = 0
    for number, (name, function) in enumerate(tests, 1):
        desktop = Desktop(getattr(function, 'size', '1600x1000'))
        try:
            function(desktop)
            print(f'ok {number} {name[5:]}', flush=True)
        except Skip as reason:
            print(f'ok {number} {name[5:]} # SKIP {reason}', flush=True)
        except Exception:
            bad += 1
            print(f'not ok {number} {name[5:]}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            for program in desktop.programs:
                for line in program.output().splitlines()[-40:]:
                    print(f'# > {line}')
            with contextlib.suppress(Exception):
                if os.environ.get('PARCOURS_SHOTS'):
                    desktop.shot(pathlib.Path(os.environ['PARCOURS_SHOTS']) / f'{name}.png')
            sys.stdout.flush()
        finally:
            desktop.close()
    sys.exit(1 if bad else 0)
