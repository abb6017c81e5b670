"""documents.py - the real document portal on a session bus: what a sandboxed program sees of the files it was given.

Outside a sandbox the portal shows each document at RUNTIME/doc/ID/NAME and, as a program with an application id sees it, at
RUNTIME/doc/by-app/APP/ID/NAME. Needs xdg-document-portal, FUSE and the GLib bindings for Python.
"""
import os
import pathlib
import subprocess
import time

APP = 'org.example.Sandboxed'
NAME = 'org.freedesktop.portal.Documents'
PLACES = ('/usr/libexec', '/usr/lib', '/usr/lib/xdg-desktop-portal', '/usr/local/libexec')


class Missing(Exception):
    """What the portal needs is not on this machine."""


def find(program):
    for place in PLACES:
        path = pathlib.Path(place) / program
        if os.access(path, os.X_OK):
            return str(path)
    raise Missing(f'{program} is not installed')


class Documents:
    def __init__(self, env):
        """`env` has a session bus and an XDG_RUNTIME_DIR of its own."""
        try:
            import gi
            from gi.repository import Gio, GLib
        except ImportError as problem:
            raise Missing('the GLib bindings for Python are not installed') from problem
        self.gio, self.glib = Gio, GLib
        self.root = pathlib.Path(env['XDG_RUNTIME_DIR']) / 'doc'
        self.processes = []
        if not os.access('/dev/fuse', os.R_OK | os.W_OK):
            raise Missing('/dev/fuse cannot be opened')
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        for program in ('xdg-permission-store', 'xdg-document-portal'):
            self.processes.append(subprocess.Popen([find(program)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        self.bus = Gio.DBusConnection.new_for_address_sync(env['DBUS_SESSION_BUS_ADDRESS'], flags, None, None)
        end = time.monotonic() + 20
        while not self.mounted():
            if time.monotonic() > end or self.processes[1].poll() is not None:
                self.close()
                raise Missing('the document portal cannot mount its file system here')
            time.sleep(0.05)

    def mounted(self):
        return os.path.ismount(self.root) and (self.root / 'by-app').is_dir()

    def call(self, method, signature, arguments, reply, path):
        parameters = self.glib.Variant(signature, arguments)
        handles = self.gio.UnixFDList.new_from_array([os.open(path, os.O_PATH)])        # which closes it
        answer, _ = self.bus.call_with_unix_fd_list_sync(NAME, '/org/freedesktop/portal/documents', NAME, method, parameters,
                                                         self.glib.VariantType(reply), 0, 20000, handles, None)
        return answer.unpack()

    def views(self, document, name):
        return [self.root / 'by-app' / APP / document / name, self.root / document / name]

    def add(self, path, permissions=('read', 'write'), folder=False):
        """A file (or a whole folder) is given: where it is to be seen, first by the program, then by all."""
        path = pathlib.Path(path)
        ids, _ = self.call('AddFull', '(ahusas)', ([0], 8 if folder else 0, APP, list(permissions)), '(asa{sv})', path)
        return self.views(ids[0], path.name)

    def add_new(self, path):
        """What a file dialog does for a file that is to be made."""
        path = pathlib.Path(path)
        document, _ = self.call('AddNamedFull', '(hayusas)', (0, path.name.encode() + b'\0', 0, APP, ['read', 'write']), '(sa{sv})',
                                path.parent)
        return self.views(document, path.name)

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:   # now and then the portal waits for its own mount
                process.kill()
                process.wait()
