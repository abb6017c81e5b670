"""The man page, the completions and the program know the same commands and options."""
import os
import re
import shutil
import subprocess

from helper import Case, SOURCE, main, run

FILES = ['data/parcours-cli.1', 'data/completions/parcours-cli.bash', 'data/completions/_parcours-cli',
         'data/completions/parcours-cli.fish']


def text(name):
    with open(os.path.join(SOURCE, name), encoding='utf-8') as f:
        return f.read().replace('\\-', '-')


def commands():
    return re.findall(r'^  (\w+) ', run('--help')[1], re.M)


def options(command):
    return [o for o in re.findall(r'--([a-z-]+)', run(command, '--help')[1]) if o != 'help']


class Words(Case):
    def test_there_are_commands(self):
        self.assertEqual(len(commands()), 9)

    def test_commands_are_everywhere(self):
        known = {
            'data/parcours-cli.1': set(re.findall(r'^\\fB(\w+)', text(FILES[0]), re.M)) - {'set', 'add', 'move', 'remove'},
            'data/completions/parcours-cli.bash': set(re.search(r'commands="([^"]*)"', text(FILES[1]))[1].split()),
            'data/completions/_parcours-cli': set(re.findall(r"^  '(\w+):", text(FILES[2]), re.M)),
            'data/completions/parcours-cli.fish': set(re.search(r'set -l commands (.*)', text(FILES[3]))[1].split()),
        }
        for name, words in known.items():
            self.assertEqual(words, set(commands()), name)

    def test_options_are_everywhere(self):
        for command in commands():
            for option in options(command):
                self.assertIn('--' + option if option != 'output' else '-o', text(FILES[0]), command)
                self.assertIn('--' + option, text(FILES[1]), command)
                self.assertIn('--' + option, text(FILES[2]), command)
                self.assertRegex(text(FILES[3]), r'-l %s\b' % option, command)

    def test_bash_completes(self):
        script = ('. "$1"; COMP_WORDS=(parcours-cli ex); COMP_CWORD=1; _parcours_cli; echo "${COMPREPLY[*]}"; '
                  'COMP_WORDS=(parcours-cli export --paper A); COMP_CWORD=3; _parcours_cli; echo "${COMPREPLY[*]}"')
        out = subprocess.run(['bash', '-c', script, 'bash', os.path.join(SOURCE, FILES[1])], capture_output=True, text=True)
        self.assertEqual(out.stderr, '')
        self.assertEqual(out.stdout.splitlines(), ['export', 'A0 A1 A2 A3 A4 A5 A6'])

    def test_man_page_is_sound(self):
        groff = shutil.which('groff')
        if groff is None:
            self.assertTrue(text(FILES[0]).startswith('.TH PARCOURS-CLI 1'))
            return
        out = subprocess.run([groff, '-man', '-Tascii', '-ww', os.path.join(SOURCE, FILES[0])], capture_output=True, text=True)
        self.assertEqual((out.returncode, out.stderr), (0, ''))


if __name__ == '__main__':
    main()
