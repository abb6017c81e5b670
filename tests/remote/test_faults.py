"""A server that dies, hangs or is full, and programs that are killed: the old map or the new one, whole."""
import os
import random
import subprocess
import time

import base
from base import SMALL, main
from server import Gate, Server, find

LARGE = base.large(4)
HALF = 2 * 1024 * 1024


class Faults(base.Case):
    def setUp(self):
        if not self.server.answers():
            self.server.start()
        self.server.write('a.jmap', SMALL)
        self.server.write('large.jmap', LARGE)
        self.gate = Gate(self.server)
        self.addCleanup(self.gate.close)
        self.session.mount(self.gate.url)
        self.addCleanup(lambda: self.session.run('gio', 'mount', '--unmount', '--force', self.gate.url))

    def repeat(self):
        """What was refused can be done once more, at once and without leftovers."""
        self.assertEqual(self.cli('edit', self.gate.url + 'large.jmap', 'set', 'm', 'title=Repeated'), (0, '', ''))
        self.assertEqual(base.title(self.server.read('large.jmap')), 'Repeated')
        self.assertEqual(self.server.names(), ['a.jmap', 'large.jmap'])

    def test_killed_server(self):
        """In the middle of a PUT."""
        times = 10 if base.THOROUGH else 3
        for i in range(times):
            self.server.write('large.jmap', LARGE)
            self.gate.hold_after(random.randrange(1, HALF))
            edit = self.start('edit', self.gate.url + 'large.jmap', 'set', 'm', 'title=Two')
            self.assertTrue(self.gate.held.wait(60))
            self.server.kill()
            self.gate.cut()
            self.gate.release()
            self.assertEqual(edit.wait(60), 2)
            self.assertIn('does not answer', edit.stderr.read().decode())
            self.assertEqual(self.server.read('large.jmap'), LARGE)
            self.server.start()
            self.repeat()
        base.promise('share vanished or hung', 'server killed in the middle of a PUT %d times: old map whole, edit repeated' % times)

    def test_killed_program(self):
        """In the middle of a PUT, and at random moments: GVfs ends what it has begun, or does not begin it."""
        self.gate.hold_after(HALF)
        edit = self.start('edit', self.gate.url + 'large.jmap', 'set', 'm', 'title=Two')
        self.assertTrue(self.gate.held.wait(60))
        edit.kill()
        edit.wait()
        self.assertEqual(self.server.read('large.jmap'), LARGE)
        self.gate.release()
        self.assertIn(base.title(self.settled('large.jmap')), ('One', 'Two'))
        self.assertTrue(base.is_whole(self.server.read('large.jmap')))
        self.repeat()

        times, old = 200 if base.THOROUGH else 25, 0
        self.server.write('large.jmap', LARGE)
        self.server.write('a.jmap', SMALL)
        started = time.monotonic()
        self.assertEqual(self.cli('edit', self.gate.url + 'a.jmap', 'set', 'm', 'title=Timed')[0], 0)
        took = time.monotonic() - started
        for i in range(times):
            before = self.settled('a.jmap')
            edit = self.start('edit', self.gate.url + 'a.jmap', 'set', 'm', 'title=T%d' % i)
            time.sleep(random.uniform(0, took))
            edit.kill()
            edit.wait()
            after = self.settled('a.jmap')
            self.assertTrue(base.is_whole(after))
            self.assertIn(base.title(after), (base.title(before), 'T%d' % i))
            old += after == before
        self.assertEqual(self.cli('edit', self.gate.url + 'a.jmap', 'set', 'm', 'title=End'), (0, '', ''))
        self.assertEqual(self.server.names(), ['a.jmap', 'large.jmap'])
        base.promise('kill -9 in a save', 'WebDAV: %d kills, %d times the old map, %d the new one, 0 broken'
                     % (times + 1, old, times - old))

    def test_hung_server_and_commands(self):
        self.server.pause()
        try:
            commands = [self.start('check', self.server.url + 'a.jmap'),
                        self.start('edit', self.server.url + 'a.jmap', 'set', 'm', 'title=Two'),
                        self.start('new', self.server.url + 'n.jmap')]
            time.sleep(1)
            for command in commands:
                self.assertIsNone(command.poll())
                self.assertLess(base.interrupt(command), 0)
        finally:
            self.server.resume()
        self.assertEqual(self.settled('a.jmap'), SMALL)
        self.assertEqual(self.cli('edit', self.server.url + 'a.jmap', 'set', 'm', 'title=Two'), (0, '', ''))
        if 'n.jmap' in self.server.names():
            self.assertTrue(base.is_whole(self.server.read('n.jmap')))
            os.unlink(self.server.path('n.jmap'))
        self.cli('new', self.server.url + 'n.jmap')
        os.unlink(self.server.path('n.jmap'))

    def cancel(self, sender):
        """What the save ends with, and after how long."""
        started = time.monotonic()
        sender.say('cancel')
        answer = sender.read()
        return answer, time.monotonic() - started

    def test_hung_server_and_save(self):
        """Cancelled before anything is sent: nothing arrives later either."""
        sender = base.Sender(self.session, self.server.url + 'a.jmap')
        self.addCleanup(sender.close)
        self.server.pause()
        try:
            sender.save('Two')
            time.sleep(1)
            answer, seconds = self.cancel(sender)
        finally:
            self.server.resume()
        self.assertTrue(answer.startswith('failed g-io-error-quark 19 '), answer)
        self.assertLess(seconds, 10)
        self.assertEqual(self.settled('a.jmap'), SMALL)
        sender.save('Three')
        self.assertEqual(sender.read(), 'saved')
        self.assertEqual(base.title(self.server.read('a.jmap')), 'Three')
        self.assertEqual(self.server.names(), ['a.jmap', 'large.jmap'])
        base.promise('share vanished or hung', 'server stopped, save cancelled: back after %.0f ms, old map whole' % (seconds * 1000))

    def test_cancelled_on_its_way(self):
        """In the middle of the PUT: it may arrive yet, whole; that is said, and is no conflict afterwards."""
        sender = base.Sender(self.session, self.gate.url + 'large.jmap')
        self.addCleanup(sender.close)
        self.gate.hold_after(HALF)
        sender.save('Two')
        self.assertTrue(self.gate.held.wait(60))
        answer, seconds = self.cancel(sender)
        self.assertTrue(answer.startswith('failed g-io-error-quark 19 '), answer)
        self.assertIn('may still arrive', answer)
        self.assertLess(seconds, 10)
        self.assertEqual(self.server.read('large.jmap'), LARGE)
        self.gate.release()
        self.assertTrue(base.is_whole(self.settled('large.jmap')))
        sender.save('Three')
        self.assertEqual(sender.read(), 'saved')
        self.assertEqual(base.title(self.server.read('large.jmap')), 'Three')
        self.assertEqual(self.server.names(), ['a.jmap', 'large.jmap'])

    def test_vanished_and_back(self):
        """The work is kept while the server is away, and saved when it is back."""
        sender = base.Sender(self.session, self.server.url + 'a.jmap')
        self.addCleanup(sender.close)
        self.server.stop()
        sender.save('Two')
        answer = sender.read()
        self.assertIn(' away ', answer)
        self.server.start()
        sender.save('Three')
        self.assertEqual(sender.read(), 'saved')
        self.assertEqual(base.title(self.server.read('a.jmap')), 'Three')


