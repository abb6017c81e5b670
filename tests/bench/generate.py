#!/usr/bin/env python3
"""Writes maps of a given number of cards in the canonical form, the same bytes every time.

  generate.py FOLDER [N ...]        FOLDER/map-N.jmap, and map-N.tsv: what the floors draw (see floor.c)

Stages and persona lanes grow with N; a card has a title of about 40 characters, a note of 120, one channel, an emotion
and an effort. The first has a colour that nothing else has, by which its picture is found on a screen. Without numbers: 50, 500,
2 000 and 10 000 cards.
"""
import argparse
import math
import os
import random
from xml.sax.saxutils import escape

NAMESPACE = 'urn:uuid:b5968fac-1b71-49bd-883c-8a9de6bb6517'
DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
GRID = {50: (6, 3), 500: (8, 5), 2000: (10, 8), 10000: (12, 10)}
STAGES = ('Envie', 'Recherche', 'Choix', 'Rendez-vous', 'Achat', 'Attente', 'Réception', 'Mise en route', 'Usage', 'Entretien',
          'Panne', 'Remplacement')
CHANNELS = ('Agence', 'Application', 'Courrier', 'Site', 'SMS', 'Téléphone')
SYLLABLES = ('la le un ma ton sur par vers après avant client dossier reçoit attend signe appelle demande compare retrouve facture '
             'garantie conseil voisine service horaire guichet paiement rappel formulaire écran étape délai réponse').split()

SIGNAL = '#ff00c8'

# The sheet that the floors draw: cards of one size in the cells of a grid.
CARD_WIDTH, CARD_HEIGHT, GAP, HEAD = 152, 102, 8, 60


def words(rng, length):
    text = rng.choice(SYLLABLES).capitalize()
    while len(text) < length:
        text += ' ' + rng.choice(SYLLABLES)
    return text[:length].strip()


def key(number):
    """Keys of one length, so that their order as text is their order as numbers."""
    tail = ''
    for _ in range(3):
        number, digit = divmod(number, 62)
        tail = DIGITS[digit] + tail
    return 'K' + tail + 'V'


def make_cards(count, stages, lanes):
    rng = random.Random(count)
    return [dict(id='c%05d' % n, stage=n % stages, lane=n // stages % lanes, order=key(n), title=words(rng, rng.randint(36, 44)),
                 note=words(rng, 120), channel=rng.randrange(len(CHANNELS)), emotion=rng.randint(-2, 2), effort=rng.randint(1, 5),
                colour=' colour="%s"' % SIGNAL if n == 0 else '')
            for n in range(count)]


def write_map(path, cards, stages, lanes):
    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           '<journey-map xmlns="%s" version="1" id="m%d" xml:lang="fr">' % (NAMESPACE, len(cards)),
           '  <title>Parcours de %d cartes</title>' % len(cards)]
    out += ['  <persona id="p%02d" order="%s" name="Persona %d"/>' % (n, key(n), n + 1) for n in range(lanes)]
    out += ['  <channel id="h%d" order="%s" name="%s"/>' % (n, key(n), name) for n, name in enumerate(CHANNELS)]
    for n in range(stages):
        out += ['  <stage id="s%02d" order="%s">' % (n, key(n)), '    <title>%s</title>' % escape(STAGES[n % len(STAGES)]),
                '  </stage>']
    for n in range(lanes):
        out += ['  <lane id="l%02d" order="%s" kind="touchpoint" persona="p%02d">' % (n, key(n), n),
                '    <title>Points de contact</title>', '  </lane>']
    for card in sorted(cards, key=lambda c: (c['stage'], c['lane'], c['order'])):
        out += ['  <card id="%(id)s" stage="s%(stage)02d" lane="l%(lane)02d" order="%(order)s" emotion="%(emotion)d" '
                'effort="%(effort)d" channels="h%(channel)d"%(colour)s>' % card,
                '    <title>%s</title>' % escape(card['title']), '    <note>%s</note>' % escape(card['note']), '  </card>']
    out.append('</journey-map>\n')
    with open(path, 'w', encoding='utf-8', newline='\n') as file:
        file.write('\n'.join(out))


def write_sheet(path, cards, stages, lanes):
    """First line: width, height. Then a card a line: x, y, emotion, title, note, foot."""
    in_cell = math.ceil(len(cards) / (stages * lanes))
    columns = min(6, max(1, math.ceil(in_cell / 5)))
    rows = math.ceil(in_cell / columns)
    width, height = columns * (CARD_WIDTH + GAP) + GAP, rows * (CARD_HEIGHT + GAP) + GAP
    filled = {}
    out = ['%d\t%d' % (HEAD + stages * width, HEAD + lanes * height)]
    for card in cards:
        cell = card['stage'], card['lane']
        n = filled.get(cell, 0)
        filled[cell] = n + 1
        out.append('%d\t%d\t%d\t%s\t%s\t%s' % (
            HEAD + cell[0] * width + GAP + n % columns * (CARD_WIDTH + GAP),
            HEAD + cell[1] * height + GAP + n // columns * (CARD_HEIGHT + GAP), card['emotion'], card['title'], card['note'],
            '%s · %d/5' % (CHANNELS[card['channel']], card['effort'])))
    with open(path, 'w', encoding='utf-8', newline='\n') as file:
        file.write('\n'.join(out) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('counts', metavar='N', type=int, nargs='*')
    options = parser.parse_args()
    folder = options.folder
    os.makedirs(folder, exist_ok=True)
    for count in options.counts or list(GRID):
        stages, lanes = GRID.get(count, (8, 5))
        cards = make_cards(count, stages, lanes)
        write_map(os.path.join(folder, 'map-%d.jmap' % count), cards, stages, lanes)
        write_sheet(os.path.join(folder, 'map-%d.tsv' % count), cards, stages, lanes)


if __name__ == '__main__':
    main()
