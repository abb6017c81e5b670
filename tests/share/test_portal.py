#!/usr/bin/env python3
"""Saving through the document portal: what a sandboxed Parcours does with the one file it was given.

Every test goes through both views that the portal has of a document. The folder that the file is really in must hold that file
and nothing else when the program is done.
"""
import fcntl
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))

import documents
import helper

ENV = dict(os.environ)
KILLS = 40
WRITERS = 4
EDITS = 10


def titles(path):
    return [line.strip() for line in pathlib.Path(path).read_text().splitlines() if '<title>' in line]


class Portal(helper.Case):
    portal = None

    def setUp(self):
        super().setUp()
        self.real = pathlib.Path(self.copy('workshop.jmap'))
        self.card = helper.run('edit', str(self.real), 'add', 'card', 'title=First')[1].strip()

    def each(self):
        """The file through both views, one after the other."""
        return self.portal.add(self.real)

    def run_ok(self, *arguments):
        code, out, err = helper.run(*map(str, arguments), env=ENV)
        self.assertEqual((code, err), (0, ''))
        return out

    def expect_alone(self, view, *others):
        self.assertEqual(sorted(os.listdir(self.real.parent)), sorted([self.real.name, *others]))
        self.assertEqual(os.listdir(view.parent), [view.name])

    def test_edit(self):
        self.real.chmod(0o640)
        for view in self.each():
            before = self.real.stat()
            self.run_ok('edit', view, 'set', self.card, 'title=Through the portal %s' % view.parent.name)
            self.assertIn('Through the portal %s' % view.parent.name, self.real.read_text())
            after = self.real.stat()
            self.assertNotEqual(after.st_ino, before.st_ino)    # a rename: no reader ever saw half of it
            self.assertEqual(after.st_mode, before.st_mode)
            self.expect_alone(view)

    def test_canonical_form(self):
        for view in self.each():
            whole = self.real.read_bytes()
            self.real.write_bytes(whole.replace(b'\n  <', b'\n\n    <'))
            self.run_ok('fmt', view)
            self.assertEqual(self.real.read_bytes(), whole)
            self.expect_alone(view)

    def test_new_file(self):
        for number in range(2):
            target = self.real.with_name('new-%d.jmap' % number)
            view = self.portal.add_new(target)[number]
            self.assertEqual(os.listdir(view.parent), [])
            self.run_ok('new', view)
            self.assertIn(helper.NS, target.read_text())
            self.assertEqual(os.listdir(view.parent), [view.name])
            target.unlink()
            self.assertEqual(os.listdir(self.real.parent), [self.real.name])

    def test_links_and_attributes_are_kept(self):
        other = self.real.with_name('link.jmap')
        os.link(self.real, other)
        for view in self.each():
            self.run_ok('edit', view, 'set', self.card, 'title=Linked')
            self.assertEqual(self.real.stat().st_ino, other.stat().st_ino)
            self.assertIn('Linked', other.read_text())
            self.expect_alone(view, other.name)
        other.unlink()
        try:
            os.setxattr(self.real, 'user.colour', b'blue')
        except OSError as problem:
            self.skipTest('no extended attributes here: %s' % problem)
        for view in self.each():
            self.run_ok('edit', view, 'set', self.card, 'title=Blue')
            self.assertIn('Blue', self.real.read_text())
            self.assertEqual(os.getxattr(self.real, 'user.colour'), b'blue')
            self.expect_alone(view)
        self.assertEqual(os.listdir(os.path.join(ENV['XDG_STATE_HOME'], 'parcours', 'redo')), [])
        print('# promise: mode, group, ACL, xattr, links | share/portal | mode, hard link and attribute kept through 2 views of the '
              'document portal')

    def test_read_only(self):
        before = self.real.read_bytes()
        view = self.portal.add(self.real, permissions=['read'])[0]     # the program's view: only that has rights of its own
        code, _, err = helper.run('edit', str(view), 'set', self.card, 'title=No', env=ENV)
        self.assertEqual(code, 2)
        self.assertIn('“%s” is write-protected' % view.name, err)
        self.assertEqual(self.real.read_bytes(), before)
        self.expect_alone(view)

    def test_no_other_name(self):
        for view in self.each():
            for name in ('poster.svg', 'workshop'):
                code, _, err = helper.run('export', str(view), str(view.with_name(name + '.svg')), env=ENV)
                self.assertEqual(code, 2)
                self.assertIn('“%s.svg” cannot be made beside “%s”' % (name, view.name), err)
            self.expect_alone(view)

    def test_folder_that_takes_no_file(self):
        views = self.portal.add(self.real)
        if shutil.which('chattr') is None or \
           subprocess.run(['chattr', '+i', self.real.parent], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            self.skipTest('chattr cannot be used here')
        try:
            for view in views:
                self.run_ok('edit', view, 'set', self.card, 'title=In place %s' % view.parent.name)
                self.assertIn('In place', self.real.read_text())
        finally:
            subprocess.run(['chattr', '-i', self.real.parent], check=True)
        self.expect_alone(views[0])

    def test_whole_folder(self):
        for view in self.portal.add(self.real.parent, folder=True):
            self.run_ok('edit', view / self.real.name, 'set', self.card, 'title=In the folder')
            self.run_ok('export', view / self.real.name, view / 'poster.svg')
            self.assertIn('In the folder', self.real.read_text())
            self.run_ok('new', view / 'new.jmap')
            self.assertEqual(sorted(os.listdir(self.real.parent)), ['new.jmap', 'poster.svg', self.real.name])
            self.real.with_name('new.jmap').unlink()
            self.real.with_name('poster.svg').unlink()

    def test_lock_of_somebody_outside(self):
        outside = self.real.with_name('.%s.lock' % self.real.name)
        for view in self.portal.add(self.real.parent, folder=True):
            with open(outside, 'w') as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self.run_ok('edit', view / self.real.name, 'set', self.card, 'title=Inside')
                self.assertEqual(outside.stat().st_ino, os.fstat(lock.fileno()).st_ino)

    def test_left_overs_in_a_whole_folder(self):
        """Without locks only time tells: others may write there, too."""
        old, new = (self.real.with_name('.%s.parcours-%d' % (self.real.name, number)) for number in (0, 1))
        for view in self.portal.add(self.real.parent, folder=True):
            old.write_bytes(b'half')
            new.write_bytes(b'half')
            os.utime(old, (time.time() - 25 * 60 * 60,) * 2)
            self.run_ok('edit', view / self.real.name, 'set', self.card, 'title=In the folder')
            self.assertEqual(sorted(os.listdir(self.real.parent)), [new.name, self.real.name])

    def test_left_over_of_the_dead_and_the_living(self):
        for view in self.each():
            side = view.with_name('.%s.parcours-0' % view.name)
            side.write_bytes(b'half')
            self.assertEqual(len(os.listdir(self.real.parent)), 2)      # it lies in the real folder, under another name
            folder = os.stat(view.parent)
            stand_in = os.path.join(ENV['XDG_RUNTIME_DIR'], 'parcours', '%d-%d.portal' % (folder.st_dev, folder.st_ino))
            os.makedirs(os.path.dirname(stand_in), mode=0o700, exist_ok=True)
            with open(stand_in, 'w') as writer:
                fcntl.flock(writer, fcntl.LOCK_SH)
                self.run_ok('edit', view, 'set', self.card, 'title=Side by side')
                self.assertTrue(side.exists())
            self.run_ok('edit', view, 'set', self.card, 'title=Alone')
            self.assertFalse(side.exists())
            self.expect_alone(view)

    def test_kills(self):
        landed = 0
        for view in self.each():
            longest = time.monotonic()
            self.run_ok('edit', view, 'set', self.card, 'title=Measured')
            longest = time.monotonic() - longest
            now = 'Measured'
            for number in range(KILLS):
                title = 'Kill %d' % number
                process = subprocess.Popen([helper.PROGRAM, 'edit', view, 'set', self.card, 'title=' + title], env=ENV,
                                           stderr=subprocess.DEVNULL)
                time.sleep(random.uniform(0, 1.5 * longest))
                process.send_signal(signal.SIGKILL)
                process.wait()
                found = [word for word in (now, title) if '<title>%s</title>' % word in self.real.read_text()]
                self.assertEqual(len(found), 1)
                landed += found[0] == title
                now = found[0]
                self.assertEqual(helper.run('check', str(self.real))[0], 0)
            self.run_ok('edit', view, 'set', self.card, 'title=At last')
            self.expect_alone(view)
        print('# promise: kill -9 in a save | share/portal | %d kills through the document portal, %d saves had landed, 0 lost, '
              'nothing left over' % (2 * KILLS, landed))

    def test_programs_at_once(self):
        refused = 0
        for view in self.each():
            before = len(titles(self.real))
            script = ('for i in $(seq %d); do "$0" edit "$1" add card "title=Writer $2, $i" 2>>"$3" || echo refused >>"$3"; done'
                      % EDITS)
            log = pathlib.Path(ENV['XDG_RUNTIME_DIR']) / 'refused'
            log.write_text('')
            writers = [subprocess.Popen(['sh', '-c', script, helper.PROGRAM, view, str(n), log], env=ENV, stdout=subprocess.DEVNULL)
                       for n in range(WRITERS)]
            for writer in writers:
                self.assertEqual(writer.wait(timeout=300), 0)
            told = log.read_text().splitlines().count('refused')
            self.assertEqual(len(titles(self.real)) - before + told, WRITERS * EDITS)
            self.expect_alone(view)
            refused += told
        print('# promise: programs at once | share/portal | %d edits of %d programs through the document portal, %d refused, 0 lost'
              % (2 * WRITERS * EDITS, WRITERS, refused))


def main():
    with tempfile.TemporaryDirectory(prefix='parcours-portal-') as place:
        for name, folder in (('XDG_RUNTIME_DIR', 'runtime'), ('XDG_DATA_HOME', 'data'), ('XDG_STATE_HOME', 'state')):
            path = os.path.join(place, folder)
            os.mkdir(path, mode=0o700)
            ENV[name] = path
        bus = subprocess.Popen(['dbus-daemon', '--session', '--nofork', '--print-address'], env=ENV, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        ENV['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().strip()
        try:
            Portal.portal = documents.Documents(ENV)
            try:
                helper.main()
            finally:
                Portal.portal.close()
        except documents.Missing as reason:
            print('1..0 # SKIP %s' % reason)
        finally:
            bus.terminate()
            bus.wait()
            bus.stdout.close()


if __name__ == '__main__':
    main()
