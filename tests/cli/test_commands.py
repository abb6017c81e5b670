"""new, check, fmt, show, export, thumbnail: what they do and how they end."""
import json
import os
import re
import struct
import subprocess
import xml.dom.minidom

from helper import Case, DATA, SOURCE, document, main, run, run_bytes


class Help(Case):
    def test_help(self):
        code, out, err = run('--help')
        self.assertEqual((code, err), (0, ''))
        self.assertIn('thumbnail', out)
        self.assertEqual(run()[0], 2)
        self.assertEqual(run('--version')[0], 0)

    def test_help_of_each_command(self):
        for command in re.findall(r'^  (\w+) ', run('--help')[1], re.M):
            code, out, err = run(command, '--help')
            self.assertEqual((code, err), (0, ''), command)
            self.assertIn('parcours-cli %s' % command, out)

    def test_wrong_usage(self):
        for words in (['nope'], ['check'], ['fmt'], ['show', 'a', 'b'], ['export', 'a'], ['thumbnail', 'a', 'b'], ['edit', 'a'],
                      ['check', '--nope', 'a'], ['new']):
            code, out, err = run(*words)
            self.assertEqual((code, out), (2, ''), words)
            self.assertNotEqual(err, '', words)

    def test_links_no_window(self):
        linked = subprocess.run(['ldd', os.environ['PARCOURS_CLI']], capture_output=True, text=True).stdout
        self.assertIn('libxml2', linked)
        self.assertNotRegex(linked, 'libgtk|libadwaita|libgdk-[34]')


class New(Case):
    def test_all_templates(self):
        slugs = re.findall(r'^(\S+) ', run('new', '--list')[1], re.M)
        self.assertIn('customer', slugs)
        for slug in slugs:
            for lang in ('en', 'fr'):
                name = self.path('%s.%s.jmap' % (slug, lang))
                self.assertEqual(run('new', '--template', slug, '--lang', lang, name), (0, '', ''))
                self.assertEqual(run('check', '--strict', name), (0, '', ''))
                self.assertIn(b'xml:lang="%s' % lang.encode(), self.read(os.path.basename(name)))

    def test_example(self):
        self.assertEqual(run('new', '--template', 'customer', '--example', '--lang', 'fr', self.path('e.jmap'))[0], 0)
        self.assertIn('Ludovic', run('show', self.path('e.jmap'))[1])

    def test_never_replaces(self):
        path = self.write('a.jmap', 'mine')
        code, out, err = run('new', path)
        self.assertEqual((code, out), (2, ''))
        self.assertIn(path, err)
        self.assertEqual(self.read('a.jmap'), b'mine')

    def test_errors(self):
        self.assertEqual(run('new', '--template', 'nope', self.path('a.jmap'))[0], 2)
        self.assertEqual(run('new', '--example', self.path('a.jmap'))[0], 2)
        self.assertEqual(run('new', self.path('no/such/folder.jmap'))[0], 2)
        self.assertEqual(self.names(), [])

    def test_stdout(self):
        code, out, err = run('new', '-')
        self.assertEqual(code, 0)
        self.assertEqual(run('check', '-', stdin=out), (0, '', ''))


