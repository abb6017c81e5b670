"""test_shares.py sftp or smb: maps on such a share; skipped where there is no such server."""
import os
import random
import stat
import sys
import threading
import time

import base
import server as servers
import shares
from base import SMALL, main

KINDS = {'sftp': shares.Sftp, 'smb': shares.Smb}
KIND = sys.argv.pop(1)
LARGE = base.large(4)


class Shares(base.Case):
    def setUp(self):
        self.url = self.server.write('a.jmap', SMALL)

    def tearDown(self):
        for name in self.server.names():
            path = self.server.path(name)
            if os.path.isdir(path):             # the claim of a program that was killed
                os.rmdir(path)
            else:
                os.unlink(path)

    def test_commands(self):
        self.assertEqual(self.cli('check', self.url), (0, '', ''))
        self.assertEqual(self.cli('edit', self.url, 'set', 'm', 'title=Two'), (0, '', ''))
        self.assertEqual(base.title(self.server.read('a.jmap')), 'Two')
        self.assertEqual(self.cli('new', self.server.url + 'n.jmap')[0], 0)
        self.assertEqual(self.cli('new', self.server.url + 'n.jmap')[0], 2)
        self.assertEqual(self.cli('export', self.url, self.server.url + 'a.svg')[0], 0)
        self.assertEqual(self.cli('export', self.url, self.server.url + 'a.svg')[0], 0)
        self.assertEqual(self.server.names(), ['a.jmap', 'a.svg', 'n.jmap'])

    def test_mode_and_link(self):
        if KIND != 'sftp':
            self.skipTest('such a share has neither')
        os.chmod(self.server.path('a.jmap'), 0o664)
        os.symlink('a.jmap', self.server.path('link.jmap'))
        self.assertEqual(self.cli('edit', self.server.url + 'link.jmap', 'set', 'm', 'title=Two'), (0, '', ''))
        self.assertTrue(os.path.islink(self.server.path('link.jmap')))
        self.assertEqual(base.title(self.server.read('a.jmap')), 'Two')
        self.assertEqual(stat.S_IMODE(os.stat(self.server.path('a.jmap')).st_mode), 0o664)
        self.assertEqual(self.server.names(), ['a.jmap', 'link.jmap'])

    def test_own_backup(self):
        """A copy that somebody keeps beside the map is theirs."""
        self.server.write('a.jmap~', b'mine')
        self.assertEqual(self.cli('edit', self.url, 'set', 'm', 'title=Two'), (0, '', ''))
        self.assertEqual(self.server.read('a.jmap~'), b'mine')
        self.assertEqual(self.server.names(), ['a.jmap', 'a.jmap~'])

    def test_changed(self):
        sender = base.Sender(self.session, self.url)
        self.addCleanup(sender.close)
        theirs = SMALL.replace(b'One', b'Own')
        self.server.write('a.jmap', theirs)
        sender.save('Two')
        self.assertIn('was changed on disk', sender.read())
        self.assertEqual(self.server.read('a.jmap'), theirs)

    def test_race(self):
        done = []

        def one(number):
            for i in range(20):
                word = 'p%d-%d' % (number, i)
                if self.cli('edit', self.url, 'add', 'persona', 'id=' + word)[0] == 0:
                    done.append(word)

        threads = [threading.Thread(target=one, args=(n,)) for n in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        content = self.server.read('a.jmap').decode()
        self.assertEqual([word for word in done if 'id="%s"' % word not in content], [])
        self.assertGreater(len(done), 0)
        base.promise('programs at once', '%s, 2 programs: 40 edits, %d saved, 0 lost' % (KIND, len(done)))

    def test_killed_program(self):
        url = self.server.write('large.jmap', LARGE)
        started = time.monotonic()
        self.assertEqual(self.cli('edit', url, 'set', 'm', 'title=Timed'), (0, '', ''))
        took = time.monotonic() - started
        times, old = 100 if base.THOROUGH else 15, 0
        for i in range(times):
            before = self.settled('large.jmap')
            edit = self.start('edit', url, 'set', 'm', 'title=T%d' % i)
            time.sleep(random.uniform(0, took))
            edit.kill()
            edit.wait()
            after = self.settled('large.jmap')
            self.assertTrue(base.is_whole(after))
            self.assertIn(base.title(after), (base.title(before), 'T%d' % i))
            old += after == before
        self.assertEqual(self.cli('edit', url, 'set', 'm', 'title=End'), (0, '', ''))
        base.promise('kill -9 in a save', '%s: %d kills, %d times the old map, %d the new one, 0 broken' % (KIND, times, old, times - old))

    def test_killed_server(self):
        url = self.server.write('large.jmap', LARGE)
        for i in range(5):
            before = self.server.read('large.jmap')
            edit = self.start('edit', url, 'set', 'm', 'title=S%d' % i)
            time.sleep(random.uniform(0.1, 0.6))
            self.server.kill()
            code = edit.wait(60)
            err = edit.stderr.read().decode()
            self.server.start()
            self.session.run('gio', 'mount', *self.server.options, self.server.mount_url)
            after = self.server.read('large.jmap')
            self.assertTrue(base.is_whole(after))
            if code == 0:
                self.assertEqual(base.title(after), 'S%d' % i)
            else:
                self.assertEqual(code, 2, err)
                self.assertIn(base.title(after), (base.title(before), 'S%d' % i))
        # GVfs may notice only now that its connection is broken.
        self.assertTrue(servers.wait_until(lambda: self.cli('edit', url, 'set', 'm', 'title=Repeated')[0] == 0))
        self.assertEqual(base.title(self.server.read('large.jmap')), 'Repeated')


reason = KINDS[KIND].missing()
if reason:
    base.begin(reason)
with KINDS[KIND]() as base.Case.server:
    base.Case.session = base.begin(path=base.Case.server.bin)
    base.Case.session.mount(base.Case.server.mount_url, *base.Case.server.options)
    main()
