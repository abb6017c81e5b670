#!/usr/bin/env python3
"""pictures.py - pictures on cards and portraits: by the panel, dropped from another program, pasted; what counts is what the file holds."""

import base64
import struct
import subprocess
import time
import zlib

import drive
from drive import EXAMPLE, TITLE, expect, wait_until

CARD = 'Searches for “start running”'

# A window of another program: files are dragged from it, and it owns the clipboard.
OTHER = '''
import gi, sys
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, GLib, Gio, Gtk
Gtk.init()
window = Gtk.Window(title='Other', default_width=300, default_height=300)
source = Gtk.Label(label='from')
drag = Gtk.DragSource(actions=Gdk.DragAction.COPY)
files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in sys.argv[2:]])
drag.connect('prepare', lambda *_: Gdk.ContentProvider.new_for_value(files))
source.add_controller(drag)
window.set_child(source)
window.present()
if sys.argv[1] == 'copy':
    with open(sys.argv[2], 'rb') as file:
        bytes = GLib.Bytes.new(file.read())
    window.get_clipboard().set_content(Gdk.ContentProvider.new_for_bytes('image/png', bytes))
GLib.MainLoop().run()
'''


def png(width, height, colour):
    """A small picture, made here."""
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
    rows = b''.join(b'\0' + bytes(colour if (x // 8 + y // 8) % 2 else (255, 255, 255)) [:3] * 1 if False else
                    b'\0' + b''.join(bytes(colour if (x // 8 + y // 8) % 2 else (255, 255, 255)) for x in range(width))
                    for y in range(height))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
