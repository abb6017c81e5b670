"""Two more kinds of servers on loopback, for those who have them installed: SSH and Samba. As server.Server, but simpler."""
import os
import shutil
import signal
import socket
import subprocess
import tempfile

from server import DAEMONS, find, free_port, wait_until

SSHD = '''
Port {port}
ListenAddress 127.0.0.1
HostKey {base}/host
AuthorizedKeysFile {base}/key.pub
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
UsePAM no
PidFile none
Subsystem sftp internal-sftp
'''

# GVfs calls it by its name: the keys and settings of whoever runs the test stay out of this.
SSH = '''#!/bin/sh
exec {ssh} -F none -o IdentityFile={base}/key -o IdentitiesOnly=yes -o UserKnownHostsFile=/dev/null -o StrictHostKeyChecking=no "$@"
'''

SMBD = '''
[global]
smb ports = {port}
bind interfaces only = yes
interfaces = lo
state directory = {base}
private dir = {base}
lock directory = {base}
cache directory = {base}
ncalrpc dir = {base}/rpc
pid directory = {base}
log file = {base}/log
map to guest = Bad User
guest account = nobody
disable netbios = yes
load printers = no
server role = standalone server
[maps]
path = {root}
guest ok = yes
read only = no
force user = nobody
'''


class Share:
    backend = None                              # the program of GVfs
    program = None                              # the server's

    @classmethod
    def missing(cls):
        if not find([cls.program]) or not find([cls.backend], DAEMONS):
            return '%s or %s is not installed' % (cls.program, cls.backend)
        return None

    def __init__(self):
        self.base = tempfile.mkdtemp(prefix='parcours-share-')
        os.chmod(self.base, 0o755)
        self.root = os.path.join(self.base, 'root')
        os.mkdir(self.root)
        os.chmod(self.root, 0o777)
        self.port = free_port()
        self.process = None
        self.prepare()
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        self.clear()
        shutil.rmtree(self.base, ignore_errors=True)

    def clear(self):
        pass

    def configure(self, text):
        path = os.path.join(self.base, 'config')
        with open(path, 'w') as f:
            f.write(text.format(base=self.base, root=self.root, port=self.port, ssh=find(['ssh'])))
        return path

    def launch(self, *arguments):
        """Until it answers."""
        def answers():
            try:
                socket.create_connection(('127.0.0.1', self.port), timeout=5).close()
                return True
            except OSError:
                return False

        self.process = subprocess.Popen(arguments, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        if not wait_until(answers):
            raise RuntimeError('%s does not start' % self.program)

    def kill(self):
        """With every connection: each has a process of its own, in a group of its own."""
        for pid in self._children(self.process.pid) + [self.process.pid]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait(30)

    def _children(self, pid):
        try:
            with open('/proc/%d/task/%d/children' % (pid, pid)) as f:
                children = [int(word) for word in f.read().split()]
        except OSError:
            return []
        return [grandchild for child in children for grandchild in self._children(child)] + children

    def path(self, name):
        return os.path.join(self.root, name)

    def read(self, name):
        with open(self.path(name), 'rb') as f:
            return f.read()

    def write(self, name, content):
        with open(self.path('.new'), 'wb') as f:
            f.write(content)
        os.chmod(self.path('.new'), 0o666)
        os.replace(self.path('.new'), self.path(name))
        return self.url + name

    def names(self):
        return sorted(os.listdir(self.root))


class Sftp(Share):
    backend = 'gvfsd-sftp'
    program = 'sshd'
    options = ()

    def prepare(self):
        for name in ('host', 'key'):
            subprocess.run([find(['ssh-keygen']), '-q', '-t', 'ed25519', '-N', '', '-f', os.path.join(self.base, name)], check=True)
        self.bin = os.path.join(self.base, 'bin')
        os.mkdir(self.bin)
        os.rename(self.configure(SSH), os.path.join(self.bin, 'ssh'))
        os.chmod(os.path.join(self.bin, 'ssh'), 0o755)
        self.mount_url = 'sftp://127.0.0.1:%d/' % self.port
        self.url = 'sftp://127.0.0.1:%d%s/' % (self.port, self.root)
        self.made = os.getuid() == 0 and not os.path.isdir('/run/sshd')
        if self.made:                           # where it parts with its rights
            os.mkdir('/run/sshd', 0o755)

    def start(self):
        self.launch(find(['sshd']), '-D', '-f', self.configure(SSHD))

    def clear(self):
        if self.made:
            os.rmdir('/run/sshd')


class Smb(Share):
    backend = 'gvfsd-smb'
    program = 'smbd'
    options = ('--anonymous',)
    bin = None

    @classmethod
    def missing(cls):
        return super().missing() or (None if os.getuid() == 0 else 'smbd has to be started as root')

    def prepare(self):
        os.mkdir(os.path.join(self.base, 'rpc'))
        self.mount_url = self.url = 'smb://127.0.0.1:%d/maps/' % self.port

    def start(self):
        self.launch(find(['smbd']), '--foreground', '--no-process-group', '--configfile', self.configure(SMBD))
