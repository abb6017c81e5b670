"""export --tile: a poster on many sheets."""
import os
import pty
import re
import subprocess

from helper import Case, PROGRAM, main, run


def pages(pdf):
    """The sizes of the pages in mm."""
    return [(float(w) / 72 * 25.4, float(h) / 72 * 25.4) for w, h in re.findall(rb'/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+) ?\]', pdf)]


class Tiles(Case):
    def setUp(self):
        super().setUp()
        self.map = self.path('a.jmap')
        self.assertEqual(run('new', '--template', 'customer', '--example', self.map)[0], 0)

    def export(self, *options):
        self.assertEqual(run('export', self.map, self.path('a.pdf'), *options)[:2], (0, ''))
        return pages(self.read('a.pdf'))

    def assert_paper(self, found, n, width, height):
        self.assertEqual(len(found), n)
        for w, h in found:
            self.assertAlmostEqual(w, width, delta=0.01)
            self.assertAlmostEqual(h, height, delta=0.01)

    def test_default(self):
        # 7 x 3 sheets and the plan
        self.assert_paper(self.export('--tile', 'A4', '--orientation', 'landscape'), 22, 210, 297)

    def test_paper_and_no_plan(self):
        # A1 lying on A4: 3 x 4 turned
        self.assert_paper(self.export('--tile', 'a4', '--paper', 'A1', '--orientation', 'landscape', '--no-plan'), 12, 297, 210)

    def test_lengths(self):
        for zero in (['--margin', '0', '--overlap', '0mm'], ['--margin', '0in', '--overlap', '0 cm']):
            self.assert_paper(self.export('--tile', 'A4', '--no-plan', '--orientation', 'landscape', *zero), 16, 297, 210)
        # 2.54 cm leave 159.2 x 246.2 upright, less 12.7: (1186.6 - 12.7) / 146.5 -> 9, (839.3 - 12.7) / 233.5 -> 4: 36; turned 6 x 6: 36
        found = self.export('--tile', 'A4', '--no-plan', '--orientation', 'landscape', '--margin', '2.54cm', '--overlap', '0.5in')
        self.assertEqual(len(found), 36)

    def test_sheets(self):
        self.assertEqual(len(self.export('--tile', 'A4', '--sheets', '4x4', '--orientation', 'landscape', '--no-plan')), 16)
        self.assert_paper(self.export('--tile', 'A5', '--sheets', '1x1', '--orientation', 'landscape', '--no-plan'), 1, 210, 148)

    def test_marks(self):
        self.export('--tile', 'A4', '--sheets', '2x2')
        marked = self.read('a.pdf')
        self.export('--tile', 'A4', '--sheets', '2x2', '--marks')
        self.assertEqual(len(self.read('a.pdf')), len(marked))
        self.export('--tile', 'A4', '--sheets', '2x2', '--no-marks')
        self.assertLess(len(self.read('a.pdf')), len(marked))

    def test_only_pdf(self):
        for name in ('a.svg', 'a.png'):
            code, out, err = run('export', self.map, self.path(name), '--tile', 'A4')
            self.assertEqual((code, out), (2, ''))
            self.assertIn('PDF', err)
        self.assertEqual(self.names(), ['a.jmap'])

    def test_nonsense(self):
        for words, said in ((['--tile', 'A9'], 'A9'), (['--overlap', '5mm'], '--tile'), (['--sheets', '2x2'], '--tile'),
                            (['--no-plan'], '--tile'), (['--tile', 'A4', '--overlap', '300mm'], '300'),
                            (['--tile', 'A4', '--overlap', '-1'], '-1'), (['--tile', 'A4', '--margin', 'wide'], '--margin'),
                            (['--tile', 'A4', '--margin', '96mm'], '96'), (['--tile', 'A4', '--sheets', '4'], '4x4'),
                            (['--tile', 'A4', '--sheets', '0x4'], '0x4'), (['--tile', 'A4', '--sheets', '4x4x4'], '4x4x4'),
                            (['--tile', 'A4', '--sheets', '4x4', '--paper', 'A0'], '--paper'),
                            (['--tile', 'A4', '--marks', '--no-marks'], '--no-marks'),
                            (['--tile', 'A6', '--sheets', '100x100'], '1000')):
            code, out, err = run('export', self.map, self.path('a.pdf'), *words)
            self.assertEqual((code, out), (2, ''), words)
            self.assertIn(said, err, words)
        self.assertEqual(self.names(), ['a.jmap'])

    def test_says_the_number_on_a_terminal(self):
        ours, theirs = pty.openpty()
        done = subprocess.run([PROGRAM, 'export', self.map, self.path('a.pdf'), '--tile', 'A4', '--orientation', 'landscape'], stdout=theirs,
                              stderr=subprocess.PIPE, timeout=60)
        os.close(theirs)
        said = ''
        while 'last page' not in said:
            said += os.read(ours, 4096).decode()
        os.close(ours)
        self.assertEqual(done.returncode, 0)
        self.assertIn('21 sheets', said)
        self.assertIn('1189 × 841 mm', said)


if __name__ == '__main__':
    main()
