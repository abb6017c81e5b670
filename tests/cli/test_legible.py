"""export --check: what could be read of a picture, before it is made."""
import json
import os

from helper import Case, DATA, SOURCE, document, main, run

LONG = 'A note that is so long that it has no room on its card at all, whatever is done about it. ' * 4
CELL = '''  <stage id="s1" order="V"><title>Buy</title></stage>
  <lane id="l1" order="V" kind="touchpoint"><title>Contacts</title></lane>
'''


def card(name, order, more='', inside=''):
    return '  <card id="%s" stage="s1" lane="l1" order="%s" %s><title>%s</title>%s</card>\n' % (name, order, more, name.capitalize(), inside)


class Check(Case):
    def setUp(self):
        super().setUp()
        self.fine = self.write('fine.jmap', document(CELL + card('alpha', 'V')))
        self.bad = self.write('bad.jmap', document(CELL + card('alpha', 'V', 'colour="#808080"') +
                                                   card('beta', 'W', '', '<note>%s</note>' % LONG)))

    def test_nothing_to_see(self):
        code, out, err = run('export', '--check', self.fine)
        self.assertEqual((code, err), (0, ''))
        lines = out.splitlines()
        self.assertTrue(lines[0].startswith('1 sheet: A0 landscape (1189'), lines[0])
        self.assertEqual([line for line in lines if line.startswith('! ')], [])
        self.assertIn('The titles of stages are at least ', out)

    def test_damaged_picture(self):
        self.write('damaged.jmap', document(CELL + card('alpha', 'V', 'picture="p"') + card('beta', 'W', 'picture="gone"') +
                                            '  <picture id="p" type="image/png"><data>iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ</data></picture>\n'))
        code, out, _ = run('export', '--check', self.path('damaged.jmap'))
        self.assertEqual(code, 1)
        found = [line for line in out.splitlines() if line.startswith('! ')]
        self.assertEqual(len(found), 2, found)
        self.assertIn('The picture of “Alpha” cannot be shown. A picture is damaged', found[0])
        self.assertTrue(found[0].endswith(' [alpha]'), found[0])
        self.assertIn('The picture of “Beta” cannot be shown. The picture is missing', found[1])
        code, out, _ = run('export', '--check', '--json', self.path('damaged.jmap'))
        problems = json.loads(out)[0]['problems']
        self.assertEqual([one['id'] for one in problems if one['kind'] == 'picture'], ['alpha', 'beta'])
        for options in ((), ('--stickies', '76x76mm'), ('--tile', 'A4')):
            code, _, err = run('export', self.path('damaged.jmap'), self.path('damaged.pdf'), *options)
            self.assertEqual(code, 0)
            self.assertIn('damaged.pdf: 2 pictures cannot be shown, and signs stand in their place. “check” says why.', err)
        code, _, err = run('export', self.fine, self.path('fine.pdf'))
        self.assertEqual((code, err), (0, ''))

    def test_findings(self):
        code, out, err = run('export', '--check', self.bad)
        self.assertEqual((code, err), (1, ''))
        found = [line for line in out.splitlines() if line.startswith('! ')]
        self.assertEqual(len(found), 2, found)
        self.assertIn('“Beta” goes on in note 1', found[0])
        self.assertTrue(found[0].endswith(' [beta]'), found[0])
        self.assertIn('contrast of 4.1 : 1', found[1])
        self.assertTrue(found[1].endswith(' [alpha]'), found[1])

    def test_what_a_filter_hides_is_not_found(self):
        code, out, err = run('export', '--check', '--filter', 'gamma', self.bad)
        self.assertEqual((code, err), (0, ''))

    def test_nothing_is_written(self):
        out = self.write('old.pdf', 'old')
        for words in ([out], [self.path('new.svg')], ['-'], []):
            self.assertEqual(run('export', '--check', self.fine, *words)[0], 0, words)
        self.assertEqual(self.read('old.pdf'), b'old')
        self.assertEqual(self.names(), ['bad.jmap', 'fine.jmap', 'old.pdf'])

    def test_the_ending_says_what_for(self):
        sheets = {name: run('export', '--check', self.fine, self.path(name))[1].splitlines()[0] for name in ('a.pdf', 'a.svg')}
        self.assertIn('A0', sheets['a.pdf'])
        self.assertNotIn('A0', sheets['a.svg'])
        self.assertEqual(run('export', '--check', '--format', 'svg', self.fine)[1].splitlines()[0], sheets['a.svg'])

    def test_small_paper_and_larger(self):
        code, out, err = run('export', '--check', '--paper', 'A4', os.path.join(SOURCE, 'data', 'templates', 'customer-example.en.jmap'))
        self.assertEqual(code, 1)
        self.assertIn('Under 7 points words are hard to read on paper.', out)
        papers = [line.split(',')[0] for line in out.splitlines() if line.startswith('→ On ')]
        self.assertEqual(papers, ['→ On A3', '→ On A2', '→ On A1'])

    def test_the_example_is_read_from_afar(self):
        code, out, err = run('export', '--check', '--json', os.path.join(SOURCE, 'data', 'templates', 'customer-example.en.jmap'))
        measured = json.loads(out)[0]
        self.assertGreaterEqual(measured['stage-titles']['distance-m'], 2.0)
        kinds = [p['kind'] for p in measured['problems'] if p['severity'] == 'warning']
        self.assertEqual(set(kinds), {'overflow'})

    def test_json(self):
        code, out, err = run('export', '--check', '--json', self.bad)
        self.assertEqual((code, err), (1, ''))
        whole = json.loads(out)
        self.assertEqual(len(whole), 1)
        self.assertEqual((whole[0]['file'], whole[0]['readable'], whole[0]['map']), (self.bad, True, True))
        self.assertEqual((whole[0]['sheets'], whole[0]['overflow']), (1, 1))
        self.assertAlmostEqual(whole[0]['width-mm'], 1189, delta=0.01)
        size = whole[0]['card-titles']
        self.assertAlmostEqual(size['distance-m'] * 1000 / size['capital-mm'], 214.86, delta=0.2)
        self.assertIsNone(whole[0]['step-titles'])
        found = [(p['kind'], p['id']) for p in whole[0]['problems'] if p['severity'] == 'warning']
        self.assertEqual(found, [('overflow', 'beta'), ('contrast', 'alpha')])
        self.assertEqual({p['severity'] for p in whole[0]['problems']} - {'warning', 'info', 'advice'}, set())

    def test_a_name_does_not_command_the_terminal(self):
        path = self.write('t.jmap', document(CELL + card('alpha', 'V', 'colour="#808080"').replace('Alpha', 'A\u009b31mB')))
        code, out, err = run('export', '--check', path)
        self.assertEqual(code, 1)
        self.assertNotIn('\u009b', out)

    def test_refused(self):
        for words in (['--json', self.fine, self.path('a.svg')], ['--check'], ['--check', self.path('none.jmap')],
                      ['--check', '--paper', 'A5', '--scale', 'actual', self.fine], ['--check', self.fine, self.path('a.txt')],
                      ['--check', '--format', 'gif', self.fine], ['--check', os.path.join(DATA, 'poster.svg')]):
            code, out, err = run('export', *words)
            self.assertEqual((code, out), (2, ''), words)
            self.assertNotEqual(err, '', words)
        self.assertEqual(self.names(), ['bad.jmap', 'fine.jmap'])


if __name__ == '__main__':
    main()
