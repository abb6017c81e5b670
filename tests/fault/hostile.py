#!/usr/bin/env python3
"""hostile.py - files made to do harm: what reading one costs, and that nothing else is opened for it and no socket at all."""
import gzip
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))
import helper

MIB = 1024 * 1024
NAMESPACE = helper.NS
CALLS = 'open,openat,openat2,creat,socket,connect,execve,fork,vfork,link,symlink,rename,unlink,mkdir,truncate'
# A process of its own, and a small one: the peak of memory begins with what it was when the program took its place.
METER = """
import json, os, sys
silent = [(os.POSIX_SPAWN_OPEN, fd, '/dev/null', os.O_RDWR, 0) for fd in (1, 2)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
_, status, usage = os.wait4(pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]))
"""


def bombs():
    """Entity bombs: each refused at its DOCTYPE."""
    lol = ''.join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    yield 'laughs', f'<!DOCTYPE m [<!ENTITY l0 "lol">{lol}]><journey-map xmlns="{NAMESPACE}"><title>&l9;</title></journey-map>'
    yield 'quadratic', f'<!DOCTYPE m [<!ENTITY a "{"a" * 60000}">]><journey-map xmlns="{NAMESPACE}"><title>{"&a;" * 20000}</title></journey-map>'
    parameters = ''.join(f'<!ENTITY % e{i} "%e{i - 1};%e{i - 1};">' for i in range(1, 20000))
    yield 'parameters', f'<!DOCTYPE m [<!ENTITY % e0 "x">{parameters}%e19999;]><m/>'
    yield 'recursion', f'<!DOCTYPE m [<!ENTITY a "&b;"><!ENTITY b "&a;">]><journey-map xmlns="{NAMESPACE}"><title>&a;</title></journey-map>'
    places = {'file': 'file:///etc/passwd', 'zero': 'file:///dev/zero', 'net': 'http://127.0.0.1:9/x', 'unc': '//127.0.0.1/x'}
    for name, place in places.items():
        yield f'external-{name}', f'<!DOCTYPE m [<!ENTITY x SYSTEM "{place}">]><journey-map xmlns="{NAMESPACE}"><title>&x;</title></journey-map>'
        yield f'dtd-{name}', f'<!DOCTYPE m SYSTEM "{place}"><journey-map xmlns="{NAMESPACE}"/>'


def fill(head, piece, tail, size=MIB):
    count = (size - len(head) - len(tail)) // len(piece)
    return head + piece * count + tail