class Check(Case):
    def test_good(self):
        self.assertEqual(run('check', '--strict', os.path.join(DATA, 'full.jmap')), (0, '', ''))

    def test_warnings_have_file_and_line(self):
        path = self.write('a.jmap', document('<card id="c" order="V"\n  effort="9" stage="gone"/>\n'))
        code, out, err = run('check', path)
        self.assertEqual((code, out), (1, ''))
        self.assertRegex(err, '(?m)^%s:4: Effort: “9”' % re.escape(path))
        self.assertRegex(err, '(?m)^%s:4: .*“gone”' % re.escape(path))

    def test_several_files_worst_counts(self):
        good, bad = self.copy('full.jmap'), self.write('b.jmap', '{}')
        self.assertEqual(run('check', good, bad)[0], 1)
        self.assertEqual(run('check', good, bad, self.path('gone.jmap'))[0], 2)
        self.assertEqual(run('check', self.folder.name)[0], 2)

    def test_strict(self):
        path = self.write('a.jmap', document('<stage id="s" order="V">\n<x:a xmlns:x="urn:x"/></stage><stage id="t"/>\n'))
        self.assertEqual(run('check', path)[0], 0)
        self.assertEqual(run('check', '--strict', path)[0], 1)

    def test_json(self):
        good, bad = self.copy('full.jmap'), self.write('b "x".jmap', document('<nope/>\n'))
        code, out, err = run('check', '--json', good, bad, self.path('gone'))
        found = json.loads(out)
        self.assertEqual(code, 2)
        self.assertEqual([f['file'] for f in found], [good, bad, self.path('gone')])
        self.assertEqual([f['readable'] for f in found], [True, True, False])
        self.assertEqual(found[0]['problems'], [])
        self.assertEqual(found[1]['problems'][0]['line'], 3)
        self.assertEqual(found[1]['problems'][0]['severity'], 'warning')
        self.assertEqual(json.loads(run('check', '--json', bad)[1])[0]['map'], True)

    def test_does_not_touch(self):
        path = self.copy('workshop.jmap')
        before = os.stat(path)
        run('check', '--strict', path)
        self.assertEqual(os.stat(path).st_mtime_ns, before.st_mtime_ns)
        self.assertEqual(self.names(), ['workshop.jmap'])


class Fmt(Case):
    def test_canonical_is_left_alone(self):
        path = self.copy('full.jmap')
        before = os.stat(path)
        self.assertEqual(run('fmt', path)[0], 0)
        self.assertEqual(os.stat(path).st_ino, before.st_ino)

    def test_in_place_and_idempotent(self):
        path = self.copy('workshop.jmap')
        self.assertEqual(run('fmt', path)[0], 0)
        first = self.read('workshop.jmap')
        self.assertNotEqual(first, open(os.path.join(DATA, 'workshop.jmap'), 'rb').read())
        self.assertEqual(run('fmt', path)[0], 0)
        self.assertEqual(self.read('workshop.jmap'), first)
        self.assertEqual(self.names(), ['workshop.jmap'])

    def test_output(self):
        path = self.copy('workshop.jmap')
        before = self.read('workshop.jmap')
        self.assertEqual(run('fmt', '-o', self.path('out.jmap'), path)[0], 0)
        self.assertEqual(self.read('workshop.jmap'), before)
        self.assertEqual(run_bytes('fmt', '-', stdin=before)[1], self.read('out.jmap'))
        self.assertEqual(run_bytes('fmt', '-o', '-', path)[1], self.read('out.jmap'))

    def test_broken_is_untouched(self):
        path = self.write('a.jmap', '<journey-map')
        code, out, err = run('fmt', path)
        self.assertEqual((code, out), (2, ''))
        self.assertIn('stops', err)
        self.assertEqual(self.read('a.jmap'), b'<journey-map')

    def test_newer_version_is_untouched(self):
        path = self.write('a.jmap', document('<title>T</title>', version='2'))
        before = self.read('a.jmap')
        for words in (['fmt', path], ['fmt', '-o', self.path('b'), path], ['edit', path, 'set', 'm', 'title=x']):
            code, out, err = run(*words)
            self.assertEqual(code, 2, words)
            self.assertIn('newer version', err)
        self.assertEqual(self.read('a.jmap'), before)
        self.assertEqual(self.names(), ['a.jmap'])

    def test_unwritable_output(self):
        path = self.copy('full.jmap')
        code, out, err = run('fmt', '-o', self.path('no/such/folder'), path)
        self.assertEqual(code, 2)
        self.assertNotEqual(err, '')


