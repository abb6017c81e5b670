"""wall.py - how smooth the wall is, beside what else people draw journeys with: probe.c drives the product and its peers alike.

A peer is started by the script `launch.sh PEER DOCUMENT` of a folder given with --peers (it finds the same map there, in the peer's own
format); without that folder only the product is measured. Xvfb 1920x1080, cairo renderer, windows maximised by openbox.
"""
import contextlib
import hashlib
import os
import pathlib
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time

PEERS = ('dia', 'inkscape', 'xournalpp', 'minder', 'libreoffice')
# How each is driven where it is not like the others: what to press to see all of it, and whether any repaint counts as the card moving.
FIT = {'dia': ('ctrl+e',)}
GHOST = ('libreoffice', 'xournalpp', 'minder')
MAXIMISE = ('<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*" type="normal"><maximized>yes</maximized>'
            '<decor>no</decor><focus>yes</focus></application></applications></openbox_config>')
# Where the manager's rule is not heeded.
SETTINGS = '[io/github/parcours/Parcours]\nwindow-maximized=true\n'


class Desk:
    """A screen with a window manager, and the probe that looks at it."""

    def __init__(self, folder, probe):
        self.probe = str(probe)
        self.home = pathlib.Path(folder) / 'desk'
        (self.home / '.config' / 'openbox').mkdir(parents=True)
        self.home.chmod(0o700)
        (self.home / '.config' / 'openbox' / 'rc.xml').write_text(MAXIMISE)
        (self.home / '.config' / 'glib-2.0' / 'settings').mkdir(parents=True)
        (self.home / '.config' / 'glib-2.0' / 'settings' / 'keyfile').write_text(SETTINGS)
        read, write = os.pipe()
        self.server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'],
                                       pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            display = ':' + pipe.readline().strip()
        self.env = {name: value for name, value in os.environ.items() if not name.startswith('XDG_') and name != 'WAYLAND_DISPLAY'}
        self.env.update(DISPLAY=display, GDK_BACKEND='x11', GSK_RENDERER='cairo', GSETTINGS_BACKEND='keyfile', GIO_USE_VFS='local', HOME=str(self.home),
                        XDG_RUNTIME_DIR=str(self.home), DBUS_SESSION_BUS_ADDRESS='disabled:', LC_ALL='C.UTF-8', NO_AT_BRIDGE='1')
        self.manager = subprocess.Popen(['openbox'], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        self.pid = 0

    def ask(self, *arguments, cap=180):
        """What the probe says, as numbers by name; None if it did not come true."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            result = subprocess.run([self.probe, *map(str, arguments)], env=self.env, stdout=subprocess.PIPE, text=True, timeout=cap, check=False)
            if result.returncode == 0:
                return {name: float(value) for name, value in (line.split() for line in result.stdout.splitlines())}
        return None

    def key(self, *keys):
        if keys:
            subprocess.run(['xdotool', 'key', '--delay', '60', *keys], env=self.env, check=False)

    def open(self, *command):
        answer = self.ask('launch', 1.5, 120, '--', *command)
        self.pid = int(answer['pid']) if answer else 0
        return answer

    def resident(self):
        """MiB of the program that was opened."""
        with open(f'/proc/{self.pid}/status') as status:
            return next(int(row.split()[1]) for row in status if row.startswith('VmRSS:')) / 1024

    def shut(self):
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if self.pid:
                    os.killpg(self.pid, number)
            time.sleep(0.5)
        self.pid = 0
        for name in ('.local', '.cache'):
            shutil.rmtree(self.home / name, ignore_errors=True)

    def close(self):
        self.shut()
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()


def drag(desk, ghost=False):
    place = desk.ask('find')
    if place is None:
        return None
    any_place = ('any', place['x'], place['y']) if ghost else ()
    return desk.ask('drag', 40, *any_place)


def show_all(desk):
    desk.key('ctrl+9')
    desk.ask('settle', 0.7)


def keep_sight(desk, path, zoom):
    """As if the map had been left at this zoom, its first card in sight: no turn of the wheel leads to just any zoom."""
    uri = pathlib.Path(path).resolve().as_uri()
    places = desk.home / '.local' / 'state' / 'parcours' / 'positions'
    places.parent.mkdir(parents=True, mode=0o700)
    places.write_text(f'[{hashlib.sha256(uri.encode()).hexdigest()}]\nzoom={zoom}\nx=0\ny=0\nview=wall\n')


class Wall:
    def __init__(self, table, desk, program, runs):
        self.table, self.desk, self.program, self.runs = table, desk, program, runs
        self.drags = {}

    def most(self, what, value, limit, unit):
        self.table.line(what, f'{value:.1f}', '', value, limit, unit)

    def least(self, what, value, limit):
        self.table.at_least(what, value, limit, ' fps')

    def measure(self, size, view, rules):
        """One view of one map; `rules` are the limits of drag median, p95 and frames, pan frames, zoom p95, and of any gap."""
        name = f'{size} cards, {view}: '
        dragged, panned = drag(self.desk), self.desk.ask('pan', 20, 900, 600)
        zoomed = self.desk.ask('zoom', 20, 900, 600)
        if dragged is None or panned is None or zoomed is None:
            self.table.failed(name + 'the card was not found')
            return
        self.drags[size, view] = dragged
        median, p95, drag_frames, pan_frames, zoom_p95, gap = rules
        if median:
            self.most(name + 'drag, median', dragged['latency_median'], median, ' ms')
            self.most(name + 'drag, p95', dragged['latency_p95'], p95, ' ms')
        self.least(name + 'drag', dragged['frames'], drag_frames)
        self.least(name + 'pan', panned['frames'], pan_frames)
        if zoom_p95:
            self.most(name + 'zoom, p95', zoomed['latency_p95'], zoom_p95, ' ms')
        if gap:
            self.most(name + 'longest frame', max(dragged['gap_max'], panned['gap_max'], zoomed['gap_max']), gap, ' ms')

    def product(self, maps):
        drawn = {size: [] for size in (50, 2000)}
        for _ in range(self.runs):
            for size, times in drawn.items():
                times.append(self.desk.open(*self.program, maps[size] + '.jmap')['drawn'])
                self.desk.shut()
        small, large = (statistics.median(drawn[size]) for size in (50, 2000))
        self.table.line('launch to drawn, 2000 over 50 cards', f'{large:.0f} ms', f'{small:.0f} ms', large - small, 300, ' ms')
        for size, views in ((500, ('at 0.8',)), (2000, ('all in view', 'at 0.8')), (10000, ('all in view', 'at 0.8'))):
            for view in views:
                if view == 'at 0.8':
                    keep_sight(self.desk, maps[size] + '.jmap', 0.8)
                self.desk.open(*self.program, maps[size] + '.jmap')
                if view == 'all in view':
                    show_all(self.desk)
                else:
                    self.desk.ask('settle', 0.7)
                self.measure(size, view, (None, None, 30, 30, None, 250) if size == 10000 else
                             (10, 25, 55, 55 if view == 'all in view' else 45, 50, None))
                self.desk.shut()
        with contextlib.suppress(KeyError):
            few, many = (self.drags[size, 'at 0.8']['latency_median'] for size in (500, 2000))
            self.table.line('drag at 0.8, 2000 : 500 cards', f'{many:.1f} ms', f'{few:.1f} ms', many / few, 1.3, 'x')

    def peers(self, folder, documents, names):
        for name in names:
            opened = self.desk.open(os.path.join(folder, 'launch.sh'), name, os.path.join(documents, 'map2000'))
            if opened is None:
                print(f'{name}: not here, or nothing was drawn', flush=True)
                self.desk.shut()
                continue
            self.desk.key(*FIT.get(name, ()))
            self.desk.ask('settle', 1)
            dragged, panned = drag(self.desk, name in GHOST), self.desk.ask('pan', 10, 900, 600)
            print('%-34s drawn %5.0f ms   drag median %s ms  p95 %s  %s fps   pan %s fps' % (
                name + ', 2000 cards', opened['drawn'],
                *(f'{dragged[key]:.1f}' if dragged and key in dragged else '-' for key in ('latency_median', 'latency_p95', 'frames')),
                f'{panned["frames"]:.1f}' if panned else '-'), flush=True)
            self.desk.shut()


def busy_second(rng):
    """What somebody might do in a second or so, for xdotool."""
    x, y = rng.randint(200, 1500), rng.randint(150, 850)
    to_x, to_y = rng.randint(200, 1500), rng.randint(150, 850)
    return rng.choice((
        ['mousemove', x, y, 'click', '--repeat', rng.randint(1, 12), '--delay', 30, rng.choice((4, 5, 6, 7))],
        ['mousemove', x, y, 'keydown', 'ctrl', 'click', '--repeat', 3, '--delay', 60, rng.choice((4, 5)), 'keyup', 'ctrl'],
        ['mousemove', x, y, 'mousedown', 1, 'mousemove', (x + to_x) // 2, (y + to_y) // 2, 'sleep', 0.1, 'mousemove', to_x, to_y, 'sleep', 0.1,
         'mouseup', 1],
        ['mousemove', x, y, 'click', 1, 'key', '--delay', 40, *rng.choices(('Up', 'Down', 'Left', 'Right', 'shift+Right', 'Home', 'End'), k=8)],
        ['mousemove', x, y, 'click', 1, 'key', '--delay', 40, 'alt+4', 'ctrl+alt+2', 'ctrl+Right', 'ctrl+z', 'ctrl+z'],
        ['mousemove', x, y, 'click', 1, 'key', 'ctrl+Return', 'type', '--delay', 10, 'asks again'],
        ['key', '--delay', 40, 'Return', 'Escape', 'ctrl+c', 'ctrl+v', 'Delete', 'ctrl+z'],
        ['key', '--delay', 60, rng.choice(('ctrl+9', 'ctrl+0', 'F9', 'F8'))]))


def endure(table, desk, program, path, minutes):
    """Memory before and after minutes of random use of a copy of the map."""
    rng = random.Random(minutes)
    copy = shutil.copy(path, desk.home)
    desk.open(*program, copy)
    start, sizes = time.monotonic(), []
    while time.monotonic() - start < minutes * 60:
        subprocess.run(['xdotool', *map(str, busy_second(rng))], env=desk.env, check=False, stderr=subprocess.DEVNULL)
        if time.monotonic() - start > len(sizes) * 60 + 30:
            sizes.append(desk.resident())
    # The first minute fills the caches, which have limits.
    middle, end = sizes[len(sizes) // 2], sizes[-1]
    print('random use, MiB by minute: ' + ' '.join(f'{size:.0f}' for size in sizes), flush=True)
    table.line(f'second half of {minutes} minutes of use', f'{end:.0f} MiB', f'{middle:.0f} MiB', end - middle, 5, ' MiB')
    desk.shut()


def run_endurance(table, build, bench, maps, folder, minutes):
    desk = Desk(folder, os.path.join(bench, 'probe'))
    desk.env['GSETTINGS_SCHEMA_DIR'] = os.path.join(build, 'data')
    try:
        endure(table, desk, [os.path.join(build, 'src', 'parcours')], maps[2000] + '.jmap', minutes)
    finally:
        desk.close()


def run(table, build, bench, maps, folder, runs, peers):
    desk = Desk(folder, os.path.join(bench, 'probe'))
    desk.env['GSETTINGS_SCHEMA_DIR'] = os.path.join(build, 'data')
    try:
        wall = Wall(table, desk, [os.path.join(build, 'src', 'parcours')], runs)
        wall.product(maps)
        if peers:
            documents = os.path.join(folder, 'peers')
            subprocess.run([sys.executable, os.path.join(peers, 'gen.py'), documents, '2000'], check=True, stdout=subprocess.DEVNULL)
            desk.env['WORK'] = folder
            wall.peers(peers, documents, PEERS)
    finally:
        desk.close()
