"""What the tests of the command line share: a folder of their own, the program, TAP."""
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ['PARCOURS_CLI']
DATA = os.path.join(os.environ['PARCOURS_SRCDIR'], 'tests', 'data')
SOURCE = os.environ['PARCOURS_SRCDIR']
NS = 'urn:uuid:b5968fac-1b71-49bd-883c-8a9de6bb6517'


def run(*arguments, stdin=None, env=None):
    """Runs parcours-cli: (exit status, stdout, stderr) as text."""
    done = run_bytes(*arguments, stdin=stdin.encode() if isinstance(stdin, str) else stdin, env=env)
    return done[0], done[1].decode(), done[2].decode()


def run_bytes(*arguments, stdin=None, env=None):
    done = subprocess.run([PROGRAM, *arguments], input=stdin if stdin is not None else b'', capture_output=True, timeout=60,
                          env={**os.environ, **(env or {})})
    return done.returncode, done.stdout, done.stderr


def document(body, version='1'):
    return '<?xml version="1.0" encoding="UTF-8"?>\n<journey-map xmlns="%s" version="%s" id="m">\n%s</journey-map>\n' % (NS, version, body)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, content):
        with open(self.path(name), 'wb') as f:
            f.write(content if isinstance(content, bytes) else content.encode())
        return self.path(name)

    def read(self, name):
        with open(self.path(name), 'rb') as f:
            return f.read()

    def copy(self, name):
        with open(os.path.join(DATA, name), 'rb') as f:
            return self.write(name, f.read())

    def names(self):
        """What lies in the folder, but for the presence files of saving."""
        return sorted(n for n in os.listdir(self.folder.name) if not n.endswith('.lock'))


def main():
    """Runs the tests of the calling file and speaks TAP."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    tests = [test for group in suite for test in group]
    failed = 0
    print('1..%d' % len(tests), flush=True)
    for number, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        good = result.wasSuccessful()
        failed += 0 if good else 1
        skipped = ' # SKIP ' + result.skipped[0][1] if result.skipped else ''
        print('%s %d - %s%s' % ('ok' if good else 'not ok', number, test.id().replace('__main__.', ''), skipped), flush=True)
        for _, text in result.errors + result.failures:
            print('\n'.join('# ' + line for line in text.splitlines()), flush=True)
    sys.exit(1 if failed else 0)
