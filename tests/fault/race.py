#!/usr/bin/env python3
"""race.py - several programs edit one file at once: what one was told is saved stays, and what was refused is not in the file."""
import os
import pathlib
import sys
import threading
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))
import helper

SANITIZED = 'PARCOURS_SANITIZED' in os.environ
N_EDITS = 100 if SANITIZED else 400
START = helper.document('<title>Race</title>\n<stage id="s" order="V"><title>Search</title></stage>\n'
                        '<lane id="l" order="V"><title>Actions</title></lane>\n')


def cards(path):
    """What stands in the file, by id."""
    space = '{%s}' % helper.NS
    return {card.get('id'): {'title': card.findtext(space + 'title'), 'stage': card.get('stage'), 'lane': card.get('lane')}
            for card in ET.parse(path).getroot().iter(space + 'card')}


class Race(helper.Case):
    def edit(self, path, prefix, count, results):
        for i in range(count):
            name = f'{prefix}-{i}'
            results.append((name, helper.run('edit', path, 'add', 'card', f'id={name}', f'title=Card {name}', 'stage=s', 'lane=l')))

    def race(self, n_programs, place='plain'):
        path = self.write('map.jmap', START)
        if place == 'hard link':
            os.link(path, self.path('other.jmap'))
        results = [[] for _ in range(n_programs)]
        threads = [threading.Thread(target=self.edit, args=(path, f'p{i}', N_EDITS // n_programs, results[i])) for i in range(n_programs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        found = cards(path)
        accepted = refused = 0
        for name, (status, out, err) in sum(results, []):
            if status == 0:
                accepted += 1
                self.assertEqual((out, err), (name + '\n', ''))
                self.assertEqual(found.pop(name, None), {'title': f'Card {name}', 'stage': 's', 'lane': 'l'})
            else:
                refused += 1
                self.assertEqual((status, out), (2, ''))
                self.assertIn('map.jmap', err)
                self.assertIn('changed on disk', err)
        self.assertEqual(found, {})
        self.assertGreater(accepted, 0)
        self.assertEqual(helper.run('check', path)[0], 0)
        self.assertEqual(self.names(), ['map.jmap'] if place == 'plain' else ['map.jmap', 'other.jmap'])
        print(f'# promise: programs at once | {self.id().split(".")[-1]} | {n_programs} programs, {accepted + refused} edits: '
              f'{accepted} saved, {refused} refused, 0 lost', flush=True)

    def test_two(self):
        self.race(2)

    def test_four(self):
        self.race(4)

    def test_four_on_a_hard_link(self):
        self.race(4, 'hard link')


helper.main()
