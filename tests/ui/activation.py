#!/usr/bin/env python3
"""activation.py - the installed program, started by the session bus: for the launcher, for a file, for an action of its menu."""

import configparser
import os
import pathlib
import signal
import subprocess
import time

import drive
from drive import expect, wait_until

APP = os.environ['PARCOURS_ID']
PATH = '/' + APP.replace('.', '/')
EXAMPLE = 'templates/customer-example.en.jmap'
TITLE = 'Ludovic'
# A service that nobody asks for anything stays for ten seconds.
IDLE = 60
# What a desktop does with a launcher. (The command `gio launch` does not ask the bus.) It stays: the bus delivers nothing for
# somebody who has gone.
LAUNCH = '''
import sys
from gi.repository import Gio
Gio.DesktopAppInfo.new_from_filename(sys.argv[1]).launch([Gio.File.new_for_path(sys.argv[2])], None)
sys.stdin.read()
'''


class Process:
    """A process that somebody else has started, with what is asked of a Popen."""

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        try:
            state = pathlib.Path(f'/proc/{self.pid}/stat').read_text().rsplit(')', 1)[1].split()[0]
        except OSError:
            return 0
        return 0 if state == 'Z' else None

    def send_signal(self, number):
        os.kill(self.pid, number)

    def wait(self):
        wait_until(lambda: self.poll() is not None, f'process {self.pid} to end')


class Activated(drive.Program):
    """Parcours as the bus has started it."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.log = pathlib.Path(os.devnull)
        self.process = Process(int(ask_bus(desktop, 'GetConnectionUnixProcessID', APP).split()[1].strip(',)')))
        desktop.programs.append(self)


def ask_bus(desktop, method, *arguments):
    return desktop.run('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus',
                       '--method', 'org.freedesktop.DBus.' + method, *arguments)


def install(desktop):
    """Into the desktop's folder. The bus, started anew, finds it there; the service names the program where that is now."""
    place = desktop.folder / 'installed'
    subprocess.run([os.environ['MESON'], 'install', '-C', os.environ['PARCOURS_BUILD'], '--no-rebuild', '--quiet'], check=True,
                   env={**os.environ, 'DESTDIR': str(place)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    service = next(place.rglob(APP + '.service'))
    program = next(path for path in place.rglob('parcours') if path.parent.name == 'bin')
    command = next(line for line in service.read_text().splitlines() if line.startswith('Exec='))
    expect(str(program).endswith(command[len('Exec='):].split()[0]), f'“{command}” to name the installed program')
    service.write_text(service.read_text().replace(command, f'Exec={place}{command[len("Exec="):]}'))
    share = service.parents[2]
    desktop.env['XDG_DATA_DIRS'] = f'{share}:{desktop.env.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share")}'
    desktop.env['PATH'] = f'{program.parent}:{desktop.env["PATH"]}'      # a launcher of a program that cannot be found is none
    desktop.bus.terminate()
    desktop.bus.wait()
    desktop.bus = desktop.start_bus()
    return share / 'applications' / (APP + '.desktop')


def start_service(desktop):
    ask_bus(desktop, 'StartServiceByName', APP, '0')
    return Activated(desktop)


def is_running(desktop):
    return 'true' in ask_bus(desktop, 'NameHasOwner', APP)


def test_no_window_until_asked(desktop):
    install(desktop)
    path = desktop.copy(EXAMPLE)
    program = start_service(desktop)
    time.sleep(1)
    expect(not program.windows(), 'no window yet')
    desktop.run('gapplication', 'launch', APP)
    program.wait_window('Parcours')
    expect(len(program.windows()) == 1, 'one window')
    desktop.run('gapplication', 'launch', APP, path)
    program.wait_window(TITLE)
    other = desktop.copy('templates/experience-example.en.jmap', 'other.jmap')
    desktop.run('gapplication', 'launch', APP, other)
    wait_until(lambda: len(program.windows()) == 2, 'a second window of the same program')
    desktop.run('gapplication', 'launch', APP, path)
    time.sleep(0.5)
    expect(len(program.windows()) == 2, 'no second window for the same file')
    desktop.run('gapplication', 'action', APP, 'quit')
    program.process.wait()
    expect(not is_running(desktop), 'nobody with the name')


def test_ends_when_nobody_asks(desktop):
    install(desktop)
    program = start_service(desktop)
    wait_until(lambda: program.process.poll() is not None, 'the service to end', IDLE)


def test_launcher(desktop):
    launcher = install(desktop)
    path = desktop.copy(EXAMPLE)
    with subprocess.Popen(['/usr/bin/python3', '-W', 'ignore', '-c', LAUNCH, launcher, path], env=desktop.env,
                          stdin=subprocess.PIPE):
        wait_until(lambda: is_running(desktop), 'the program')
    program = Activated(desktop)
    command = pathlib.Path(f'/proc/{program.process.pid}/cmdline').read_text().split('\0')
    expect('--gapplication-service' in command, f'the bus to have started it, not “{command}”')
    window = program.wait_window(TITLE)
    program.focus(window)
    program.key('ctrl+Return')
    program.type('Ask a friend')
    program.key('Return', 'Escape', 'ctrl+s')
    wait_until(lambda: drive.find_card(path, 'Ask a friend') is not None, 'the new card in the file')
    program.wait_title('•', absent=True)
    program.key('ctrl+w')
    wait_until(lambda: program.process.poll() is not None, 'an end with the last window', IDLE)


def test_actions_of_the_launcher(desktop):
    launcher = configparser.ConfigParser(interpolation=None)
    launcher.optionxform = str
    launcher.read(install(desktop), encoding='utf-8')
    actions = launcher['Desktop Entry']['Actions'].strip(';').split(';')
    expect(actions == ['new-window', 'new-map'], f'the launcher offers {actions}')
    desktop.run('gapplication', 'action', APP, 'new-map')
    program = Activated(desktop)
    program.wait_text('Start From a Template')
    has = desktop.run('gdbus', 'call', '--session', '--dest', APP, '--object-path', PATH, '--method', 'org.gtk.Actions.List')
    for action in actions:
        expect(f"'{action}'" in has, f'an action {action} in {has}')
    before = len(program.windows())
    desktop.run('gapplication', 'action', APP, 'new-window')
    wait_until(lambda: len(program.windows()) == before + 1, 'another window')


def test_recovery_is_offered(desktop):
    install(desktop)
    path = desktop.copy(EXAMPLE)
    desktop.run('gapplication', 'launch', APP, path)
    program = Activated(desktop)
    program.focus(program.wait_window(TITLE))
    program.wait_text('cards')
    program.key('ctrl+Return')
    program.type('Ask a friend')
    program.key('Return', 'Escape')
    recovery = desktop.folder / 'state' / 'parcours' / 'recovery'
    wait_until(lambda: any('Ask a friend' in draft.read_text(encoding='utf-8') for draft in recovery.glob('*/draft')), 'the draft')
    program.process.send_signal(signal.SIGKILL)
    wait_until(lambda: not is_running(desktop), 'the bus to have noticed')
    desktop.run('gapplication', 'launch', APP, path)
    program = Activated(desktop)
    program.wait_text('Parcours ended before these maps were saved')
    program.press_button('Recover')
    program.wait_title('•')


if __name__ == '__main__':
    drive.main()
