"""What the tests with servers share: one session and one server a file, maps, TAP."""
import atexit
import os
import re
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.environ['PARCOURS_SRCDIR'], 'tests', 'cli'))

from helper import DATA, PROGRAM, document, main  # noqa: E402,F401
import server as servers  # noqa: E402

SENDER = os.environ['PARCOURS_SENDER']
THOROUGH = os.environ.get('PARCOURS_THOROUGH') == '1'
SMALL = document('  <title>One</title>\n').encode()


def begin(reason=None, path=None):
    """The session of this file; no test at all if there is a reason."""
    reason = reason or servers.missing()
    if reason:
        print('1..0 # SKIP ' + reason)
        sys.exit(0)
    session = servers.Session(path)
    atexit.register(session.close)
    return session


def promise(row, figure):
    print('# promise: %s | %s | %s' % (row, os.path.basename(sys.argv[0]), figure), flush=True)


def large(megabytes):
    """A map of about that size, in its canonical form."""
    note = '    <note>%s</note>\n' % ('All work and no play. ' * 400).strip()
    cards = ['  <card id="c%d" order="V%dV">\n%s  </card>\n' % (i, 100000 + i, note) for i in range(megabytes * 1024 * 1024 // len(note))]
    return document('  <title>One</title>\n' + ''.join(cards)).encode()


def is_whole(content):
    return content.startswith(b'<?xml') and content.endswith(b'</journey-map>\n')


def title(content):
    found = re.search(rb'^  <title>(.*)</title>$', content, re.M)
    return found and found.group(1).decode()


class Case(unittest.TestCase):
    """Set by the file: its session, its server."""
    session = None
    server = None

    def cli(self, *arguments, **options):
        """(exit status, stdout, stderr)"""
        code, out, err = self.session.run(PROGRAM, *arguments, **options)
        return code, out.decode(), err.decode()

    def start(self, *arguments, env=None):
        """A command that goes on meanwhile; killed at the end if it still does."""
        process = subprocess.Popen([PROGRAM, *arguments], env={**self.session.env, **(env or {})}, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def settled(self, name, seconds=10):
        """The file when GVfs and the server are done with whatever was under way: there, and the same for half a second."""
        end = time.monotonic() + seconds
        before, since = None, time.monotonic()
        while time.monotonic() < end:
            try:
                now = self.server.read(name)
            except FileNotFoundError:           # where a server takes the old one away before the new one has its name
                now, since = None, time.monotonic()
            if now != before:
                before, since = now, time.monotonic()
            elif time.monotonic() > since + 0.5:
                break
            time.sleep(0.02)
        return before


class Sender:
    """A program that saves in a worker, as the window does (sender.c)."""

    def __init__(self, session, url):
        self.process = subprocess.Popen([SENDER, url], env=session.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.read()

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def read(self):
        return self.process.stdout.readline().strip()

    def save(self, text):
        """Starts saving with that title."""
        self.say('save ' + text)
        assert self.read() == 'saving'

    def close(self):
        self.process.stdin.close()              # which it takes for the end
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


def interrupt(process):
    process.send_signal(signal.SIGINT)
    return process.wait(10)
