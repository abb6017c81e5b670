"""export to paper: stickies and labels, rolls, bleed and crop marks, scales."""
import re
import subprocess

from helper import Case, main, run


class Sheets(Case):
    def setUp(self):
        super().setUp()
        self.map = self.copy('poster.jmap')

    def export(self, *words, out='a.pdf'):
        """The pages in mm, as the file says."""
        code, stdout, err = run('export', self.map, self.path(out), *words)
        self.assertEqual((code, stdout), (0, ''), err)
        boxes = re.findall(rb'/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+) ?\]', self.read(out))
        return [(round(float(w) / 72 * 25.4, 1), round(float(h) / 72 * 25.4, 1)) for w, h in boxes]

    def refused(self, *words, out='a.pdf'):
        code, stdout, err = run('export', self.map, self.path(out), *words)
        self.assertEqual((code, stdout), (2, ''), words)
        self.assertNotIn(out, self.names())
        return err

    def test_notes(self):
        self.assertEqual(self.export('--stickies', '76x76mm'), [(210.0, 297.0)] * 2)
        self.assertEqual(self.export('--stickies', '76x76mm', '--no-guides'), [(210.0, 297.0)])
        self.assertEqual(self.export('--stickies', '127x76', '--sheet', 'A3'), [(297.0, 420.0)] * 2)
        self.assertEqual(self.export('--stickies', '127x76mm', '--sheet', 'letter'), [(279.4, 215.9)] * 3)

    def test_margin_and_gap(self):
        """Two side by side need 212 mm with the usual white around them."""
        self.assertEqual(len(self.export('--stickies', '100x90mm', '--no-guides')), 2)
        self.assertEqual(len(self.export('--stickies', '100x90mm', '--no-guides', '--margin', '5mm', '--gap', '0')), 1)
        self.assertEqual(len(self.export('--stickies', '100x90mm', '--no-guides', '--margin', '5mm')), 2)

    def test_labels(self):
        self.assertEqual(self.export('--stickies', 'l7165'), [(210.0, 297.0)])
        self.assertEqual(self.export('--stickies', 'L7169', '--guides', '--fill'), [(210.0, 297.0)] * 3)
        self.assertEqual(self.export('--stickies', '5164', '--sheet', 'letter'), [(215.9, 279.4)])
        self.assertIn('L7165', self.refused('--stickies', 'L7165', '--sheet', 'A3', out='b.pdf'))

    def test_filter(self):
        self.assertEqual(self.export('--stickies', '180x120mm', '--no-guides', '--filter', 'stage=Achat'), [(210.0, 297.0)])
        self.assertIn('filter', self.refused('--stickies', '76x76mm', '--filter', 'stage=Nowhere', out='b.pdf'))

    def test_fill_is_the_colour_of_the_card(self):
        colours = []
        for words in ([], ['--fill']):
            self.export('--stickies', 'L7165', *words)
            try:
                done = subprocess.run(['pdftoppm', '-r', '20', self.path('a.pdf')], capture_output=True)
            except FileNotFoundError:
                self.skipTest('there is no pdftoppm')
            picture = done.stdout.split(b'\n', 3)[3]
            colours.append(sum(1 for i in range(0, len(picture) - 2, 3) if picture[i:i + 3] == b'\xff\xff\xff') * 3 / len(picture))
        self.assertGreater(colours[0], 0.7)
        self.assertLess(colours[1], 0.5)

    def test_what_is_cut_is_said(self):
        self.map = self.write('long.jmap', self.read('poster.jmap').replace(b'<note>Se fixe', b'<note>' + b'Une phrase longue. ' * 60 + b'Se fixe'))
        code, out, err = run('export', self.map, self.path('a.pdf'), '--stickies', '51x38mm')
        self.assertEqual((code, out), (0, ''))
        self.assertIn('On 2 notes the text is cut', err)
        self.assertEqual(run('export', self.map, self.path('a.pdf'), '--stickies', 'L7169'), (0, '', ''))

    def test_wrong(self):
        for words, hint in ((['--stickies', 'big'], 'L7165'), (['--stickies', '76x76mm', '--sheet', 'A9'], 'A9'),
                            (['--stickies', '76x76mm', '--sheet', 'roll:914mm'], 'roll:914mm'),
                            (['--stickies', '200x200mm', '--sheet', 'A5'], '200'), (['--sheet', 'A4'], '--stickies'),
                            (['--guides'], '--stickies'), (['--margin', '5mm'], '--stickies'), (['--gap', '1mm'], '--stickies'),
                            (['--stickies', 'L7165', '--margin', '1mm'], 'L7165'), (['--stickies', '76x76mm', '--gap', 'wide'], '--gap'),
                            (['--stickies', '76x76mm', '--margin', '80mm'], '80 mm'), (['--fill'], '--stickies'),
                            (['--stickies', '76x76mm', '--guides', '--no-guides'], '--no-guides'),
                            (['--stickies', '76x76mm', '--bleed', '3mm'], '--bleed'),
                            (['--stickies', '76x76mm', '--crop-marks'], '--crop-marks'),
                            (['--bleed', 'much'], 'much'), (['--bleed', '51mm'], '51mm'), (['--bleed', '-3mm'], '-3mm'),
                            (['--paper', 'roll:'], 'roll:'), (['--paper', 'roll:10mm'], 'roll:10mm'), (['--scale', '76pt'], '76pt')):
            with self.subTest(words=words):
                self.assertIn(hint, self.refused(*words))
        for out in ('a.svg', 'a.png'):
            self.assertIn('.pdf', self.refused('--stickies', '76x76mm', out=out))

    def test_paper(self):
        papers = {'A0': (841, 1189), 'A1': (594, 841), 'A2': (420, 594), 'A3': (297, 420), 'A4': (210, 297), 'A5': (148, 210),
                  'A6': (105, 148), 'letter': (215.9, 279.4), 'ledger': (279.4, 431.8), '700x1000mm': (700, 1000)}
        for paper, (narrow, wide) in papers.items():
            self.assertEqual(self.export('--paper', paper, '--orientation', 'portrait'), [(narrow, wide)])
            self.assertEqual(self.export('--paper', paper, '--orientation', 'landscape'), [(wide, narrow)])

    def test_rolls(self):
        for roll in ('roll:610mm', 'roll:914mm', 'roll:36in'):
            for way, side in (('landscape', 1), ('portrait', 0)):
                (page,) = self.export('--paper', roll, '--orientation', way)
                self.assertAlmostEqual(page[side], {'roll:610mm': 610, 'roll:914mm': 914, 'roll:36in': 914.4}[roll], delta=0.1)
        self.assertIn('300 mm', self.refused('--paper', 'roll:300mm', '--scale', 'actual', out='b.pdf'))

    def test_scale_of_cards(self):
        pages = [self.export('--paper', 'roll:914mm', '--orientation', 'landscape', '--scale', scale)
                 for scale in ('50%', '38mm', 'actual', 'cards', '76mm')]
        self.assertEqual(pages[0], pages[1])
        self.assertTrue(pages[2] == pages[3] == pages[4])
        self.assertAlmostEqual(pages[2][0][0] / pages[0][0][0], 2, delta=0.01)

    def test_bleed(self):
        self.assertEqual(self.export('--paper', 'A2', '--orientation', 'portrait', '--bleed', '3mm'), [(426.0, 600.0)])
        self.assertEqual(self.export('--paper', 'A2', '--orientation', 'portrait', '--crop-marks'), [(440.0, 614.0)])
        self.assertEqual(self.export('--paper', 'A2', '--orientation', 'portrait', '--bleed', '0.3cm', '--crop-marks'), [(446.0, 620.0)])
        self.assertIn('5086', self.refused('--paper', '1000x5080mm', '--bleed', '3mm', out='b.pdf'))


if __name__ == '__main__':
    main()
