"""--filter and --view: what is hidden is in no picture and in no text."""
import os

from helper import Case, SOURCE, document, main, run

EXAMPLE = os.path.join(SOURCE, 'data', 'templates', 'customer-example.en.jmap')
MAP = document('''  <persona id="p1" order="V" name="Ann"/>
  <stage id="s1" order="V"><title>Buy</title></stage>
  <lane id="l1" order="V" kind="touchpoint" persona="p1"><title>Contacts</title></lane>
  <lane id="l2" order="W" kind="curve" persona="p1"/>
  <card id="k1" stage="s1" lane="l1" order="V" emotion="2"><title>Alpha</title></card>
  <card id="k2" stage="s1" lane="l1" order="W" emotion="-1" kind="pain"><title>Beta</title><task id="w1" order="V"><text>Gamma</text></task></card>
  <card id="k3" order="V"><title>Delta</title></card>
  <route id="r1" order="V"><title>Way</title><stop id="q1" order="V" card="k1"/><stop id="q2" order="W" card="k2"/></route>
  <view id="v1" order="V"><title>Very good</title><filter>emotion=2</filter></view>
  <view id="v2" order="W"><title>Twice</title><filter>emotion=</filter></view>
  <view id="v3" order="X"><title>twice</title><filter>kind=pain</filter></view>
  <view id="v4" order="Y"><title>Broken</title><filter>kind="</filter></view>
''')


class Show(Case):
    def setUp(self):
        super().setUp()
        self.map = self.write('m.jmap', MAP)

    def cards(self, *options):
        code, out, err = run('show', *options, self.map)
        self.assertEqual((code, err), (0, ''), options)
        return [line.strip()[2:] for line in out.splitlines() if line.strip().startswith('• ')]

    def test_filter(self):
        self.assertEqual(self.cards(), ['Alpha', 'Beta', 'Delta'])
        self.assertEqual(self.cards('--filter', 'emotion>=1'), ['Alpha'])
        self.assertEqual(self.cards('--filter', 'emotion='), ['Delta'])
        self.assertEqual(self.cards('--filter', 'persona=ann'), ['Alpha', 'Beta'])
        self.assertEqual(self.cards('--filter', 'gamma'), ['Beta'])
        self.assertEqual(self.cards('--filter', ''), ['Alpha', 'Beta', 'Delta'])

    def test_nothing_of_what_is_hidden(self):
        out = run('show', '--filter', 'emotion>=1', self.map)[1]
        self.assertIn('The filter shows 1 of 3 cards.', out)
        self.assertNotIn('Beta', out)
        self.assertNotIn('Gamma', out)

    def test_view(self):
        self.assertEqual(self.cards('--view', 'Very good'), ['Alpha'])
        self.assertEqual(self.cards('--view', 'VERY GOOD'), ['Alpha'])
        self.assertEqual(self.cards('--view', 'v2'), ['Delta'])
        self.assertEqual(self.cards('--view', 'v3', '--filter', 'alpha'), [])
        self.assertEqual(self.cards('--view', 'v3', '--filter', 'beta'), ['Beta'])

    def test_refused(self):
        for options, words in ((['--filter', 'kind=pian'], 'Character 6 of the filter: “kind” can be touchpoint, '),
                               (['--filter', 'emotion>2'], 'write >= for “at least”.'),
                               (['--view', 'nope'], 'There is no view “nope”. The map has “Very good”, “Twice”, “twice”, “Broken”.'),
                               (['--view', 'TWICE'], 'Several views are called “TWICE”. Give the id of one: “v2”, “v3”.'),
                               (['--view', 'broken'], 'The view “Broken” cannot be used. Character 6 of the filter: ')):
            code, out, err = run('show', *options, self.map)
            self.assertEqual((code, out), (2, ''), options)
            self.assertIn(words, err)
        empty = self.write('e.jmap', document(''))
        self.assertIn('There is no view “x”: the map has no views.', run('show', '--view', 'x', empty)[2])


class Export(Case):
    def test_what_is_hidden_is_not_in_the_picture(self):
        path = self.write('m.jmap', MAP)
        self.assertEqual(run('export', path, self.path('all.svg'))[0], 0)
        self.assertEqual(run('export', '--filter', 'kind=pain', path, self.path('pain.svg'))[0], 0)
        self.assertEqual(run('export', '--view', 'very good', path, self.path('good.svg'))[0], 0)
        whole, pain, good = (self.read(name).decode() for name in ('all.svg', 'pain.svg', 'good.svg'))
        for title in ('Alpha', 'Beta', 'Gamma', 'Delta'):
            self.assertIn(title, whole)
        for title in ('Alpha', 'Delta'):
            self.assertNotIn(title, pain)
        self.assertIn('Beta', pain)
        self.assertIn('Alpha', good)
        for title in ('Beta', 'Gamma', 'Delta'):
            self.assertNotIn(title, good)
        # the legend and the curve have only what is shown
        self.assertIn('Pain point', whole)
        self.assertNotIn('Pain point', good)
        self.assertEqual(good.count('−1'), 1)            # on the scale alone
        self.assertGreater(whole.count('−1'), 1)

    def test_refused_writes_nothing(self):
        out = self.write('o.svg', 'mine')
        code, text, err = run('export', '--filter', 'colr=red', EXAMPLE, out)
        self.assertEqual((code, text), (2, ''))
        self.assertIn('cards have no field “colr”', err)
        self.assertEqual(self.read('o.svg'), b'mine')
        self.assertEqual(run('export', '--view', 'nope', EXAMPLE, out)[0], 2)
        self.assertEqual(self.read('o.svg'), b'mine')

    def test_example(self):
        self.assertEqual(run('export', '--view', 'Pain points', EXAMPLE, self.path('p.pdf'))[0], 0)
        self.assertEqual(self.read('p.pdf')[:5], b'%PDF-')


if __name__ == '__main__':
    main()
