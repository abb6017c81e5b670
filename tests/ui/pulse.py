#!/usr/bin/python3
"""pulse.py - how long the program's window keeps others waiting: asks it something small over and over, through the session bus.

The answer comes from the same thread that handles events and paints, so the longest wait is the longest that a frame could be late. Each line
on standard input is answered with that, in milliseconds, since the line before.
"""

import sys
import threading
import time

from gi.repository import Gio

NAME = 'io.github.parcours.Parcours'
PATH = '/io/github/parcours/Parcours'
PAUSE = 0.005

longest = 0.0
lock = threading.Lock()


def ask(bus):
    global longest
    while True:
        start = time.monotonic()
        bus.call_sync(NAME, PATH, 'org.gtk.Actions', 'List', None, None, Gio.DBusCallFlags.NO_AUTO_START, 120000, None)
        took = time.monotonic() - start
        with lock:
            longest = max(longest, took)
        time.sleep(PAUSE)


threading.Thread(target=ask, args=(Gio.bus_get_sync(Gio.BusType.SESSION),), daemon=True).start()
for line in sys.stdin:
    with lock:
        print(f'{longest * 1000:.1f}', flush=True)
        longest = 0.0
