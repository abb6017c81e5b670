"""edit: each change, all or none, and files that change meanwhile."""
import base64
import os
import re

from helper import Case, DATA, document, main, run, run_bytes

SMALL = document('''  <stage id="s1" order="V">
    <title>One</title>
    <step id="t1" order="V"/>
    <step id="t2" order="X"/>
  </stage>
  <stage id="s2" order="X"/>
  <lane id="l1" order="V" kind="touchpoint"/>
  <card id="c1" stage="s1" step="t1" lane="l1" order="V">
    <title>First</title>
  </card>
  <card id="c2" stage="s1" step="t1" lane="l1" order="X"/>
  <card id="c3" stage="s1" step="t1" lane="l1" order="Z"/>
''')


class Edit(Case):
    def setUp(self):
        super().setUp()
        self.map = self.write('a.jmap', SMALL)

    def edit(self, *words):
        return run('edit', self.map, *words)

    def text(self):
        return self.read('a.jmap').decode()

    def cell(self, **place):
        """Ids of the cards of a cell, as the file has them."""
        wanted = ''.join(' %s="%s"' % (k, place[k]) for k in ('stage', 'step', 'lane') if k in place)
        return re.findall(r'<card id="(\w+)"%s order' % wanted, self.text())

    def test_set(self):
        self.assertEqual(self.edit('set', 'c1', 'emotion=-2', 'note=a\nb & c', 'title='), (0, '', ''))
        self.assertIn('emotion="-2"', self.text())
        self.assertIn('<note>a\nb &amp; c</note>', self.text())
        self.assertNotIn('First', self.text())
        self.assertEqual(run('fmt', self.map)[0], 0)

    def test_picture(self):
        picture = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==')
        file = self.write('a.png', picture)
        self.assertEqual(self.edit('set', 'c1', 'picture=@' + file, ',', 'set', 'c2', 'picture=@' + file), (0, '', ''))
        found = re.findall(r'<picture id="(\w+)" type="image/png" width="1" height="1">\s*<data>([^<]*)</data>', self.text())
        self.assertEqual([base64.b64decode(data) for _, data in found], [picture])
        self.assertEqual(self.text().count('picture="%s"' % found[0][0]), 2)
        self.assertEqual(self.edit('add', 'card', 'stage=s2', 'lane=l1', 'picture=@' + file)[0], 0)
        self.assertEqual(self.text().count('picture="%s"' % found[0][0]), 3)
        # What nothing shows any more goes.
        self.assertEqual(self.edit('set', 'c1', 'picture=', ',', 'set', 'c2', 'picture=')[0], 0)
        self.assertEqual(self.text().count('<picture '), 1)

    def test_damaged_picture_is_found(self):
        half = base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4')
        record = '  <picture id="p" type="image/png">\n    <data>\n%s\n    </data>\n  </picture>\n' % base64.b64encode(half).decode()
        self.write('half.jmap', SMALL.replace('</journey-map>', record + '</journey-map>'))
        code, out, err = run('check', self.path('half.jmap'))
        self.assertEqual(code, 1)
        self.assertIn('Picture “p”: A picture is damaged', err + out)

    def test_bad_picture(self):
        before = self.read('a.jmap')
        self.write('b.png', b'\x89PNG\r\n\x1a\nnothing')
        code, out, err = self.edit('set', 'c1', 'picture=@' + self.path('b.png'))
        self.assertEqual((code, out), (2, ''))
        self.assertIn('cannot be used', err)
        code, out, err = self.edit('set', 'c1', 'picture=@' + self.path('missing.png'))
        self.assertEqual((code, out), (2, ''))
        self.assertEqual(self.read('a.jmap'), before)

    def test_set_the_map(self):
        self.assertEqual(self.edit('set', 'm', 'title=T', 'xml:lang=fr')[0], 0)
        self.assertIn('xml:lang="fr"', self.text())

    def test_add(self):
        code, out, err = self.edit('add', 'card', 'stage=s2', 'lane=l1', 'title=New', ',', 'add', 'step', 'in=s2', 'id=t9')
        self.assertEqual((code, err), (0, ''))
        ids = out.split()
        self.assertEqual(ids[1], 't9')
        self.assertIn('<card id="%s" stage="s2" lane="l1" order="V">' % ids[0], self.text())
        self.assertIn('<step id="t9" order="V"/>', self.text())

    def test_move_card(self):
        self.assertEqual(self.edit('move', 'c1', 'after=c2')[0], 0)
        self.assertEqual(self.cell(stage='s1', step='t1', lane='l1'), ['c2', 'c1', 'c3'])
        self.assertEqual(self.edit('move', 'c3', 'after=first')[0], 0)
        self.assertEqual(self.cell(stage='s1', step='t1', lane='l1'), ['c3', 'c2', 'c1'])
        self.assertEqual(self.edit('move', 'c3', 'step=t2')[0], 0)
        self.assertEqual(self.cell(stage='s1', step='t2', lane='l1'), ['c3'])
        self.assertEqual(self.edit('move', 'c2', 'stage=s2')[0], 0)
        self.assertEqual(self.cell(stage='s2', lane='l1'), ['c2'])
        self.assertEqual(self.edit('move', 'c2', 'lane=', 'stage=')[0], 0)
        self.assertEqual(self.cell(), ['c2'])

    def test_move_others(self):
        self.assertEqual(self.edit('move', 's2', 'after=first', ',', 'move', 't1', 'stage=s2')[0], 0)
        self.assertLess(self.text().index('"s2"'), self.text().index('"s1"'))
        self.assertIn('stage="s2" step="t1"', self.text())

    def test_remove(self):
        self.assertEqual(self.edit('remove', 's1')[0], 0)
        self.assertNotIn('"t1"', self.text())
        self.assertIn('<card id="c2" lane="l1" order=', self.text())

    def test_all_or_none(self):
        for words in (['nope'], ['set', 'gone', 'title=x'], ['set', 'c1', 'effort=9'], ['set', 'c1', 'colour'],
                      ['set', 'c1', 'nope=1'], ['set', 'c1', 'stage=s2'], ['add', 'nope'], ['add', 'step'], ['add', 'step', 'in=l1'],
                      ['add', 'card', 'id=c1'], ['add', 'card', 'id=1 2'], ['add', 'card', 'stage=gone'], ['add', 'card', 'order=V'],
                      ['move', 'gone'], ['move', 'c1', 'step=gone'], ['move', 'c1', 'stage=s2', 'step=t1'], ['move', 'c1', 'after=s1'],
                      ['move', 'l1', 'stage=s1'], ['remove', 'm'], ['remove', 'gone'], ['remove']):
            code, out, err = self.edit('set', 'c1', 'title=changed', ',', *words)
            self.assertEqual((code, out), (2, ''), words)
            self.assertTrue(err.startswith(self.map + ': '), err)
            self.assertEqual(self.text(), SMALL, words)

    def test_nothing_to_separate(self):
        self.assertEqual(self.edit('set', 'c1', 'title=x', ',')[0], 2)
        self.assertEqual(self.edit(',')[0], 2)

    def test_stdin(self):
        code, out, err = run_bytes('edit', '-', 'add', 'stage', 'id=s9', stdin=SMALL.encode())
        self.assertEqual((code, err), (0, b's9\n'))
        self.assertIn(b'<stage id="s9"', out)
        self.assertEqual(run_bytes('fmt', '-', stdin=out)[1], out)

    def test_no_plain_file(self):
        code, out, err = run('edit', '/dev/full', 'set', 'm', 'title=x')
        self.assertEqual((code, out), (2, ''))

    def test_foreign_content_stays(self):
        path = self.copy('foreign.jmap')
        self.assertEqual(run('edit', path, 'set', 'c1', 'title=x', 'emotion=1')[0], 0)
        with open(os.path.join(DATA, 'foreign.jmap'), encoding='utf-8') as f:
            expected = f.read().replace('Carte<', 'x<').replace('emotion="9" ', '').replace('order="V" colour="rouge"',
                                                                                           'order="V" emotion="1" colour="rouge"')
        self.assertEqual(self.read('foreign.jmap').decode(), expected)


if __name__ == '__main__':
    main()
