"""Programs on several computers that change one map on a WebDAV server at once: what was acknowledged is there."""
import os
import threading
import time

import base
from base import SMALL, main
from server import Server


class Race(base.Case):
    def race(self, programs, attempts):
        """Each adds records of its own. Returns how many were acknowledged."""
        name = 'race-%d.jmap' % programs
        url = self.server.write(name, SMALL)
        done, refused, wrong = [], [], []

        def one(number):
            # no runtime folder in common: as if on computers of their own
            runtime = os.path.join(self.session.base, 'computer-%d' % number)
            if not os.path.isdir(runtime):
                os.mkdir(runtime, 0o700)
                os.symlink(os.path.join(self.session.env['XDG_RUNTIME_DIR'], 'gvfsd'), os.path.join(runtime, 'gvfsd'))
            for i in range(attempts // programs):
                word = 'p%d-%d' % (number, i)
                code, _, err = self.cli('edit', url, 'add', 'persona', 'id=' + word, env={'XDG_RUNTIME_DIR': runtime})
                if code == 0:
                    done.append(word)
                elif code == 2 and ('was changed' in err or 'has been saving' in err):
                    refused.append(word)
                else:
                    wrong.append((code, err))

        started = time.monotonic()
        threads = [threading.Thread(target=one, args=(n,)) for n in range(programs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - started

        content = self.server.read(name).decode()
        self.assertEqual(wrong, [])
        lost = [word for word in done if 'id="%s"' % word not in content]
        false = [word for word in refused if 'id="%s"' % word in content]
        self.assertEqual(lost, [])
        self.assertEqual(false, [])
        self.assertGreater(len(done), 0)
        self.assertGreater(len(refused), 0)
        self.assertEqual([n for n in self.server.names() if name in n], [name])
        base.promise('programs at once', 'WebDAV, %d programs: %d edits in %.0f s, %d saved, %d refused, %d lost'
                     % (programs, len(done) + len(refused), seconds, len(done), len(refused), len(lost)))

    def test_two(self):
        self.race(2, 400 if base.THOROUGH else 60)

    def test_four(self):
        self.race(4, 400 if base.THOROUGH else 60)


base.Case.session = base.begin()
with Server() as base.Case.server:
    base.Case.session.mount(base.Case.server.url)
    main()
