"""A map as an HTML page: well-formed, whole, and a real table; nothing in it that acts or comes from outside."""
import html.parser
import os
import re
import xml.etree.ElementTree as ET

from helper import Case, DATA, SOURCE, document, main, run

EXAMPLE = os.path.join(SOURCE, 'data', 'templates', 'customer-example.fr.jmap')
XHTML = '{http://www.w3.org/1999/xhtml}'
SVG = '{http://www.w3.org/2000/svg}'
VOID = {'meta', 'link', 'br', 'img', 'input', 'hr', 'col'}


class Tags(html.parser.HTMLParser):
    """Whether each element is ended as HTML wants it; within the SVG "<path/>" is allowed."""
    def __init__(self):
        super().__init__()
        self.open = []
        self.wrong = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        if tag not in VOID and 'svg' not in self.open:
            self.wrong.append('<%s/>' % tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append('</%s>' % tag)


def squeeze(text):
    return ' '.join(text.split())


NAMES = ('name', 'role', 'owner', 'team', 'involved', 'device', 'by', 'author')


def words_of(element):
    """All that people wrote into a map and read there, but for pictures and views, which are no words of the map."""
    kind = element.tag.split('}')[1]
    if not element.tag.startswith('{urn:uuid:b5968fac') or kind in ('picture', 'view'):
        return set()
    found = {squeeze(element.get(name)) for name in NAMES if element.get(name)}
    if element.text and element.text.strip():
        found.add(squeeze(element.text))
    return found.union(*(words_of(child) for child in element))


class Page(Case):
    def export(self, source, *options):
        out = self.path('page.html')
        code, _, error = run('export', *options, source, out)
        self.assertEqual(code, 0, error)
        text = self.read('page.html').decode()
        self.assertTrue(text.startswith('<!DOCTYPE html>\n<html'))
        return text, ET.fromstring(text)

    def outside_picture(self, root):
        """The text of the page without that of the picture."""
        for parent in root.iter():
            for child in list(parent):
                if child.tag == SVG + 'svg':
                    parent.remove(child)
        return squeeze(' '.join(root.itertext()))

    def test_is_html(self):
        for source in (EXAMPLE, os.path.join(DATA, 'full.jmap'), os.path.join(DATA, 'poster.jmap')):
            text, root = self.export(source)
            tags = Tags()
            tags.feed(text)
            tags.close()
            self.assertEqual((tags.wrong, tags.open), ([], []), source)
            ids = [element.get('id') for element in root.iter() if element.get('id')]
            self.assertEqual(len(ids), len(set(ids)), source)
            self.assertEqual([element.tag for element in root], [XHTML + 'head', XHTML + 'body'])

    def test_speaks(self):
        _, root = self.export(EXAMPLE)
        self.assertEqual(root.get('lang'), 'fr')
        self.assertEqual(len(root.findall('.//' + XHTML + 'h1')), 1)
        self.assertEqual(root.find('.//' + XHTML + 'h1').text, root.find('.//' + XHTML + 'title').text)
        picture = root.find('.//*[@role="img"]')
        self.assertEqual(len(picture.findall(SVG + 'svg')), 1)
        ids = {element.get('id') for element in root.iter()}
        self.assertIn(picture.get('aria-labelledby'), ids)
        for link in root.iter(XHTML + 'a'):
            if link.get('href').startswith('#'):
                self.assertIn(link.get('href')[1:], ids)
        levels = [int(element.tag[-1]) for element in root.iter() if re.fullmatch(re.escape(XHTML) + 'h[1-6]', element.tag)]
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1)

    def test_every_word(self):
        for name in (EXAMPLE, os.path.join(DATA, 'full.jmap'), os.path.join(DATA, 'poster.jmap')):
            _, root = self.export(name)
            text = self.outside_picture(root)
            words = words_of(ET.parse(name).getroot())
            self.assertGreater(len(words), 5)
            self.assertEqual([word for word in words if word not in text], [], name)

    def test_table(self):
        """Every cell has its heads: spans fill the grid without a hole and without an overlap."""
        for name in (EXAMPLE, os.path.join(DATA, 'poster.jmap')):
            _, root = self.export(name)
            table = root.find('.//' + XHTML + 'table')
            self.assertTrue(table.find(XHTML + 'caption').text)
            rows = list(table.iter(XHTML + 'tr'))
            grid = {}
            for y, row in enumerate(rows):
                x = 0
                for cell in row:
                    while (x, y) in grid:
                        x += 1
                    for dy in range(int(cell.get('rowspan', 1))):
                        for dx in range(int(cell.get('colspan', 1))):
                            self.assertNotIn((x + dx, y + dy), grid)
                            grid[x + dx, y + dy] = cell
                    self.assertIn(cell.get('scope'), ('row', 'col', 'rowgroup', 'colgroup') if cell.tag == XHTML + 'th' else (None,))
            width = 1 + max(x for x, _ in grid)
            self.assertEqual(len(grid), width * len(rows))
            self.assertGreater(width, 3)

    def test_card_in_its_cell(self):
        _, root = self.export(self.write('m.jmap', document('''  <stage id="s1" order="V"><title>Buy</title></stage>
  <stage id="s2" order="W"><title>Use</title></stage>
  <lane id="l1" order="V" kind="touchpoint"><title>Contacts</title></lane>
  <lane id="l2" order="W" kind="pain"><title>Pains</title></lane>
  <card id="k" stage="s2" lane="l2" order="V" effort="4" emotion="-1" href="https://example.org/?a=1&amp;b=2"><title>Broken</title>
    <note>Twice</note></card>
  <card id="p" order="V"><title>Parked</title></card>
''')))
        rows = root.findall('.//%stbody/%str' % (XHTML, XHTML))
        self.assertEqual([row[0].text for row in rows], ['Contacts', 'Pains'])
        self.assertEqual([squeeze(' '.join(cell.itertext())) for cell in rows[0]][1:], ['', ''])
        card = squeeze(' '.join(rows[1][2].itertext()))
        self.assertEqual(card, 'Broken Twice Kind Pain point Emotion −1 Effort 4 / 5 Link https://example.org/?a=1&b=2')
        self.assertEqual(rows[1][2].find('.//' + XHTML + 'a').get('href'), 'https://example.org/?a=1&b=2')
        self.assertIn('Parked', self.outside_picture(root))

    def test_nothing_acts(self):
        bad = document('''  <title>&lt;script&gt;alert(1)&lt;/script&gt;</title>
  <stage id="s" order="V"><title>&lt;/style&gt;&lt;img src="http://x.test/"&gt;</title></stage>
  <lane id="l" order="V" kind="touchpoint"/>
  <card id="a" stage="s" lane="l" order="V" href="javascript:alert(1)"><title>&lt;b&gt;&amp;amp;</title><note>]]&gt; --&gt;</note></card>
  <card id="b" stage="s" lane="l" order="W" href="https://example.org/&quot;onclick=x"><title>b</title></card>
''')
        text, root = self.export(self.write('bad.jmap', bad))
        for element in root.iter():
            self.assertNotIn(element.tag.split('}')[1].lower(), ('script', 'iframe', 'object', 'embed', 'img', 'link', 'form', 'foreignobject'))
            for name, value in element.attrib.items():
                self.assertFalse(name.lower().startswith('on'), name)
                if name.split('}')[-1] in ('href', 'src'):
                    self.assertRegex(value, r'^(#|https://example\.org/)')
        self.assertEqual(root.find('.//' + XHTML + 'h1').text, '<script>alert(1)</script>')
        self.assertNotIn('url(http', text)
        self.assertNotIn('@import', text)
        links = [element for element in root.iter(SVG + 'a')]
        self.assertEqual([(link.get('rel'), link.get('tabindex')) for link in links], [('noopener noreferrer', '-1')])

    def test_hidden_is_hidden(self):
        text, _ = self.export(self.write('m.jmap', document('''  <stage id="s" order="V"><title>Buy</title></stage>
  <lane id="l" order="V" kind="touchpoint"/>
  <card id="k1" stage="s" lane="l" order="V" emotion="2"><title>Alpha</title></card>
  <card id="k2" stage="s" lane="l" order="W" emotion="-1"><title>Beta</title><note>Gamma</note></card>
  <card id="k3" order="V"><title>Delta</title></card>
  <route id="r" order="V"><title>Way</title><stop id="q1" order="V" card="k1"/><stop id="q2" order="W" card="k2"><note>Epsilon</note></stop></route>
''')), '--filter', 'emotion=2')
        self.assertIn('Alpha', text)
        self.assertIn('Way', text)
        for word in ('Beta', 'Gamma', 'Delta', 'Epsilon'):
            self.assertNotIn(word, text)

    def test_days(self):
        """Days as the map's readers write them, in the tables as in the picture."""
        _, root = self.export(EXAMPLE)
        words = self.outside_picture(root)
        self.assertIn('12 mars 2026', words)
        self.assertIsNone(re.search(r'\d{4}-\d\d-\d\d', words))

    def test_language(self):
        """The words of the program follow --lang, those of the map stay."""
        text, root = self.export(EXAMPLE, '--lang', 'en')
        self.assertIn('Kind', self.outside_picture(root))
        _, root = self.export(EXAMPLE)
        self.assertIn('Niveau de preuve', self.outside_picture(root))


if __name__ == '__main__':
    main()
