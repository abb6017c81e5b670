"""fingers.py - a touch screen for tests: a browser's side of GTK's Broadway display, as far as fingers and keys need it.

No X server takes made-up touches without a kernel device; a Broadway display takes them from whoever connects. What the program paints is
not looked at, and assistive technology knows nothing of such a display: a test looks at files.
"""

import base64
import contextlib
import os
import shutil
import socket
import struct
import subprocess
import threading
import time

import drive

SERVER = shutil.which(os.environ.get('BROADWAYD', 'gtk4-broadwayd'))
TOUCH, KEY_PRESS, KEY_RELEASE, CONFIGURED, SCREEN_SIZE, ROUNDTRIP = 5, 7, 8, 11, 12, 14
CONTROL = 4


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Screen:
    """A display with fingers. Coordinates are those of the screen; the window stands at its top left corner."""

    def __init__(self, desktop, size=(1280, 800)):
        if SERVER is None:
            raise drive.Skip('no gtk4-broadwayd (of libgtk-4-bin) here')
        port, name = free_port(), f':{20000 + os.getpid() % 20000}'
        self.env = {'GDK_BACKEND': 'broadway', 'BROADWAY_DISPLAY': name, 'GSK_RENDERER': 'broadway'}
        self.server = subprocess.Popen([SERVER, '--port', str(port), '--address', '127.0.0.1', name], env=desktop.env,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.serial, self.surfaces, self.begin, self.lock = 0, {}, time.monotonic(), threading.Lock()
        self.stream = drive.wait_until(lambda: self.connect(port), 'the display')
        self.say(SCREEN_SIZE, *size, 1)
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def connect(self, port):
        try:
            self.socket = socket.create_connection(('127.0.0.1', port))
        except OSError:
            return None
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(f'GET /socket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
                            f'Origin: http://127.0.0.1:{port}\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n'
                            'Sec-WebSocket-Protocol: broadway\r\n\r\n'.encode())
        stream = self.socket.makefile('rb')
        while stream.readline().strip():
            pass
        return stream

    def close(self):
        self.server.terminate()
        self.server.wait()
        self.listener.join()
        self.socket.close()

    # The wire

    def say(self, event, *arguments):
        data = struct.pack(f'>{3 + len(arguments)}i', event, self.serial, int((time.monotonic() - self.begin) * 1000), *arguments)
        mask = os.urandom(4)
        with self.lock:
            self.socket.sendall(bytes([0x82, 0x80 | len(data)]) + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def listen(self):
        with contextlib.suppress(OSError):      # it ends with the display
            self.hear()

    def hear(self):
        message = b''
        while True:
            head = self.stream.read(2)
            if len(head) < 2:
                return
            length = head[1] & 127
            if length == 126:
                length = struct.unpack('>H', self.stream.read(2))[0]
            elif length == 127:
                length = struct.unpack('>Q', self.stream.read(8))[0]
            message += self.stream.read(length)
            if head[0] & 0x80:
                self.obey(message)
                message = b''

    def obey(self, message):
        """What the display tells the browser to do: surfaces come, move and go; the rest is skipped."""
        place = 0

        def take(form):
            nonlocal place
            values = struct.unpack_from('<' + form, message, place)
            place += struct.calcsize('<' + form)
            return values

        while place < len(message):
            command, self.serial = take('BI')
            if command == 2:                    # a new surface
                number, *box = take('HhhHH')
                self.surfaces[number] = {'box': box, 'shown': False}
                self.say(CONFIGURED, number, *box)
            elif command in (3, 4):             # shown, hidden
                self.surfaces[take('H')[0]]['shown'] = command == 3
            elif command == 7:                  # gone
                self.surfaces.pop(take('H')[0], None)
            elif command == 8:                  # moved, or of another size
                number, what = take('HB')
                box = self.surfaces[number]['box']
                if what & 1:
                    box[:2] = take('hh')
                if what & 2:
                    box[2:] = take('HH')
                self.say(CONFIGURED, number, *box)
            elif command == 16:
                self.say(ROUNDTRIP, *take('HI'))
            elif command in (13, 15):           # a picture, or what is painted
                length = take('II' if command == 13 else 'HI')[-1]
                place += length * (1 if command == 13 else 4)
            else:
                take({0: 'HB', 1: '', 5: 'H', 6: 'H', 9: 'HH', 12: 'H', 14: 'I'}[command])

    # Fingers and keys

    def shown(self):
        return [number for number, surface in self.surfaces.items() if surface['shown']]

    def window(self):
        return drive.wait_until(lambda: max(self.shown(), key=lambda number: self.surfaces[number]['box'][2], default=None), 'a window')

    def finger(self, kind, number, x, y):
        window = self.window()
        left, top = self.surfaces[window]['box'][:2]
        self.say(TOUCH, kind, window, number, 0, int(x), int(y), int(x) - left, int(y) - top, 0)
        time.sleep(0.02)

    def down(self, number, x, y):
        self.finger(0, number, x, y)

    def move(self, number, x, y):
        self.finger(1, number, x, y)

    def up(self, number, x, y):
        self.finger(2, number, x, y)

    def glide(self, number, start, end, steps=10):
        for i in range(1, steps + 1):
            self.move(number, start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)

    def key(self, symbol, state=0):
        self.say(KEY_PRESS, symbol, state)
        self.say(KEY_RELEASE, symbol, state)
        time.sleep(0.05)

    def type(self, text):
        for letter in text:
            self.key(ord(letter))
