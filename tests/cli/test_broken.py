"""check explains every broken file one can think of, at once, and never fails itself."""
import gzip
import io
import os
import random
import re
import time
import zipfile

from helper import Case, DATA, NS, document, main, run

ROOT = '<journey-map xmlns="%s" version="1" id="m">' % NS


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as z:
        z.writestr('map.jmap', document(''))
    return out.getvalue()


BROKEN = {
    'empty': (b'', 'empty'),
    'blank': (b'\n\n  \n', 'empty'),
    'zeros': (b'\0' * 57344, 'zeros'),
    'zip': (zipped(), 'zip archive'),
    'gzip': (gzip.compress(document('').encode()), 'gzip'),
    'pdf': (b'%PDF-1.7\n%\xe2\xe3', 'PDF'),
    'html': (b'<!DOCTYPE html><html><body>Sign in</body></html>', 'web page'),
    'json': (b'{"type": "jmap", "nodes": []}', 'JSON'),
    'text': ('Bonjour à tous'.encode(), 'starts with “Bonjour'),
    'svg': (b'<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG'),
    'conflict': ((ROOT + '\n<<<<<<< HEAD\n  <title>a</title>\n=======\n').encode(), 'conflict marker'),
    'latin1 unsaid': (document('<title>caf\xe9</title>').encode('latin-1'), '0xE9'),
    'binary': (bytes(range(128, 256)) * 4, '0x80'),
    'doctype': (b'<!DOCTYPE m [<!ENTITY a "b">]>' + document('').split('\n', 1)[1].encode(), 'DOCTYPE'),
    'no end': ((ROOT + '<card id="c"><title>x').encode(), 'middle of a card'),
    'ampersand': (document('<title>R & D</title>').encode(), '“&amp;”'),
    'wrong end': (document('<title>a</titel>').encode(), 'closed here'),
    'control': (document('<title>a\x0bb</title>').encode(), 'control character'),
    'two roots': (document('').encode() + b'<journey-map/>', 'after the end'),
    'no namespace': (b'<journey-map version="1"/>', 'namespace'),
    'other xml': (b'<rss/>', 'another kind'),
    'long tag': (document('<stage id="s" colour="%s"/>' % ('x' * 70000)).encode(), '64 KiB'),
    'terminal codes': ('\x9b31mred'.encode(), 'starts with'),
    'deep': ((ROOT + '<a>' * 300).encode(), '256'),
}


class Broken(Case):
    def test_each_is_explained(self):
        for name, (content, part) in BROKEN.items():
            path = self.write('broken.jmap', content)
            code, out, err = run('check', path)
            self.assertEqual((code, out), (1, ''), name)
            for line in err.splitlines():
                self.assertRegex(line, r'^%s:(\d+:)? ' % re.escape(path), name)
            self.assertIn(part, err.splitlines()[-1], name)
            self.assertNotRegex(err, r'[\x00-\x09\x0b-\x1f\x7f-\x9f]', name)
            self.assertEqual(self.read('broken.jmap'), content)

    def test_others_refuse(self):
        path = self.write('broken.jmap', BROKEN['no end'][0])
        for words in (['show', path], ['fmt', path], ['edit', path, 'set', 'm', 'title=x'], ['export', path, self.path('a.svg')],
                      ['thumbnail', path, self.path('a.png'), '64']):
            code, out, err = run(*words)
            self.assertEqual((code, out), (2, ''), words)
            self.assertIn('middle of a card', err)
        self.assertEqual(self.names(), ['broken.jmap'])

    def test_unreadable(self):
        for path in (self.path('gone.jmap'), self.folder.name, '/dev/zero'):
            code, out, err = run('check', path)
            self.assertEqual((code, out), (2, ''), path)
            self.assertIn(path, err)

    def test_entity_bomb_is_quick(self):
        entities = ''.join('<!ENTITY e%d "%s">' % (i, '&e%d;' % (i - 1) * 10) for i in range(1, 60))
        bomb = '<!DOCTYPE m [<!ENTITY e0 "ha">%s]>%s<title>&e59;</title></journey-map>' % (entities, ROOT)
        path = self.write('bomb.jmap', bomb)
        start = time.monotonic()
        code, out, err = run('check', path)
        self.assertEqual(code, 1)
        self.assertIn('DOCTYPE', err)
        self.assertLess(time.monotonic() - start, 5)

    def test_names_with_odd_bytes(self):
        path = os.path.join(self.folder.name.encode(), b'caf\xe9 "\n.jmap')
        with open(path, 'wb') as f:
            f.write(b'{}')
        self.assertEqual(run('check', os.fsdecode(path))[0], 1)
        self.assertEqual(run('check', '--json', os.fsdecode(path))[0], 1)

    def test_noise_never_fails(self):
        with open(os.path.join(DATA, 'full.jmap'), 'rb') as f:
            good = f.read()
        dice = random.Random(7)
        paths = []
        for i in range(60):
            noisy = bytearray(good)
            for _ in range(dice.randint(1, 6)):
                noisy[dice.randrange(len(noisy))] = dice.randrange(256)
            paths.append(self.write('noisy%d.jmap' % i, bytes(noisy)))
        for strict in ([], ['--strict']):
            code, out, err = run('check', *strict, *paths)
            self.assertIn(code, (0, 1))
            self.assertNotIn('CRITICAL', err)


if __name__ == '__main__':
    main()
