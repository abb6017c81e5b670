"""testlog.py - reads what meson's test runs found: shared by tally and promise-table.

A log is meson-logs/testlog.json, one object a line. A proof of a promise is a comment of TAP in some test's output:
  # promise: ROW | TEST NAME | FIGURE
"""

import json
import re

POINT = re.compile(r'(not )?ok\b[^#]*(?:#\s*(\w+))?', re.IGNORECASE)
PROMISE = re.compile(r'#\s*promise:([^|]*)\|([^|]*)\|(.*)')
GOOD = {'OK', 'EXPECTEDFAIL'}


def read(path):
    with open(path, encoding='utf-8') as log:
        return [json.loads(line) for line in log if line.strip()]


def lines(test):
    return (test.get('stdout') or '').splitlines()


def count(test):
    """(passed, failed, skipped) of one entry of a log, down to the single TAP line."""
    passed = failed = skipped = 0
    for line in lines(test):
        point = POINT.match(line)
        if not point:
            continue
        directive = (point.group(2) or '').upper()
        if directive.startswith('SKIP'):
            skipped += 1
        elif point.group(1) and directive != 'TODO':
            failed += 1
        else:
            passed += 1

    result = test['result']
    if result == 'SKIP':
        return 0, failed, max(skipped, 1)
    if result in GOOD:
        return (passed, failed, skipped) if passed + failed + skipped else (1, 0, 0)
    return passed, max(failed, 1), skipped


def suite_of(test):
    """The folder, from "project:suite / name" or, of newer meson, "suite - project:name"."""
    name = test['name']
    if ' / ' in name:
        return name.split(' / ')[0].split(':')[-1]
    return name.split(' - ')[0]


def promises(test):
    """What it proved: a list of (row, test, figure)."""
    return [tuple(part.strip() for part in found.groups()) for found in map(PROMISE.match, lines(test)) if found]
