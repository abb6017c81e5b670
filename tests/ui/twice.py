#!/usr/bin/env python3
"""twice.py - the same map built twice in the real program, by keys alone and by pointer alone (which types words only). Both files are the same
but for ids."""

import pathlib
import time

import drive
from drive import expect, wait_until

CLI = pathlib.Path(drive.PROGRAM).resolve().parent / 'cli' / 'parcours-cli'
COLUMN = 160                    # width of a column of the wall at its natural size
LANE = 120                      # height of a lane of one card


def open_blank(desktop, name):
    path = desktop.copy('templates/blank.en.jmap', name + '.jmap')
    desktop.xdotool('mousemove', 1599, 999)
    program = desktop.start(path)
    window = program.wait_window('New map')
    program.wait_text('0 cards')
    program.focus(window)
    wait_until(lambda: program.find(name='Journey map', state='focused'), 'the keyboard on the wall')
    return program, path


# What both must be

def plain(desktop, path):
    """The map as a list of lines in which ids are numbers. Records with an order come by it, so their ids are counted as they come; cards
    are sorted by the ids of their place, which are chance, so they are sorted again."""
    desktop.run(CLI, 'fmt', path)
    numbers = {}
    for kind in ('persona', 'stage', 'step', 'lane'):
        for record in drive.records(path, kind):
            numbers[record.get('id')] = f'{kind} {len(numbers)}'
    lines = [describe(record, numbers) for kind in ('persona', 'stage', 'step', 'lane') for record in drive.records(path, kind)]
    return lines + sorted(describe(card, numbers) for card in drive.records(path, 'card'))


def describe(record, numbers):
    """One line: everything of the record but a card's id, and what is in it."""
    name = record.tag.removeprefix(drive.NAMESPACE)
    values = [f'{field}={numbers.get(value, value)}' for field, value in record.attrib.items() if (name, field) != ('card', 'id')]
    inside = [describe(child, numbers) for child in record if not child.tag.endswith('}step')]
    return f'{name} {" ".join(values)} [{(record.text or "").strip()}{" ".join(inside)}]'


# By keys

class Keys:
    def __init__(self, program):
        self.program = program

    def do(self, *words):
        """Keys and, in quotation marks, words to type."""
        for word in words:
            if word.startswith('“'):
                self.program.type(word.strip('“”'))
            else:
                self.program.key(word)

    def at(self, name):
        """What the keyboard is at."""
        wait_until(lambda: [thing for thing in self.program.find(state='focused') if thing['name'].startswith(name)],
                   f'the keyboard at “{name}”, not at {[thing["name"] for thing in self.program.find(state="focused")]}')

    def named(self, old, *words):
        """The title of something new."""
        wait_until(lambda: self.program.find(part=old, state='focused', role='text'), f'the entry for “{old}”')
        self.do(*words)

    def structure(self):
        self.do('Down', 'Up')
        self.at('Stage 1 — Stage')
        self.do('F2', '“Before”', 'Return')
        self.at('Before — Stage')
        for stage in ('“During”', '“After”'):
            self.do('ctrl+shift+e')
            self.named('New stage', stage, 'Return')
        self.do('Left', 'Menu', 't')
        self.named('New step', '“Asking”', 'Return')
        for step in ('“Comparing”', '“Choosing”'):
            self.do('ctrl+shift+e')
            self.named('New step', step, 'Return')
        self.do('Down', 'Home', 'Left')
        self.at('Touchpoints — Lane')
        self.do('F2', '“Contacts”', 'Return', 'ctrl+shift+e')
        self.named('Touchpoint', '“Thoughts”', 'Return', 'F10', 'm', 'p')
        self.named('New persona', '“Ada”', 'Return')
        self.at('Ada — Persona')

    def cards(self):
        self.do('Right', 'Up', 'Up', 'Right')
        self.at('Empty cell – Before, Contacts')
        self.do('Return', '“reads”', 'Return', '“hears”', 'Tab', '“asks”', 'Return', '“waits”', 'Return', '“pays”', 'Tab', 'Tab', 'Tab',
                '“wrong”', 'Return', 'Escape', 'Left', 'Left', 'Down')
        self.at('Empty cell – Comparing, Thoughts')
        self.do('n', '“which one?”', 'Return', 'Escape', 'ctrl+shift+n', '“later”', 'Return', 'Escape')

    def sort(self):
        self.do('ctrl+Home', 'Down')
        self.at('hears — ')
        self.do('ctrl+Down', 'ctrl+Home', 'alt+shift+Right', 'Right', 'Down', 'Down')
        self.at('pays — ')
        self.do('ctrl+Up', 'ctrl+Up', 'Down')
        self.at('asks — ')
        self.do('minus', '4', 'k', 'm', 'Down')
        self.at('waits — ')
        self.do('p')
        self.at('asks — ')

    def arrange(self):
        self.do('ctrl+Home', 'Up', 'Right', 'Right')
        self.at('After — Stage')
        self.do('ctrl+Left', 'ctrl+Home', 'End', 'Up')
        self.at('Choosing — Step')
        self.do('Menu', 'p')
        self.named('New stage', '“Deciding”', 'Return')
        self.at('Deciding — Stage')
        self.do('Left', 'Left', 'Left', 'Menu', 'm')
        self.at('Before / After — Stage')
        self.do('ctrl+Home', 'Left', 'Down')
        self.at('Thoughts — Lane')
        self.do('ctrl+Up')

    def remove(self):
        self.do('Down', 'Right', 'Right')
        self.at('wrong — ')
        self.do('Delete')
        self.program.wait_text('“wrong” is removed.')
        self.do('ctrl+z', 'ctrl+shift+z', 'ctrl+s')