class Full(base.Case):
    def test_full(self):
        if os.getuid() != 0 or subprocess.run(['unshare', '--mount', 'true'], stderr=subprocess.DEVNULL).returncode != 0:
            self.skipTest('a small disk needs root')
        with Server(room=512 * 1024) as server:
            self.session.mount(server.url)
            url = server.write('a.jmap', SMALL)
            server.write('ballast', b'x' * 400 * 1024)
            large = os.path.join(self.session.base, 'large.jmap')
            with open(large, 'wb') as f:
                f.write(base.large(1))
            code, _, err = self.cli('fmt', '-o', url, large)
            self.assertEqual(code, 2)
            self.assertIn('room', err)
            self.assertEqual(server.read('a.jmap'), SMALL)
            for name in ('a.svg', 'a.png'):
                server.write(name, b'old')
            server.write('more', b'x' * (512 * 1024 - 400 * 1024 - 24 * 1024))
            self.assertEqual(self.cli('export', url, server.url + 'a.png')[0], 2)
            self.assertEqual(server.read('a.png'), b'old')
            self.assertEqual(server.names(), ['a.jmap', 'a.png', 'a.svg', 'ballast', 'more'])
            base.promise('refused writes', 'WebDAV, full disk: map and picture as they were (%s)' % err.strip().split('(')[-1].split(')')[0])


class Password(base.Case):
    def test_wrong_password(self):
        with Server(users={'ada': 'right'}) as server:
            server.write('a.jmap', SMALL)
            self.assertNotEqual(self.session.run('gio', 'mount', server.url.replace('//', '//ada@'), stdin=None, input=b'wrong\n')[0], 0)
            code, _, err = self.cli('check', server.url + 'a.jmap')
            self.assertEqual(code, 2)
            self.assertIn('not connected', err)
            code = self.session.run('gio', 'mount', server.url.replace('//', '//ada@'), stdin=None, input=b'right\n')[0]
            self.assertEqual(code, 0)
            self.assertEqual(self.cli('check', server.url.replace('//', '//ada@') + 'a.jmap'), (0, '', ''))


base.Case.session = base.begin()
with Server() as base.Case.server:
    base.Case.session.mount(base.Case.server.url)
    main()