def others():
    """All of at most 1 MiB."""
    head = helper.document('').rstrip().removesuffix('</journey-map>')
    tail = '</journey-map>\n'
    yield 'nested', fill(head, '<a>', tail)
    yield 'elements', fill(head, '<card/>', tail)
    yield 'foreign', fill(head, '<x xmlns=""/>', tail)
    yield 'cards', head + ''.join(f'<card id="c{i}" order="V{i}"><title>T</title></card>' for i in range(18000)) + tail
    yield 'same-ids', fill(head, '<card id="c" order="V"><title>T</title></card>', tail)
    yield 'spaces', fill(head, '<x xmlns:a="u:1" xmlns:b="u:2" xmlns:c="u:3"/>', tail)
    yield 'attributes', head + '<card ' + ' '.join(f'a{i}="{i}"' for i in range(60000)) + '/>' + tail
    yield 'long-attribute', head + f'<card id="{"i" * 900000}"/>' + tail
    yield 'long-text', head + f'<title>{"t" * 900000}</title>' + tail
    yield 'references', fill(head + '<title>', '&#65;', '</title>' + tail)
    yield 'comment', head + f'<!--{"c" * 900000}-->' + tail
    yield 'comments', fill(head, '<!---->', tail)
    yield 'instructions', fill(head, '<?a b?>', tail)
    yield 'cdata', fill(head + '<summary>', '<![CDATA[]]>', '</summary>' + tail)
    yield 'include', head + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>' + tail
    yield 'stylesheet', helper.document('').replace('\n', '\n<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>\n', 1)
    yield 'schema', head.replace('>\n', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="u:1 http://127.0.0.1:9/x.xsd">\n', 1) + tail
    yield 'base', head + '<stage id="s" order="V" xml:base="http://127.0.0.1:9/"/>' + tail
    yield 'cut', helper.document('<title>x</title>')[:-20]
    yield 'control', head + '<title>\x01\x02</title>' + tail
    yield 'wide', helper.document('<title>x</title>').replace('UTF-8', 'UTF-16').encode('utf-16')
    yield 'lying', helper.document('<title>x</title>').replace('UTF-8', 'UTF-32')
    yield 'unknown', helper.document('<title>x</title>').replace('UTF-8', 'x-none')
    yield 'bad-utf8', head.encode() + b'<title>\xff\xfe\xc0\x80</title>' + tail.encode()
    yield 'gzip', gzip.compress(b'<journey-map>' + bytes(50 * MIB))
    yield 'zeros', bytes(MIB)
    yield 'noise', random.Random(1).randbytes(MIB)
    yield 'brackets', b'<' * MIB
    yield 'ampersands', b'<m>' + b'&' * (MIB - 3)
    yield 'quotes', b'<m a="' + b'>' * (MIB - 6)
    yield 'empty', b''


def can_trace():
    return (shutil.which('strace') is not None
            and subprocess.run(['strace', '-qq', '-o', '/dev/null', 'true'], capture_output=True, check=False).returncode == 0)


class Hostile(helper.Case):
    def load(self, name, content):
        """Reads it once: (status, seconds of the processor, MiB of memory at most)."""
        path = self.write(name + '.jmap', content)
        self.assertLessEqual(os.path.getsize(path), MIB)
        done = subprocess.run([sys.executable, '-I', '-S', '-c', METER, helper.PROGRAM, 'check', path], stdin=subprocess.DEVNULL,
                              capture_output=True, check=True)
        return json.loads(done.stdout)

    def measure(self, files, statuses):
        slowest, largest, count = (0, ''), (0, ''), 0
        for name, content in files:
            status, seconds, memory = self.load(name, content)
            self.assertIn(status, statuses, name)
            slowest, largest, count = max(slowest, (seconds, name)), max(largest, (memory, name)), count + 1
        sanitized = ' (with sanitizers)' if 'PARCOURS_SANITIZED' in os.environ else ''
        print(f'# promise: hostile input | {self.id().split(".")[-1]} | {count} files, a start each: at most '
              f'{slowest[0] * 1000:.0f} ms of CPU ({slowest[1]}) and {largest[0]:.0f} MB ({largest[1]}){sanitized}', flush=True)

    def test_entity_bombs(self):
        self.measure(bombs(), (1,))

    def test_up_to_1_mib(self):
        self.measure(others(), (0, 1))

    def calls(self, path):
        """The names and sockets that reading it opens, each once."""
        log = self.path('strace')
        # A leak check traces the program itself, which only one can do.
        env = {**os.environ, 'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'}
        strace = ['strace', '-f', '-qq', '-s', '4096', '-e', 'trace=' + CALLS, '-e', 'signal=none', '-o', log]
        done = subprocess.run([*strace, helper.PROGRAM, 'check', path], stdin=subprocess.DEVNULL, capture_output=True, env=env)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        with open(log) as lines:
            calls = {re.sub(r'^\d+ +|0x[0-9a-f]+', '', line).rsplit(' = ', 1)[0].rstrip().replace(path, 'FILE') for line in lines}
        self.assertTrue(any(call.startswith('open') and '"FILE"' in call for call in calls))
        return calls

    def test_nothing_else_is_opened(self):
        if not can_trace():
            self.skipTest('needs strace, and the right to trace')
        # Libraries, the locale, the system's settings: what two files without malice open, a good one and one with a mistake.
        usual = self.calls(self.write('map.jmap', helper.document('<title>x</title>')))
        usual |= self.calls(self.write('map.jmap', helper.document('<card id="c" emotion="9"/>')))
        self.assertEqual([call for call in usual if call.startswith(('socket', 'connect', 'fork', 'vfork'))], [])
        count = 0
        for name, content in [*bombs(), *others()]:
            calls = self.calls(self.write('map.jmap', content)) - usual
            self.assertEqual([call for call in calls if '/gconv/UTF-' not in call], [], name)    # the C library's own, for another encoding
            count += 1
        print(f'# promise: hostile input | {self.id().split(".")[-1]} | {count} files under strace: no other file, no socket', flush=True)

    def test_what_never_ends(self):
        """Not files at all: a pipe that nobody fills, a device, a link to one."""
        os.mkfifo(self.path('pipe.jmap'))
        os.symlink('/dev/zero', self.path('zero.jmap'))
        for name in ('pipe.jmap', 'zero.jmap', '.'):
            status, _, err = helper.run('check', self.path(name))
            self.assertEqual(status, 2, name)
            self.assertNotEqual(err, '')
        print(f'# promise: hostile input | {self.id().split(".")[-1]} | a pipe, a device and a folder: refused at once', flush=True)


helper.main()