# By pointer

class Pointer:
    def __init__(self, program):
        self.program = program

    # Where things are: the body is the plane of the cards, the headers are above it and to its left.

    def body(self):
        plane = next(thing for thing in self.program.look() if thing['name'] == 'ParcoursCardPlane')
        x, y = self.program.middle(plane)
        return x - plane['extents'][2] / 2, y - plane['extents'][3] / 2

    def stage(self, column):
        x, y = self.body()
        return x + (column + 0.5) * COLUMN, y - 58

    def step(self, column):
        x, y = self.body()
        return x + (column + 0.5) * COLUMN, y - 17

    def lane(self, top):
        x, y = self.body()
        return x - 75, y + top + LANE / 2

    def cell(self, column, top):
        x, y = self.body()
        return x + (column + 0.5) * COLUMN, y + top + LANE / 2

    def card(self, title):
        return self.program.card(title)

    # What a hand does

    def choose(self, *names):
        """In the open menu, from submenu to submenu."""
        for name in names:
            self.program.click(*wait_until(lambda: self.item(name), f'“{name}” in the menu'))
            time.sleep(0.4)         # it slides

    def item(self, name):
        """Where an item is on the screen: a menu is a window of its own, and its items are told as if it were not."""
        things = self.program.look()
        item = next((thing for thing in things if thing['role'] == 'menu item' and thing['name'] == name), None)
        menu = next((thing for thing in things if thing['role'] == 'menu'), None)
        for window in self.program.windows() if item and menu else ():
            x, y, *size = self.program.geometry(window)
            if size == menu['extents'][2:]:
                return (x + item['extents'][0] - menu['extents'][0] + item['extents'][2] / 2,
                        y + item['extents'][1] - menu['extents'][1] + item['extents'][3] / 2)
        return None

    def menu(self, place, *names):
        self.program.click(*place, button=3)
        time.sleep(0.3)
        self.choose(*names)

    def main_menu(self, *names):
        self.program.press_button('Main menu')
        time.sleep(0.3)
        self.choose(*names)

    def write(self, title):
        """Into the entry that is open; a click beside the map ends it."""
        wait_until(lambda: [thing for thing in self.program.find(state='focused') if thing['role'] == 'text'], f'an entry for “{title}”')
        self.program.type(title)
        x, y = self.body()
        self.program.click(x - 100, y - 40)

    def rename(self, place, title):
        self.program.click(*place, times=2)
        self.write(title)

    def add(self, column, top, title):
        place = self.cell(column, top)
        self.program.move(place[0] - 20, place[1])
        self.program.move(*place)
        self.program.click(*self.program.middle(self.program.steady(lambda: next(iter(self.program.find(name='Add Card')), None), 'the button in the cell')))
        self.write(title)

    def press(self, name):
        """A button or switch of the inspector."""
        found = wait_until(lambda: [thing for thing in self.program.find(part=name) if thing['role'] not in ('label', 'grouping')],
                           f'a button “{name}”')
        self.program.click(*self.program.middle(found[0]))

    # The same map

    def structure(self):
        self.rename(self.stage(0), 'Before')
        for column, stage in ((0, 'During'), (1, 'After')):
            self.menu(self.stage(column), 'Insert Stage After')
            self.write(stage)
        self.menu(self.stage(1), 'Add Step')
        self.write('Asking')
        for column, step in ((1, 'Comparing'), (2, 'Choosing')):
            self.menu(self.step(column), 'Insert Step After')
            self.write(step)
        self.rename(self.lane(0), 'Contacts')
        self.menu(self.lane(0), 'Insert Lane Below', 'Touchpoint')
        self.write('Thoughts')
        self.main_menu('Add to the Map', 'Persona')
        self.write('Ada')

    def cards(self):
        self.add(2, LANE, 'which one?')
        self.add(2, 0, 'later')
        self.menu(self.card('later'), 'Move and Widen', 'Set Aside')
        for column, titles in ((0, ('reads', 'hears')), (1, ('asks', 'waits', 'pays')), (4, ('wrong',))):
            for title in titles:
                self.add(column, 0, title)

    def sort(self):
        hears, which = self.card('hears'), self.card('which one?')
        self.program.drag(hears, (self.cell(0, 0)[0], which[1]))
        x, y = self.card('reads')
        self.program.move(x, y)
        self.program.drag((x + 71, y), (x + COLUMN + 20, y + 5))
        x, y = self.card('asks')
        self.program.drag(self.card('pays'), (x, y - 20))
        self.menu(self.card('asks'), 'Kind', 'Action')
        self.press('Emotion: −1')
        self.press('Effort: 4')
        self.press('Moment of truth')
        self.menu(self.card('waits'), 'Move and Widen', 'Set Aside')

    def arrange(self):
        x, y = self.stage(1)
        self.program.drag(self.stage(4), (x - 60, y))
        self.menu(self.step(4), 'Split the Stage Here')
        self.write('Deciding')
        self.menu(self.stage(0), 'Merge with the Next Stage')
        top = self.card('hears')[1] - self.body()[1] - LANE / 2
        self.program.drag(self.lane(top), (self.lane(0)[0], self.lane(0)[1] - 40))

    def remove(self):
        self.menu(self.card('wrong'), 'Delete')
        self.program.wait_text('“wrong” is removed.')
        self.program.press_button('Undo')
        self.program.press_button('Redo')
        self.main_menu('Save')


def test_twice(desktop):
    built = []
    for name, hands in (('keys', Keys), ('pointer', Pointer)):
        program, path = open_blank(desktop, name)
        one = hands(program)
        for part in (one.structure, one.cards, one.sort, one.arrange, one.remove):
            part()
        program.wait_title('•', absent=True)
        program.kill()
        built.append(plain(desktop, path))
    expect(len([line for line in built[0] if line.startswith('card')]) == 7, f'seven cards, not {built[0]}')
    different = [f'{by_keys} // {by_pointer}' for by_keys, by_pointer in zip(*built) if by_keys != by_pointer]
    expect(built[0] == built[1], 'the same map twice, but: ' + '; '.join(different or [str(built)]))


if __name__ == '__main__':
    drive.main()