class Show(Case):
    def test_order_and_words(self):
        code, out, err = run('show', os.path.join(DATA, 'full.jmap'))
        self.assertEqual((code, err), (0, ''))
        places = [out.index(text) for text in
                  ('Ludovic court', '# Considération', '## Lire des comparatifs', '• Lit un comparatif', '• Reçoit une publicité',
                   '## Chercher en ligne', '# Achat', 'Parked cards', 'En attente d’une place')]
        self.assertEqual(places, sorted(places))
        self.assertIn('Channels: Moteur de recherche, Boutique', out)
        self.assertIn('Emotion: −1', out)
        self.assertIn('Task: Réécrire le comparatif', out)
        self.assertNotIn('iVBOR', out)


class Export(Case):
    def setUp(self):
        super().setUp()
        self.map = self.copy('full.jmap')

    def test_svg(self):
        self.assertEqual(run('export', self.map, self.path('a.svg'))[0], 0)
        text = self.read('a.svg').decode()
        xml.dom.minidom.parseString(text)
        self.assertIn('<text', text)
        self.assertIn('Lit un comparatif', text)

    def test_pdf_paper(self):
        self.assertEqual(run('export', self.map, self.path('a.pdf'), '--paper', 'A1', '--orientation', 'portrait')[0], 0)
        self.assertTrue(self.read('a.pdf').startswith(b'%PDF-'))
        box = re.search(rb'/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+) ?\]', self.read('a.pdf'))
        self.assertAlmostEqual(float(box[1]), 1683.78, delta=0.1)
        self.assertAlmostEqual(float(box[2]), 2383.94, delta=0.1)

    def test_png_dpi(self):
        sizes = []
        for dpi in ('48', '96'):
            self.assertEqual(run('export', '--dpi', dpi, self.map, self.path('a.png'))[0], 0)
            sizes.append(struct.unpack('>II', self.read('a.png')[16:24]))
        self.assertAlmostEqual(sizes[1][0] / sizes[0][0], 2, delta=0.01)

    def test_language_and_theme(self):
        outs = [run_bytes('export', self.map, '-', *words)[1] for words in ([], ['--lang', 'en'], ['--theme', 'grey'])]
        self.assertEqual(len(set(outs)), 3)
        self.assertTrue(all(o.startswith(b'<?xml') for o in outs))

    def test_wrong_options(self):
        for words in (['a.txt'], ['a.pdf', '--paper', 'A9'], ['a.pdf', '--orientation', 'up'], ['a.png', '--dpi', '0.5'],
                      ['a.svg', '--theme', 'pink'], ['a.pdf', '--scale', 'big']):
            code, out, err = run('export', self.map, self.path(words[0]), *words[1:])
            self.assertEqual((code, out), (2, ''), words)
            self.assertNotEqual(err, '', words)
        self.assertEqual(self.names(), ['full.jmap'])

    def test_old_output_survives_a_broken_map(self):
        out = self.write('a.svg', 'old')
        self.assertEqual(run('export', self.write('b.jmap', '<journey-map'), out)[0], 2)
        self.assertEqual(self.read('a.svg'), b'old')

    def test_thumbnail(self):
        self.assertEqual(run('thumbnail', self.map, self.path('t.png'), '128')[0], 0)
        self.assertEqual(max(struct.unpack('>II', self.read('t.png')[16:24])), 128)
        for size in ('0', '15', '1025', 'big', '-5'):
            self.assertEqual(run('thumbnail', self.map, self.path('u.png'), size)[0], 2)


class Locale(Case):
    def test_french(self):
        if 'fr' not in open(os.path.join(SOURCE, 'po', 'LINGUAS')).read():
            self.fail('no French')
        code, out, err = run('new', '--template', 'blank', '--lang', 'fr_FR.UTF-8', '-')
        self.assertEqual(code, 0)
        self.assertIn('xml:lang="fr', out)


if __name__ == '__main__':
    main()
