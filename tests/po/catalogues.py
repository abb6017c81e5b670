#!/usr/bin/env python3
"""catalogues.py SOURCE: every word for the user is listed, extracted and translated, and the French is set as French is.

Speaks TAP.
"""

import ast
import os
import re
import subprocess
import sys
import tempfile

SOURCE = sys.argv[1]
PO = os.path.join(SOURCE, 'po')
MARK = re.compile(r'(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|NN_|ngettext|g_dngettext) ?\("')
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'NN_:1,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']
NO_BREAK = '\u00a0\u202f'

number = 0


def report(good, what, details=()):
    global number
    number += 1
    print(f'{"ok" if good else "not ok"} {number} {what}')
    for detail in details:
        print(f'#   {detail}')


def lines_of(name):
    with open(os.path.join(PO, name), encoding='utf-8') as text:
        return [line.strip() for line in text if line.strip() and not line.startswith('#')]


def read(name):
    with open(os.path.join(SOURCE, name), encoding='utf-8') as text:
        return text.read()


def marked_files():
    """Source files with words for the user, as POTFILES names them."""
    for top in ('src', 'ui'):
        for folder, _, names in os.walk(os.path.join(SOURCE, top)):
            for name in names:
                path = os.path.join(folder, name)
                if not name.endswith(('.c', '.h', '.ui')):
                    continue
                content = read(path)
                if re.search(r'translatable="(yes|true|1)"', content) if name.endswith('.ui') else uncommented(content):
                    yield os.path.relpath(path, SOURCE)


def uncommented(content):
    return MARK.search(re.sub(r'/\*.*?\*/', '', content, flags=re.DOTALL))


def entries(path):
    """(msgid, [msgstr...], flags) of a catalogue, obsolete entries left out."""
    msgid, strings, flags, where = None, {}, '', None
    with open(path, encoding='utf-8') as text:
        for line in list(text) + ['']:
            line = line.rstrip('\n')
            if line.startswith('#,'):
                flags = line
            match = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', line)
            if match:
                where = match.group(1)
                value = ast.literal_eval(match.group(2))
                if where == 'msgid':
                    msgid = value
                elif where.startswith('msgstr'):
                    strings[where] = value
            elif line.startswith('"'):
                value = ast.literal_eval(line)
                if where == 'msgid':
                    msgid += value
                elif where and where.startswith('msgstr'):
                    strings[where] += value
            elif not line:
                if msgid is not None and strings:
                    yield msgid, list(strings.values()), flags
                msgid, strings, flags, where = None, {}, '', None


def french_faults(path):
    for msgid, strings, _ in entries(path):
        if not msgid:
            continue
        for string in strings:
            # Markup, addresses and options keep the signs of their language; a printf directive stands for a word.
            plain = re.sub(r'<[^>]*>|&\S*;|xmlns\S*="[^"]*"|https?:\S*|--[a-z-]+|urn:\S*', '', string)
            plain = re.sub(r'%(\d+\$)?[-+.0-9]*l?[a-zA-Z]', 'x', plain)
            for what, pattern in (
                    ('straight apostrophe', r"\w'\w"),
                    ('straight quotes', r'"'),
                    ('three dots', r'\.\.\.'),
                    ('plain space before :;?!%»', r'[^ ] [:;?!%»]'),
                    ('no space before ?!;', r'[\wé»][?!;]'),
                    ('no no-break space in « »', f'«[^{NO_BREAK}]|[^{NO_BREAK}]»')):
                found = re.search(pattern, plain)
                # "%s; %d" and keywords of the desktop entry are lists by semicolons.
                if found and not (what == 'no space before ?!;' and string.endswith(';')):
                    yield f'{what}: {string}'


def run(*command):
    return subprocess.run(command, cwd=SOURCE, capture_output=True, text=True)


def main():
    listed = lines_of('POTFILES')
    missing = sorted(set(marked_files()) - set(listed))
    report(not missing, 'POTFILES lists every file with words', missing)
    gone = [name for name in listed if not os.path.exists(os.path.join(SOURCE, name))]
    report(not gone, 'every file of POTFILES is there', gone)

    apart = [name for name in listed if re.search(r'N_ ?\("[^"]*%u [^"]*"\),\s*N_ ?\(', read(name))]
    report(not apart, 'counted words are one message, marked with NN_()', apart)

    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, 'parcours.pot')
        found = run('xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES', '--output=' + pot, *('--keyword=' + k for k in KEYWORDS))
        report(found.returncode == 0 and os.path.exists(pot), 'the words can be extracted', found.stderr.splitlines())

        for language in lines_of('LINGUAS'):
            po = os.path.join(PO, language + '.po')
            checked = run('msgfmt', '--check', '--output-file=' + os.devnull, po)
            report(checked.returncode == 0, f'{language} is well formed', checked.stderr.splitlines())
            compared = run('msgcmp', po, pot)
            report(compared.returncode == 0, f'{language} has every word, none of them fuzzy', compared.stderr.splitlines())
            if language == 'fr':
                faults = list(french_faults(po))
                report(not faults, 'fr is set with French signs', faults)

    print(f'1..{number}')


main()
