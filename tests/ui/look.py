#!/usr/bin/python3
"""look.py - tells what assistive technology sees of a program: every accessible with a place on the screen.

Reads process ids, one a line, and answers each with one line of JSON.

GTK 4.8 does not set the state "showing" on what is inside a window; what is hidden has no size. Nor does it know screen coordinates: extents
are those in the window, which is told as "window" (its title and size).
"""

import json
import sys

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

DEPTH = 40


def describe(thing):
    states = thing.get_state_set().get_states()
    text = ''
    try:
        # Rows and cells are many, and have a name.
        iface = thing.get_text_iface() if thing.get_role_name() not in ('table row', 'table cell') else None
        if iface is not None:
            text = Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface))
    except GLib.Error:
        pass
    try:
        box = thing.get_component_iface() and thing.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        extents = [box.x, box.y, box.width, box.height] if box else None
    except GLib.Error:
        extents = None
    return {'role': thing.get_role_name(), 'name': thing.get_name() or '', 'description': thing.get_description() or '',
            'text': text or '', 'states': [state.value_nick for state in states], 'extents': extents}


def walk(thing, found, depth, window):
    if thing is None or depth > DEPTH:
        return
    try:
        about = describe(thing)
        if depth == 1:
            window = {'title': about['name'], 'size': about['extents'] and about['extents'][2:]}
        if about['extents'] and about['extents'][2] > 0 and about['extents'][3] > 0:
            found.append({**about, 'window': window})
        elif about['role'] == 'table row':
            return              # a list keeps many rows that are not seen, and their cells are not either
        for i in range(thing.get_child_count()):
            walk(thing.get_child_at_index(i), found, depth + 1, window)
    except GLib.Error:
        pass                    # it went while we looked


def look(pid):
    found = []
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(i)
        if program is not None and program.get_process_id() == pid:
            program.clear_cache()
            walk(program, found, 0, None)
    return found


for line in sys.stdin:
    print(json.dumps(look(int(line))), flush=True)
