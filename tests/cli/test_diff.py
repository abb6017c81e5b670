"""What is different between two maps: exit status, words, JSON."""
import json
import shutil

from helper import Case, NS, document, main, run

STAGE = '<stage id="s1" order="V"><title>Achat</title></stage>\n'
LANE = '<lane id="l1" order="V" kind="pain"/>\n'
CARD = '<card id="k1" stage="s1" lane="l1" order="V"%s><title>Pays at the till</title>%s</card>\n'


class Diff(Case):
    def pair(self, a, b):
        return self.write('a.jmap', document(a)), self.write('b.jmap', document(b))

    def test_equal(self):
        a, b = self.pair(STAGE + LANE + CARD % ('', ''), STAGE + '\n' + LANE + CARD % ('', ''))
        self.assertEqual(run('diff', a, b), (0, '', ''))
        self.assertEqual(run('diff', '--json', a, b), (0, '[\n]\n', ''))

    def test_words(self):
        a, b = self.pair(STAGE + LANE + CARD % (' emotion="1"', ''), STAGE + LANE + CARD % (' emotion="-2"', '<note>Slow</note>'))
        code, out, err = run('diff', a, b)
        self.assertEqual((code, err), (1, ''))
        self.assertEqual(out, 'Card “Pays at the till”: emotion changed from +1 to −2\n'
                              'Card “Pays at the till”: note set to “Slow”\n')

    def test_the_other_way_round(self):
        a, b = self.pair(STAGE + LANE + CARD % ('', ''), STAGE + LANE)
        self.assertEqual(run('diff', a, b)[1], 'Card “Pays at the till” is gone\n')
        self.assertEqual(run('diff', b, a)[1], 'Card “Pays at the till” is new in stage “Achat”, lane “Pain point”\n')

    def test_json(self):
        a, b = self.pair(STAGE + LANE + CARD % (' emotion="1"', '<note>One</note>'),
                         STAGE + LANE + CARD.replace('lane="l1" ', '') % ('', '<note>Quote " back\\slash\nline</note>'))
        code, out, err = run('diff', '--json', a, b)
        self.assertEqual((code, err), (1, ''))
        changes = json.loads(out)
        for change in changes:
            self.assertEqual(list(change), ['type', 'kind', 'id', 'field', 'from', 'to', 'text'])
            self.assertEqual((change['kind'], change['id']), ('card', 'k1'))
        move, emotion, note = changes
        self.assertEqual((move['type'], move['field'], move['from'], move['to']),
                         ('move', None, 'stage=s1 lane=l1 order=V', 'stage=s1 order=V'))
        self.assertEqual((emotion['type'], emotion['field'], emotion['from'], emotion['to']), ('set', 'emotion', '1', None))
        self.assertEqual(note['to'], 'Quote " back\\slash\nline')
        self.assertIn('“Quote " back\\slash line”', note['text'])

    def test_picture_data_is_not_printed(self):
        picture = '<picture id="i1" type="image/png" width="1" height="1"><alt>Shop</alt><data>%s</data></picture>\n'
        a, b = self.pair(picture % 'QUJD', picture % 'QUJE')
        code, out, err = run('diff', a, b)
        self.assertEqual((code, out), (1, 'Picture “Shop”: picture data changed\n'))
        change = json.loads(run('diff', '--json', a, b)[1])[0]
        self.assertEqual((change['field'], change['from'], change['to']), ('data', None, None))

    def test_standard_input(self):
        a, b = self.pair(STAGE, STAGE + LANE)
        with open(b, encoding='utf-8') as f:
            other = f.read()
        self.assertEqual(run('diff', a, '-', stdin=other)[:2], (1, 'Lane “Pain point” is new\n'))
        self.assertEqual(run('diff', '-', a, stdin=other)[:2], (1, 'Lane “Pain point” is gone\n'))
        code, out, err = run('diff', '-', '-', stdin=other)
        self.assertEqual((code, out), (2, ''))
        self.assertIn('Only one of the two', err)

    def test_other_map_and_version(self):
        a = self.write('a.jmap', document(STAGE))
        b = self.write('b.jmap', document(STAGE, version='2').replace('id="m"', 'id="n"'))
        code, out, err = run('diff', a, b)
        self.assertEqual(code, 1)
        self.assertEqual(out, 'The map is another one: its id changed from “m” to “n”\n'
                              'The map: version of the format changed from 1 to 2\n')
        self.assertEqual([c['field'] for c in json.loads(run('diff', '--json', a, b)[1])], ['id', 'version'])

    def test_not_done(self):
        a, broken = self.write('a.jmap', document(STAGE)), self.write('b.jmap', '<journey-map xmlns="%s"' % NS)
        for arguments in [(a,), (a, a, a), (a, self.path('gone.jmap')), (self.path('gone.jmap'), a), (a, broken), (broken, a),
                          ('--nothing', a, a)]:
            code, out, err = run('diff', *arguments)
            self.assertEqual((code, out), (2, ''), arguments)
            self.assertNotEqual(err, '', arguments)

    def test_records_without_ids(self):
        """They get new ones at each reading, and yet a file is the same as itself."""
        a = self.write('a.jmap', document('<stage order="V"><title>Achat</title></stage>\n'))
        self.assertEqual(run('diff', a, a)[:2], (0, ''))

    def test_control_characters(self):
        """What a file says must not command the terminal."""
        a, b = self.pair(STAGE, STAGE.replace('Achat', 'A&#x9b;31m'))
        self.assertEqual(run('diff', a, b)[1], 'Stage “Achat” is now called “A 31m”\n')

    def test_undoes_what_edit_did(self):
        """What edit does is what diff says, on the filled example."""
        before = self.path('before.jmap')
        self.assertEqual(run('new', '--template', 'customer', '--example', before)[0], 0)
        after = shutil.copy(before, self.path('after.jmap'))
        self.assertEqual(run('edit', after, 'set', 'c-search', 'effort=5', ',', 'move', 'c-search', 'step=t02-compare', ',',
                             'remove', 'c-details-again-c1', ',', 'add', 'step', 'in=s1-awareness', 'id=t', 'title=Ask')[0], 0)
        code, out, err = run('diff', '--json', before, after)
        self.assertEqual(code, 1)
        self.assertEqual(sorted((c['type'], c['kind'], c['id']) for c in json.loads(out)),
                         [('insert', 'step', 't'), ('move', 'card', 'c-search'), ('remove', 'comment', 'c-details-again-c1'),
                          ('set', 'card', 'c-search')])


if __name__ == '__main__':
    main()
