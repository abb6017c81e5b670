"""SVG as other programs draw it, letters as outlines, and exports that are cancelled."""
import os
import pty
import re
import shutil
import signal
import subprocess
import time
import unittest
import xml.etree.ElementTree as ET

from helper import Case, DATA, PROGRAM, SOURCE, document, main, run

EXAMPLE = os.path.join(SOURCE, 'data', 'templates', 'customer-example.fr.jmap')
POSTER = os.path.join(DATA, 'poster.jmap')
SVG = '{http://www.w3.org/2000/svg}'
XLINK = '{http://www.w3.org/1999/xlink}'
WIDTH, HEIGHT = 1296, 1260      # compared, in pixels
BLOCK_WIDTH, BLOCK_HEIGHT = 24, 12
TOLERANCE = 12                  # of 255, in the mean of a block; Inkscape differs by 1, Chromium by 6, a line of text by 50


def need(*programs):
    for program in programs:
        if shutil.which(program) is None:
            raise unittest.SkipTest('there is no %s' % program)


class Looks(Case):
    """Compared are the means of small blocks: how each program smooths the edge of a letter does not count, what is missing does."""
    def setUp(self):
        super().setUp()
        need('rsvg-convert', 'convert')
        self.assertEqual(run('export', POSTER, self.path('a.svg'))[0], 0)
        self.root = ET.fromstring(self.read('a.svg'))
        self.width = int(self.root.get('viewBox').split()[2])
        self.height = int(self.root.get('viewBox').split()[3])
        self.assertGreater(self.width, WIDTH)
        self.assertGreater(self.height, HEIGHT)

    def call(self, *command, **settings):
        home = self.path('home')
        os.makedirs(home, exist_ok=True)
        # a warning of theirs is none of ours, and they need nobody's windows
        ours = ('G_DEBUG', 'DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS')
        env = {name: value for name, value in os.environ.items() if name not in ours}
        env.update(HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home, XDG_DATA_HOME=home)
        done = subprocess.run(command, capture_output=True, timeout=120, env=env, **settings)
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors='replace'))
        return done.stdout

    def blocks(self, picture):
        pixels = self.call('convert', self.path(picture), '-background', 'white', '-flatten', '-crop', '%dx%d+0+0' % (WIDTH, HEIGHT),
                           '+repage', '-colorspace', 'gray', '-depth', '8', 'gray:-')
        self.assertEqual(len(pixels), WIDTH * HEIGHT)
        return [sum(sum(pixels[row * WIDTH + x:row * WIDTH + x + BLOCK_WIDTH]) for row in range(y, y + BLOCK_HEIGHT))
                / (BLOCK_WIDTH * BLOCK_HEIGHT)
                for y in range(0, HEIGHT, BLOCK_HEIGHT) for x in range(0, WIDTH, BLOCK_WIDTH)]

    def distance(self, one, other):
        return max(abs(a - b) for a, b in zip(self.blocks(one), self.blocks(other)))

    def rsvg(self, name, picture):
        self.call('rsvg-convert', '-w', str(self.width), self.path(name), '-o', self.path(picture))

    def chromium(self, address, picture):
        program = next((p for p in ('chromium', 'chromium-browser', 'google-chrome') if shutil.which(p)), None)
        if program is None:
            raise unittest.SkipTest('there is no chromium')
        self.call(program, '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1',
                  '--window-size=%d,%d' % (self.width, self.height), '--screenshot=' + self.path(picture), 'file://' + self.path(address))

    def test_inkscape(self):
        need('inkscape')
        self.rsvg('a.svg', 'a.png')
        self.call('inkscape', '-w', str(self.width), '-o', self.path('b.png'), self.path('a.svg'))
        self.assertLess(self.distance('a.png', 'b.png'), TOLERANCE)

    def test_chromium(self):
        self.rsvg('a.svg', 'a.png')
        self.write('a.html', '<!DOCTYPE html><body style="margin:0"><img src="a.svg" width="%d" height="%d">' % (self.width, self.height))
        self.chromium('a.html', 'b.png')
        self.assertLess(self.distance('a.png', 'b.png'), TOLERANCE)

    def test_outlines(self):
        self.assertEqual(run('export', '--text', 'outline', POSTER, self.path('b.svg'))[0], 0)
        self.rsvg('a.svg', 'a.png')
        self.rsvg('b.svg', 'b.png')
        self.assertLess(self.distance('a.png', 'b.png'), 2)

    def test_a_missing_line_is_seen(self):
        """What this test measures is what it says."""
        text = self.read('a.svg').decode()
        line = re.search(r'<tspan[^>]*>contradictoires</tspan>', text)
        self.write('b.svg', text[:line.start()] + text[line.end():])
        self.rsvg('a.svg', 'a.png')
        self.rsvg('b.svg', 'b.png')
        self.assertGreater(self.distance('a.png', 'b.png'), 2 * TOLERANCE)


