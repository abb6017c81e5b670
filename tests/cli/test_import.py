"""export --embed and import: a map into a picture and out of it again; pictures in place of maps."""
import json
import os

from helper import Case, document, main, run, run_bytes

MAPS = ('full.jmap', 'foreign.jmap', 'poster.jmap', 'workshop.jmap')
NONE = b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'


class Picture(Case):
    def canonical(self, name):
        return run_bytes('fmt', '-o', '-', self.copy(name))[1]

    def picture(self, name='poster.jmap', into='p.jmap.svg', *options):
        self.assertEqual(run('export', self.copy(name), self.path(into), '--dpi', '30', *options)[0], 0)
        return self.path(into)


class Import(Picture):
    def test_round_trip(self):
        for name in MAPS:
            for ending in ('svg', 'png'):
                picture = self.picture(name, 'p.jmap.' + ending)
                before = self.read('p.jmap.' + ending)
                code, out, err = run('import', picture, self.path('out.jmap'))
                self.assertEqual((code, out), (0, ''))
                self.assertEqual(self.read('out.jmap'), self.canonical(name), name + ending)
                self.assertEqual(run_bytes('import', picture, '-')[1], self.canonical(name))
                self.assertEqual(run_bytes('import', '-', '-', stdin=before)[1], self.canonical(name))
                self.assertEqual(self.read('p.jmap.' + ending), before)

    def test_replaces_only_whole(self):
        out = self.write('out.jmap', 'mine')
        self.assertEqual(run('import', self.write('none.svg', NONE), out)[0], 2)
        self.assertEqual(self.read('out.jmap'), b'mine')
        self.assertEqual(run('import', self.picture(), out)[0], 0)
        self.assertEqual(self.read('out.jmap'), self.canonical('poster.jmap'))

    def test_what_can_be_imported(self):
        out = self.path('out.jmap')
        for name, content, part in (('a.csv', 'a,b\n1,2\n', 'Only SVG and PNG'), ('b.jmap', document(''), 'already'),
                                    ('c.svg', NONE, 'c.svg:1: This is an SVG picture that carries no journey map'),
                                    ('d.png', b'\x89PNG\r\n\x1a\n', 'stops before its end'), ('e.jmap', document('')[:-9], 'Only SVG and PNG'),
                                    ('f.html', '<html></html>', 'Only SVG and PNG')):
            code, printed, err = run('import', self.write(name, content), out)
            self.assertEqual((code, printed), (2, ''), name)
            self.assertIn(part, err)
        self.assertFalse(os.path.exists(out))
        self.assertEqual(run('import', self.path('missing.svg'), out)[0], 2)

    def test_never_into_a_picture(self):
        picture = self.picture()
        before = self.read('p.jmap.svg')
        code, _, err = run('import', picture, picture)
        self.assertEqual(code, 2)
        self.assertIn('.jmap', err)
        self.assertEqual(self.read('p.jmap.svg'), before)

    def test_damage_is_on_its_line(self):
        picture = self.picture()
        lines = self.read('p.jmap.svg').split(b'\n')
        number = next(i for i, line in enumerate(lines) if b'<card ' in line)
        lines[number] = lines[number].replace(b'<card ', b'<crad ')
        self.write('p.jmap.svg', b'\n'.join(lines))
        code, _, err = run('import', picture, self.path('out.jmap'))
        self.assertEqual(code, 2)
        self.assertRegex(err, r'p\.jmap\.svg:\d+: .*crad')


