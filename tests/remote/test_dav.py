"""Maps on a WebDAV server: every command, and what it says when something is in the way."""
import os

import base
from base import SMALL, main
from server import Server, wait_until


class Commands(base.Case):
    def setUp(self):
        self.url = self.server.write('a.jmap', SMALL)

    def tearDown(self):
        for name in self.server.names():
            if os.path.isfile(self.server.path(name)):
                os.unlink(self.server.path(name))

    def test_read(self):
        self.assertEqual(self.cli('check', self.url), (0, '', ''))
        code, out, err = self.cli('show', self.url)
        self.assertEqual((code, err), (0, ''))
        self.assertIn('One', out)

    def test_new(self):
        url = self.server.url + 'new.jmap'
        self.assertEqual(self.cli('new', '--template', 'customer', '--example', url), (0, '', ''))
        made = self.server.read('new.jmap')
        self.assertEqual(self.cli('check', '--strict', url), (0, '', ''))
        code, _, err = self.cli('new', url)
        self.assertEqual(code, 2)
        self.assertIn('There is already a file “new.jmap”', err)
        self.assertEqual(self.server.read('new.jmap'), made)

    def test_edit(self):
        self.assertEqual(self.cli('edit', self.url, 'set', 'm', 'title=Two', ',', 'add', 'lane', 'id=l1'), (0, 'l1\n', ''))
        self.assertEqual(base.title(self.server.read('a.jmap')), 'Two')
        self.assertEqual(self.server.names(), ['a.jmap'])

    def test_fmt(self):
        self.server.write('a.jmap', SMALL.replace(b'  <title>', b'\n\n<title>'))
        self.assertEqual(self.cli('fmt', self.url), (0, '', ''))
        self.assertEqual(self.server.read('a.jmap'), SMALL)
        self.assertEqual(self.cli('fmt', '-o', self.server.url + 'b.jmap', self.url), (0, '', ''))
        self.assertEqual(self.server.read('b.jmap'), SMALL)
        self.assertEqual(self.server.names(), ['a.jmap', 'b.jmap'])

    def test_export(self):
        for name, start in (('a.svg', b'<?xml'), ('a.pdf', b'%PDF'), ('a.png', b'\x89PNG')):
            self.server.write(name, b'old')
            self.assertEqual(self.cli('export', self.url, self.server.url + name)[0], 0)
            self.assertTrue(self.server.read(name).startswith(start))
        self.assertEqual(self.cli('thumbnail', self.url, self.server.url + 't.png', '64')[0], 0)
        self.assertEqual(self.server.names(), ['a.jmap', 'a.pdf', 'a.png', 'a.svg', 't.png'])

    def test_names(self):
        name = 'Ein Café & 100 % #1?.jmap'
        self.server.write(name, SMALL)
        url = self.server.url + 'Ein%20Caf%C3%A9%20&%20100%20%25%20%231%3F.jmap'
        self.assertEqual(self.cli('edit', url, 'set', 'm', 'title=Two'), (0, '', ''))
        self.assertEqual(base.title(self.server.read(name)), 'Two')
        self.assertEqual(self.server.names(), [name, 'a.jmap'])

    def test_not_there(self):
        code, _, err = self.cli('check', self.server.url + 'none.jmap')
        self.assertEqual(code, 2)
        self.assertIn('is not there', err)
        code, _, err = self.cli('new', self.server.url + 'no/folder.jmap')
        self.assertEqual(code, 2)
        self.assertIn('Make sure that its folder is there', err)

    def test_folder(self):
        os.mkdir(self.server.path('f.jmap'))
        self.addCleanup(os.rmdir, self.server.path('f.jmap'))
        for url in (self.server.url + 'f.jmap', self.server.url):
            code, _, err = self.cli('fmt', '-o', url, self.url)
            self.assertEqual(code, 2)
            self.assertIn('is a folder', err)

    def test_not_mounted(self):
        code, _, err = self.cli('edit', 'dav://localhost:1/a.jmap', 'set', 'm', 'title=Two')
        self.assertEqual(code, 2)
        self.assertIn('not connected', err)
        self.assertIn('gio mount', err)

    def test_stopped(self):
        self.server.stop()
        try:
            for words in (('check', self.url), ('new', self.server.url + 'n.jmap')):
                code, _, err = self.cli(*words)
                self.assertEqual(code, 2)
                self.assertIn('does not answer', err)
        finally:
            self.server.start()
        self.assertEqual(self.cli('edit', self.url, 'set', 'm', 'title=Back'), (0, '', ''))

    def test_looks(self):
        """What an open map hears of its file."""
        sender = base.Sender(self.session, self.url)
        self.addCleanup(sender.close)

        def look():
            sender.say('look')
            return sender.read()

        self.assertEqual(look(), 'look same')
        self.assertEqual(look(), 'look same')
        self.server.write('a.jmap', SMALL.replace(b'One', b'Theirs'))
        self.assertEqual(look(), 'look changed')
        os.unlink(self.server.path('a.jmap'))
        self.assertEqual(look(), 'look gone')
        self.server.write('a.jmap', SMALL)
        self.assertEqual(look(), 'look same')
        self.server.pause()
        self.assertEqual(look(), 'look away')           # after ten seconds
        self.assertEqual(look(), 'look away')
        self.server.resume()
        self.assertTrue(wait_until(lambda: look() == 'look same'))
        self.server.stop()
        try:
            self.assertEqual(look(), 'look away')
        finally:
            self.server.start()
        self.assertTrue(wait_until(lambda: look() == 'look same'))

    def test_changed(self):
        """Between the reading and the writing of one command: held up by a claim that a colleague seems to have."""
        os.mkdir(self.server.path('.a.jmap.saving'))
        edit = self.start('edit', self.url, 'set', 'm', 'title=Mine')
        self.assertFalse(wait_until(lambda: edit.poll() is not None, 1))
        theirs = SMALL.replace(b'One', b'Theirs')
        self.server.write('a.jmap', theirs)
        os.rmdir(self.server.path('.a.jmap.saving'))
        self.assertEqual(edit.wait(20), 2)
        self.assertIn('was changed on disk since you opened it', edit.stderr.read().decode())
        self.assertEqual(self.server.read('a.jmap'), theirs)
        self.assertEqual(self.server.names(), ['a.jmap'])

    def test_left_claim(self):
        """A claim that somebody left long ago keeps nobody away; one that is young does."""
        claim = self.server.path('.a.jmap.saving')
        os.mkdir(claim)
        self.server.give(claim)
        code, _, err = self.cli('edit', self.url, 'set', 'm', 'title=Young')
        self.assertEqual(code, 2)
        self.assertIn('Another program has been saving “a.jmap”', err)
        os.utime(claim, (1e9, 1e9))
        self.assertEqual(self.cli('edit', self.url, 'set', 'm', 'title=Old'), (0, '', ''))
        self.assertEqual(base.title(self.server.read('a.jmap')), 'Old')
        self.assertEqual(self.server.names(), ['a.jmap'])

    def test_hash_decides(self):
        """The same time with other bytes is a change; another time with the same bytes is none."""
        sender = base.Sender(self.session, self.url)
        self.addCleanup(sender.close)
        seen = quiet = 0
        for i in range(100 if base.THOROUGH else 10):
            sender.save('Mine %d' % i)
            self.assertEqual(sender.read(), 'saved')
            ours, when = self.server.read('a.jmap'), os.stat(self.server.path('a.jmap'))
            os.utime(self.server.path('a.jmap'), (1e9 + i, 1e9 + i))
            sender.save('Again %d' % i)
            quiet += sender.read() == 'saved'
            ours, when = self.server.read('a.jmap'), os.stat(self.server.path('a.jmap'))
            self.server.write('a.jmap', ours.replace(b'Again', b'Their'))
            os.utime(self.server.path('a.jmap'), ns=(when.st_atime_ns, when.st_mtime_ns))
            sender.save('Lost %d' % i)
            seen += 'was changed on disk' in sender.read()
            self.server.write('a.jmap', ours)
        self.assertEqual((seen, quiet), (i + 1, i + 1))
        base.promise('hash decides', 'WebDAV: same time and other bytes seen %d of %d, other time and same bytes quiet %d of %d'
                     % (seen, i + 1, quiet, i + 1))


base.Case.session = base.begin()
with Server() as base.Case.server:
    base.Case.session.mount(base.Case.server.url)
    main()
