"""Real servers on loopback, a session that reaches them through GVfs, and a gate between the two that can hang.

    with Server() as server, Session() as session:
        session.mount(server.url)
        session.run('gio', 'list', server.url)

Everything is private and temporary: folders, ports, message bus. Nothing outlives the two.
"""
import base64
import hashlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

PROGRAMS = ['apache2', 'httpd']
MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/lib/httpd/modules']
DAEMONS = ['/usr/libexec', '/usr/lib/gvfs', '/usr/lib']

CONFIG = '''
ServerName 127.0.0.1
ServerRoot "{run}"
Listen 127.0.0.1:{port}
PidFile "{run}/pid"
ErrorLog "{run}/error.log"
DefaultRuntimeDir "{run}"
{modules}
{user}
StartServers 1
ServerLimit 1
ThreadsPerChild 25
MaxRequestWorkers 25
TimeOut 600
DavLockDB "{run}/locks"
DocumentRoot "{root}"
<Directory "{root}">
  Dav On
  Require all granted
</Directory>
'''

# One process serves, and mod_dir stays away: it would answer for folders itself.
NEEDED = ['mpm_event', 'unixd', 'authz_core', 'dav', 'dav_fs', 'dav_lock']
SECURED = ['authn_core', 'authn_file', 'authz_user', 'auth_basic']
PASSWORD = '''
<Location />
  AuthType Basic
  AuthName "maps"
  AuthUserFile "{run}/users"
  Require valid-user
</Location>
'''


def find(names, folders=None):
    """The first of the programs, or of the folders' files, that is there; None if none is."""
    for name in names:
        for folder in folders or os.get_exec_path() + ['/usr/sbin', '/sbin']:
            path = os.path.join(folder, name)
            if os.access(path, os.X_OK):
                return path
    return None


def missing():
    """Why none of this can run here, or None."""
    if not find(PROGRAMS) or not find(['.'], MODULES):
        return 'Apache is not installed'
    if not find(['gvfsd-dav'], DAEMONS):
        return 'the WebDAV backend of GVfs is not installed'
    if not find(['dbus-daemon']) or not find(['gio']):
        return 'dbus-daemon or gio is not installed'
    return None


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def wait_until(test, seconds=20):
    end = time.monotonic() + seconds
    while not test():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


class Server:
    """Apache with mod_dav. `url` is the address of `root`, a folder that the test may look into and write to.

    `users` ({name: password}) asks for a password; `room` (bytes) gives it a small disk of its own, for which one has to be root.
    """

    def __init__(self, users=None, room=None):
        self.base = tempfile.mkdtemp(prefix='parcours-dav-')
        os.chmod(self.base, 0o755)
        self.run = os.path.join(self.base, 'run')
        self.root = os.path.join(self.base, 'root')
        self.prefix = self._small_disk(room) if room else []
        self.users = users
        self.process = None
        self.port = free_port()
        self.url = 'dav://127.0.0.1:%d/' % self.port
        for folder in (self.run, self.root):
            os.makedirs(folder, exist_ok=True)
            self.give(folder)
        self._configure()
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def give(self, path):
        """Apache never serves as root."""
        if os.getuid() == 0:
            nobody = pwd.getpwnam('nobody')
            os.chown(path, nobody.pw_uid, nobody.pw_gid)

    def _small_disk(self, room):
        """What to start it with: nobody else sees the disk."""
        nobody = pwd.getpwnam('nobody')
        return ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', 'mount -t tmpfs -o "$0" tmpfs "$1" && shift && exec "$@"',
                'size=%d,uid=%d,gid=%d' % (room, nobody.pw_uid, nobody.pw_gid), self.root]

    def _configure(self):
        folder = find(['.'], MODULES)
        names = NEEDED + (SECURED if self.users else [])
        modules = ['LoadModule %s_module "%s/mod_%s.so"' % (name, folder, name) for name in names
                   if os.path.exists('%s/mod_%s.so' % (folder, name))]
        user = 'User nobody\nGroup #%d' % pwd.getpwnam('nobody').pw_gid if os.getuid() == 0 else ''
        with open(os.path.join(self.run, 'config'), 'w') as f:
            f.write(CONFIG.format(run=self.run, root=self.root, port=self.port, modules='\n'.join(modules), user=user))
            if self.users:
                f.write(PASSWORD.format(run=self.run))
        if self.users:
            with open(os.path.join(self.run, 'users'), 'w') as f:
                for name, password in self.users.items():
                    digest = base64.b64encode(hashlib.sha1(password.encode()).digest()).decode()
                    f.write('%s:{SHA}%s\n' % (name, digest))

    def start(self):
        """Until it answers."""
        self.process = subprocess.Popen(self.prefix + [find(PROGRAMS), '-DFOREGROUND', '-f', os.path.join(self.run, 'config')],
                                        start_new_session=True)
        if not wait_until(self.answers):
            raise RuntimeError('Apache does not start: ' + open(os.path.join(self.run, 'error.log')).read())

    def answers(self):
        try:
            with socket.create_connection(('127.0.0.1', self.port), timeout=5) as s:
                s.sendall(b'OPTIONS / HTTP/1.0\r\n\r\n')
                return s.recv(1) != b''
        except OSError:
            return False

    def _signal(self, number):
        os.killpg(self.process.pid, number)

    def stop(self):
        """As an administrator does: requests under way are answered no more, and the port refuses."""
        self._signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(30)

    def kill(self):
        """All processes at once, in the middle of whatever they do."""
        self._signal(signal.SIGKILL)
        self.process.wait(30)

    def pause(self):
        """It hangs: connections are accepted, nothing is answered."""
        self._signal(signal.SIGSTOP)

    def resume(self):
        self._signal(signal.SIGCONT)

    def close(self):
        if self.process.poll() is None:
            self._signal(signal.SIGCONT)
            self.kill()
        shutil.rmtree(self.base, ignore_errors=True)

    def path(self, name):
        inside = '/proc/%d/root' % self.process.pid if self.prefix else ''
        return os.path.join(inside + self.root, name)

    def read(self, name):
        with open(self.path(name), 'rb') as f:
            return f.read()

    def write(self, name, content):
        """Puts a file there at once, as another program does; the server may replace it later."""
        temporary = self.path('.new')
        with open(temporary, 'wb') as f:
            f.write(content)
        self.give(temporary)
        os.replace(temporary, self.path(name))
        return self.url + name

    def names(self):
        """What lies there, without what Apache itself keeps and leaves when it is killed."""
        return sorted(n for n in os.listdir(self.path('')) if n != '.DAV' and not n.startswith('.davfs.tmp'))