class Embed(Picture):
    def test_only_if_asked(self):
        for name, options, carries in (('a.svg', [], False), ('a.svg', ['--embed'], True), ('a.jmap.svg', [], True),
                                       ('a.jmap.svg', ['--no-embed'], False), ('a.png', ['--embed'], True), ('A.JMAP.PNG', [], True),
                                       ('a.jmap.png', ['--no-embed'], False)):
            picture = self.picture('poster.jmap', name, *options)
            self.assertEqual(run('import', picture, self.path('out.jmap'))[0], 0 if carries else 2, (name, options))

    def test_to_standard_output(self):
        source = self.copy('poster.jmap')
        for kind in ('svg', 'png'):
            code, out, _ = run_bytes('export', '--embed', '--format', kind, '--dpi', '30', source, '-')
            self.assertEqual(code, 0)
            self.assertEqual(run_bytes('import', '-', '-', stdin=out)[1], self.canonical('poster.jmap'))

    def test_refused(self):
        source = self.copy('poster.jmap')
        for options, out, part in ((['--embed', '--no-embed'], 'x.svg', 'Choose one'), (['--embed'], 'x.pdf', 'Only SVG and PNG'),
                                   (['--embed', '--filter', 'kind=pain'], 'x.svg', 'what the filter hides'),
                                   (['--filter', 'kind=pain'], 'x.jmap.png', 'what the filter hides')):
            code, printed, err = run('export', source, self.path(out), *options)
            self.assertEqual((code, printed), (2, ''), options)
            self.assertIn(part, err)
            self.assertFalse(os.path.exists(self.path(out)))
        self.assertEqual(run('export', source, self.path('x.jmap.svg'), '--filter', 'kind=pain', '--no-embed')[0], 0)

    def test_filtered_out_is_out(self):
        source = self.write('s.jmap', document('<stage id="s"/><lane id="l" kind="action"/>'
                                               '<card id="a" stage="s" lane="l"><title>Shown</title></card>'
                                               '<card id="b" stage="s" lane="l"><title>Secret</title></card>'))
        self.assertEqual(run('export', source, self.path('x.svg'), '--filter', 'Shown')[0], 0)
        self.assertNotIn(b'Secret', self.read('x.svg'))


class InPlaceOfMaps(Picture):
    """Whatever reads a map reads the map in a picture; nothing writes over the picture."""

    def test_reading(self):
        source = self.copy('full.jmap')
        for ending in ('svg', 'png'):
            picture = self.picture('full.jmap', 'p.jmap.' + ending)
            self.assertEqual(run('show', picture), run('show', source))
            self.assertEqual(run('diff', picture, source), (0, '', ''))
            self.assertEqual(run('check', picture), (0, '', ''))
            self.assertEqual(run('check', '--strict', picture), (0, '', ''))
            self.assertEqual(run('export', picture, self.path('again.' + ending), '--dpi', '30', '--embed')[0], 0)
            self.assertEqual(self.read('again.' + ending), self.read('p.jmap.' + ending))
            self.assertEqual(run('thumbnail', picture, self.path('t.png'), '64')[0], 0)
        code, out, _ = run('check', '--json', self.write('none.svg', NONE))
        self.assertEqual(code, 1)
        self.assertFalse(json.loads(out)[0]['map'])

    def test_strict_sees_the_map(self):
        source = self.write('bad.jmap', document('<card id="c" emotion="9"/>'))
        self.assertEqual(run('export', source, self.path('bad.jmap.svg'))[0], 0)
        self.assertEqual(run('check', '--strict', self.path('bad.jmap.svg'))[0], 1)

    def test_writing(self):
        for ending in ('svg', 'png'):
            picture = self.picture('poster.jmap', 'p.jmap.' + ending)
            before = self.read('p.jmap.' + ending)
            code, out, err = run('fmt', picture)
            self.assertEqual((code, out), (2, ''))
            self.assertIn('-o', err)
            code, out, err = run('edit', picture, 'add', 'stage', 'title=New')
            self.assertEqual((code, out), (2, ''))
            self.assertIn('import', err)
            self.assertEqual(self.read('p.jmap.' + ending), before)
            self.assertEqual(run('fmt', '-o', self.path('out.jmap'), picture)[0], 0)
            self.assertEqual(self.read('out.jmap'), self.canonical('poster.jmap'))
            self.assertEqual(run_bytes('fmt', '-', stdin=before)[1], self.canonical('poster.jmap'))


if __name__ == '__main__':
    main()
