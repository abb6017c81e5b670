#!/usr/bin/env python3
"""manifest.py MANIFEST APP_ID: the Flatpak manifest says what it shall and nothing more, judged without a network."""
import pathlib
import re
import sys

try:
    import yaml
except ImportError:
    print('1..0 # SKIP there is no YAML reader for Python')
    sys.exit(0)

# Each of these opens the sandbox a little: a new one is to be decided, here too.
PERMISSIONS = [
    '--socket=wayland',
    '--socket=fallback-x11',
    '--share=ipc',
    '--device=dri',
    '--talk-name=org.gtk.vfs.*',
    '--filesystem=xdg-run/gvfsd',
    '--persist=.local/state',
    '--unset-env=XDG_STATE_HOME',
]

path, app_id = pathlib.Path(sys.argv[1]), sys.argv[2]
root = path.parent.parent
manifest = yaml.safe_load(path.read_text(encoding='utf-8'))
modules = {module['name']: module for module in manifest['modules']}
sources = [source for module in manifest['modules'] for source in module['sources']]
options = re.findall(r"^option\('(\w+)'", (root / 'meson_options.txt').read_text(encoding='utf-8'), re.MULTILINE)
number = 0
failed = 0


def check(good, what):
    global number, failed
    number += 1
    failed += not good
    print(f'{"ok" if good else "not ok"} {number} {what}')


check(path.name == app_id + '.yml', 'the file is named after the application')
check(manifest['app-id'] == app_id, f'it makes {app_id}')
check(manifest['runtime'] == 'org.gnome.Platform' and manifest['sdk'] == 'org.gnome.Sdk', 'it builds on the GNOME runtime')
check(re.fullmatch(r'\d+', manifest['runtime-version']) is not None, 'of a released version')
check(manifest['command'] == 'parcours', 'it starts the window')
check(manifest['finish-args'] == PERMISSIONS, f'the permissions are exactly those that were decided: {manifest["finish-args"]}')
check(list(modules) == ['cantarell-fonts', 'parcours'], 'the font comes before the program')
for source in sources:
    if source['type'] == 'dir':
        check((path.parent / source['path']).resolve() == root.resolve(), 'the program is built from this checkout')
    else:
        check(source['url'].startswith('https://') and re.fullmatch(r'[0-9a-f]{64}', source.get('sha256', '')) is not None,
              f'a sum is known of {source["url"]}')
for option in modules['parcours']['config-opts']:
    check(option[2:].split('=')[0] in options, f'the build has the option {option}')
print(f'1..{number}')
sys.exit(1 if failed else 0)