class Gate:
    """A relay before the server, with an address of its own, that can stop in the middle of what a client sends."""

    def __init__(self, server):
        self.server = server
        self.held = threading.Event()           # set when it has stopped
        self._open = threading.Event()
        self._open.set()
        self._limit = None
        self._sockets = []
        self._listener = socket.create_server(('127.0.0.1', 0))
        self.port = self._listener.getsockname()[1]
        self.url = 'dav://127.0.0.1:%d/' % self.port
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def hold_after(self, count):
        """Lets `count` bytes of the next PUT through and then nothing more."""
        self.held.clear()
        self._open.clear()
        self._limit = count

    def release(self):
        self._limit = None
        self._open.set()

    def close(self):
        self._listener.close()
        self.cut()
        self.release()

    def cut(self):
        """Ends every connection at once."""
        while self._sockets:
            self._end(self._sockets.pop())

    @staticmethod
    def _end(s):
        """Shut down, so that whoever waits for it wakes up, and closed, so that the other end cannot go on sending."""
        try:
            s.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        s.close()

    def _accept(self):
        while True:
            try:
                client = self._listener.accept()[0]
            except OSError:
                return
            try:
                server = socket.create_connection(('127.0.0.1', self.server.port))
            except OSError:
                client.close()
                continue
            self._sockets += [client, server]
            threading.Thread(target=self._relay, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._relay, args=(server, client, False), daemon=True).start()

    def _relay(self, source, target, from_client):
        left = None                             # of what may pass, once a PUT is under way
        try:
            while True:
                data = source.recv(65536)
                if not data:
                    break
                if from_client and left is None and self._limit is not None and data.startswith(b'PUT '):
                    left = self._limit
                if left is not None and not self._open.is_set():
                    target.sendall(data[:left])
                    data, left = data[left:], left - len(data[:left])
                    if data:
                        self.held.set()
                        self._open.wait()
                target.sendall(data)
        except OSError:
            pass
        self._end(source)
        self._end(target)


def processes_of(address):
    """All that speak to the bus of that address: what it started does not end with it."""
    mark = ('DBUS_SESSION_BUS_ADDRESS=' + address).encode()
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open('/proc/%s/environ' % pid, 'rb') as f:
                if mark in f.read().split(b'\0'):
                    yield int(pid)
        except OSError:
            pass


class Session:
    """A message bus and GVfs of its own. `env` is for every program that is to see it."""

    def __init__(self, path=None):
        """`path`: a folder of programs that GVfs is to find first."""
        self.base = tempfile.mkdtemp(prefix='parcours-session-')
        # G_DEBUG: GVfs warns when its daemons die, which is what some tests are about
        self.env = {k: v for k, v in os.environ.items() if not k.startswith('DBUS_') and k not in ('GIO_USE_VFS', 'G_DEBUG')}
        self.env.update( GVFS_DISABLE_FUSE='1', GVFS_REMOTE_VOLUME_MONITOR_IGNORE='1', HOME=self.base)
        for variable, place in (('XDG_CONFIG_HOME', 'config'), ('XDG_DATA_HOME', 'data'), ('XDG_STATE_HOME', 'state'),
                                ('XDG_CACHE_HOME', 'cache'), ('XDG_RUNTIME_DIR', 'runtime')):
            self.env[variable] = os.path.join(self.base, place)
            os.mkdir(self.env[variable], 0o700)
        if path:
            self.env['PATH'] = path + os.pathsep + self.env['PATH']
        self.bus = subprocess.Popen([find(['dbus-daemon']), '--session', '--nofork', '--print-address=1', '--nopidfile',
                                     '--address=unix:dir=' + self.env['XDG_RUNTIME_DIR']],
                                    env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = self.bus.stdout.readline().decode().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def run(self, *arguments, **options):
        """(exit status, stdout, stderr)"""
        options.setdefault('timeout', 120)
        done = subprocess.run(arguments, env={**self.env, **options.pop('env', {})}, stdin=options.pop('stdin', subprocess.DEVNULL),
                              capture_output=True, **options)
        return done.returncode, done.stdout, done.stderr

    def mount(self, url, *options):
        code, _, err = self.run('gio', 'mount', *options, url)
        if code != 0:
            raise RuntimeError('%s could not be mounted: %s' % (url, err.decode()))

    def close(self):
        self.bus.terminate()
        self.bus.wait(30)
        self.bus.stdout.close()
        for pid in processes_of(self.env['DBUS_SESSION_BUS_ADDRESS']):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        shutil.rmtree(self.base, ignore_errors=True)