def squeeze(text):
    return ' '.join(text.split())


class Words(Case):
    def export(self, source, *options):
        code, _, error = run('export', source, self.path('o.svg'), *options)
        self.assertEqual(code, 0, error)
        return ET.fromstring(self.read('o.svg'))

    def titles(self):
        root = ET.parse(EXAMPLE).getroot()
        words = [squeeze(e.text) for card in root.iter() if card.tag.endswith('}card') for e in card
                 if e.tag.split('}')[1] in ('title', 'note')]
        self.assertGreater(len(words), 40)
        return words

    def test_all_words(self):
        text = squeeze(' '.join(self.export(EXAMPLE).itertext()))
        self.assertEqual([w for w in self.titles() if w not in text], [])

    def test_outlines_keep_the_words(self):
        root = self.export(EXAMPLE, '--text', 'outline')
        text = squeeze(' '.join(root.itertext()))
        self.assertEqual([w for w in self.titles() if w not in text], [])
        self.assertEqual(list(root.iter(SVG + 'text')), [])
        defined = {element.get('id') for element in root.iter() if element.get('id')}
        used = {element.get(XLINK + 'href')[1:] for element in root.iter(SVG + 'use')}
        self.assertEqual(used - defined, set())
        self.assertGreater(len(used), 60)

    def test_what_has_no_outlines_stays_text(self):
        source = self.write('m.jmap', document('''  <stage id="s" order="V"><title>Buy</title></stage>
  <lane id="l" order="V" kind="touchpoint"/>
  <card id="a" stage="s" lane="l" order="V"><title>Plain</title></card>
  <card id="b" stage="s" lane="l" order="W"><title>\U0001f600 smile</title></card>
'''))
        text = [squeeze(' '.join(element.itertext())) for element in self.export(source, '--text', 'outline').iter(SVG + 'text')]
        self.assertNotIn('Plain', text)
        self.assertLessEqual(set(text), {'\U0001f600 smile'})

    def test_bad_text(self):
        code, _, error = run('export', EXAMPLE, self.path('o.svg'), '--text', 'glyphs')
        self.assertEqual(code, 2)
        self.assertIn('text, outline', error)

    def test_links(self):
        source = self.write('m.jmap', document('''  <stage id="s" order="V"><title>Buy</title></stage>
  <lane id="l" order="V" kind="touchpoint"/>
  <card id="a" stage="s" lane="l" order="V" href="https://example.org/a?b=1&amp;c=2"><title>A</title></card>
  <card id="b" stage="s" lane="l" order="W" href="javascript:alert(1)"><title>B</title></card>
  <card id="c" stage="s" lane="l" order="X"><title>C</title><evidence id="e1" order="V" href="notes.txt"/>
    <evidence id="e2" order="W" href="mailto:c@example.org"/></card>
'''))
        root = self.export(source)
        links = {group.get('id'): [(a.get(XLINK + 'href'), a.get('rel')) for a in group.iter(SVG + 'a')]
                 for group in root.iter(SVG + 'g') if group.get('id') in ('a', 'b', 'c')}
        self.assertEqual(links, {'a': [('https://example.org/a?b=1&c=2', 'noopener noreferrer')], 'b': [],
                                 'c': [('mailto:c@example.org', 'noopener noreferrer')]})


class Long(Case):
    """At 600 dots per inch the export takes long enough to be interrupted anywhere."""
    def start(self, out, **settings):
        return subprocess.Popen([PROGRAM, 'export', '--paper', 'A0', '--dpi', '600', EXAMPLE, out], **settings)

    def test_ctrl_c(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            out = self.write('o.png', 'old')
            process = self.start(out, stderr=subprocess.PIPE)
            time.sleep(0.6)
            self.assertIsNone(process.poll())
            process.send_signal(number)
            error = process.communicate(timeout=30)[1].decode()
            self.assertEqual(process.returncode, 2, error)
            self.assertIn('cancelled', error)
            self.assertEqual(self.read('o.png'), b'old')
            self.assertEqual(self.names(), ['o.png'])

    def test_progress(self):
        master, slave = pty.openpty()
        process = self.start(self.path('o.png'), stderr=slave)
        os.close(slave)
        said = b''
        while said.count(b'%') < 3:
            said += os.read(master, 1000)
        process.send_signal(signal.SIGINT)
        try:
            while chunk := os.read(master, 1000):
                said += chunk
        except OSError:                 # the other side is closed
            pass
        process.wait(timeout=30)
        os.close(master)
        percents = [int(p) for p in re.findall(rb'(\d+) %', said)]
        self.assertEqual(percents, sorted(set(percents)))
        self.assertIn(b'\r\x1b[K', said)

    def test_no_progress_in_a_file(self):
        code, _, error = run('export', '--paper', 'A0', '--dpi', '150', EXAMPLE, self.path('o.png'))
        self.assertEqual(code, 0)
        self.assertNotIn('%', error)


if __name__ == '__main__':
    main()
