"""print.py - from the map to paper: the print dialog and its preview, real jobs through CUPS and by IPP, what is remembered, what goes wrong."""

import contextlib
import hashlib
import pathlib
import subprocess
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / 'share'))

import documents
import drive
import printers
from drive import expect, open_example, wait_until

A0 = (2383.94, 3370.39)
DIALOG = 'Print the Map'
CLI = str(drive.pathlib.Path(drive.PROGRAM).parent / 'cli' / 'parcours-cli')


@contextlib.contextmanager
def print_server(desktop):
    server = printers.Printers(desktop)
    # GTK's print dialog complains where there is no colord, and that is not ours.
    desktop.debug = ''
    try:
        yield server
    finally:
        server.close()


def open_dialog(program, key='ctrl+p', title=DIALOG):
    program.key(key)
    program.focus(program.wait_window(title))
    wait_until(lambda: program.find(role='image', name='The only sheet'), 'the preview')
    program.wait_text('1 sheet of')


def choose(program, row, steps):
    """Chooses another item of a combo row, `steps` further down the list (negative: up)."""
    program.click(*program.middle(program.steady(lambda: next(iter(program.find(name=row, role='combo box')), None), f'the row “{row}”')))
    program.key(*['Down' if steps > 0 else 'Up'] * abs(steps), 'Return')


def send(program):
    """Through our dialog and the system's, to the printer that is its default."""
    program.press_button('Print…')
    program.focus(program.wait_window('Print'))
    wait_until(lambda: program.find(role='table row', state='selected'), 'a printer')
    program.press_button('Print')


def expect_a0(path):
    pages = wait_until(lambda: printers.pdf_pages(path), f'a PDF in {path}')
    expect(len(pages) == 1, f'one sheet, not {len(pages)}')
    size = tuple(sorted(pages[0]))
    expect(all(abs(a - b) <= 0.02 for a, b in zip(size, A0)), f'exactly A0, not {size}')
    text = printers.pdf_text(path)
    for words in ('Ludovic runs', 'Keep product sheets', 'Legend'):
        expect(words in text, f'“{words}” on the paper')


def ink(path):
    """How far the ink reaches on the page, the shorter side first, in pixels of a tenth of an inch."""
    result = subprocess.run(['pdftoppm', '-r', '10', '-gray', str(path)], capture_output=True, check=True).stdout
    header, size, _depth, pixels = result.split(b'\n', 3)
    width, height = map(int, size.split())
    rows = [pixels[y * width:(y + 1) * width] for y in range(height)]
    inked = [y for y in range(height) if min(rows[y]) < 200]
    columns = [x for x in range(width) if min(row[x] for row in rows) < 200]
    return sorted([columns[-1] - columns[0], inked[-1] - inked[0]])


def expect_unscaled(desktop, printed, path):
    exported = desktop.folder / 'exported.pdf'
    desktop.run(CLI, 'export', path, exported)
    ours, theirs = ink(exported), ink(printed)
    expect(all(abs(a - b) <= 2 for a, b in zip(ours, theirs)), f'as large as exported ({ours}), not {theirs}')


def test_cups_job_is_a0(desktop):
    with print_server(desktop) as server:
        target = server.add_plotter()
        program, path = open_example(desktop)
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        open_dialog(program)
        send(program)
        program.wait_text('The sheets are with “plotter”.')
        expect_a0(target)
        expect_unscaled(desktop, target, path)
        expect(hashlib.sha256(path.read_bytes()).hexdigest() == before, 'printing changed the map')
        wait_until(lambda: DIALOG not in program.windows().values(), 'the dialog to go')


def test_ipp_job_is_a0(desktop):
    with print_server(desktop) as server:
        folder = server.add_ipp()
        program, path = open_example(desktop)
        open_dialog(program)
        send(program)
        program.wait_text('The sheets are with “network”.')
        job = wait_until(lambda: next((file for file in folder.glob('*.pdf') if file.stat().st_size), None), 'a job at the printer')
        expect_a0(job)
        expect_unscaled(desktop, job, path)


@contextlib.contextmanager
def print_portal(desktop):
    """The desktop portal as it is in a sandbox, with GTK's dialogs; yields the process that shows them."""
    try:
        tools = [documents.find(name) for name in ('xdg-desktop-portal-gtk', 'xdg-desktop-portal')]
    except documents.Missing as reason:
        raise drive.Skip(reason) from None
    desktop.env['XDG_CURRENT_DESKTOP'] = 'GNOME'        # whose portal this is
    processes = []
    try:
        for tool, name in zip(tools, ('org.freedesktop.impl.portal.desktop.gtk', 'org.freedesktop.portal.Desktop')):
            processes.append(subprocess.Popen([tool], env=desktop.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            wait_until(lambda name=name: name in desktop.run('dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.DBus', '/',
                                                             'org.freedesktop.DBus.ListNames'), f'{name} on the bus')
        desktop.env['GDK_DEBUG'] += ',portals'
        yield processes[0].pid
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait()


def test_portal_job_is_a0(desktop):
    with print_server(desktop) as server, print_portal(desktop) as portal:
        target = server.add_plotter()
        program, path = open_example(desktop)
        open_dialog(program)
        program.press_button('Print…')
        dialog = wait_until(lambda: desktop.xdotool('search', '--name', '^Print$', check=False).split(), 'the dialog of the portal')[0]
        expect(desktop.xdotool('getwindowpid', dialog).strip() == str(portal), 'the dialog is the portal’s')
        end = time.monotonic() + drive.PATIENCE
        while not target.exists() and time.monotonic() < end:         # it takes the first printer when it has found one
            desktop.xdotool('windowfocus', dialog, check=False)
            desktop.xdotool('key', 'Return')
            time.sleep(0.5)
        expect_a0(target)
        expect_unscaled(desktop, target, path)
        wait_until(lambda: DIALOG not in program.windows().values(), 'the dialog to go')


def sheet_name(program):
    return next((thing['name'] for thing in program.find(role='image', part='Sheet ')), '')


def test_sheets_to_glue(desktop):
    with print_server(desktop) as server:
        target = server.add_plotter()
        program, _ = open_example(desktop)
        open_dialog(program)
        choose(program, 'Paper', 3)
        program.wait_text('1 sheet of 420 × 297 mm')
        choose(program, 'Print', 1)
        count = int(program.wait_text(' sheets of ')['name'].split()[0])
        expect(3 <= count <= 7, f'an A3 and its plan on some A4, not {count}')
        first = wait_until(lambda: sheet_name(program), 'the name of the sheet')
        expect(first.startswith(f'Sheet 1 of {count}: Row 1, column 1'), first)
        for _ in range(60):
            if program.find(role='image', part='Sheet ', state='focused'):
                break
            program.key('Tab')
        for key, place in (('Page_Down', 2), ('End', count), ('Page_Up', count - 1), ('Home', 1)):
            program.key(key)
            wait_until(lambda: sheet_name(program).startswith(f'Sheet {place} of {count}'), f'{key} to show sheet {place}')
        send(program)
        program.wait_text('The sheets are with “plotter”.')
        pages = wait_until(lambda: printers.pdf_pages(target), 'the PDF')
        expect(len(pages) == count, f'{count} sheets, not {len(pages)}')
        expect(all(abs(min(page) - 595.28) < 0.02 and abs(max(page) - 841.89) < 0.02 for page in pages), f'all exactly A4: {pages}')


def test_giving_up_comes_back(desktop):
    with print_server(desktop) as server:
        target = server.add_plotter()
        program, _ = open_example(desktop)
        open_dialog(program)
        choose(program, 'Paper', 1)
        program.wait_text('1 sheet of 841 × 594 mm')
        program.press_button('Print…')
        program.focus(program.wait_window('Print'))
        program.key('Escape')
        wait_until(lambda: list(program.windows().values()).count('Print') == 0, 'the system’s dialog to go')
        expect(DIALOG in program.windows().values(), 'our dialog still there')
        program.wait_text('1 sheet of 841 × 594 mm')
        # The preview is ours as well.
        program.focus(program.wait_window(DIALOG))
        program.press_button('Print…')
        program.focus(program.wait_window('Print'))
        wait_until(lambda: program.find(role='table row', state='selected'), 'a printer')
        program.press_button('Preview')
        wait_until(lambda: list(program.windows().values()).count('Print') == 0, 'the system’s dialog to go')
        program.wait_text('1 sheet of 841 × 594 mm')
        expect(not target.exists(), 'nothing printed')
        program.focus(program.wait_window(DIALOG))
        program.key('Escape')
        wait_until(lambda: DIALOG not in program.windows().values(), 'the dialog to go')


def test_printer_gone_offers_pdf(desktop):
    with print_server(desktop) as server:
        server.add_plotter()
        program, path = open_example(desktop)
        open_dialog(program)
        program.press_button('Print…')
        program.focus(program.wait_window('Print'))
        wait_until(lambda: program.find(role='table row', state='selected'), 'a printer')
        server.stop_cups()
        program.press_button('Print')
        program.wait_text('The map could not be printed')
        program.answer('Save a PDF Instead…')
        save_as(program, path.with_name('instead.pdf'))


def save_as(program, target):
    program.focus(program.wait_window('Export To'))
    program.key('ctrl+a')
    program.type(str(target))
    program.key('Return')
    wait_until(target.exists, f'{target.name}')
    program.wait_text(f'“{target.name}” is written')


def test_saved_as_pdf_and_remembered(desktop):
    program, path = open_example(desktop)
    before = path.read_bytes()
    open_dialog(program)
    choose(program, 'Paper', 2)
    program.wait_text('1 sheet of 594 × 420 mm')
    choose(program, 'Orientation', 2)
    program.wait_text('1 sheet of 420 × 594 mm')
    program.press_button('Save as PDF…')
    save_as(program, path.with_name('a2.pdf'))
    pages = printers.pdf_pages(path.with_name('a2.pdf'))
    expect(len(pages) == 1 and abs(pages[0][0] - 1190.55) < 0.02 and abs(pages[0][1] - 1683.78) < 0.02, f'A2 upright, not {pages}')
    program.focus(program.wait_window(drive.TITLE))
    program.key('ctrl+q')
    program.wait_end()
    expect(path.read_bytes() == before, 'the choice is not in the map')

    again = desktop.start(path)
    drive.wait_example(again)
    open_dialog(again)
    again.wait_text('1 sheet of 420 × 594 mm')
    again.key('Escape')
    wait_until(lambda: DIALOG not in again.windows().values(), 'the dialog to go')
    again.focus(again.wait_window(drive.TITLE))
    again.key('ctrl+q')
    again.wait_end()

    other = desktop.copy(drive.EXAMPLE, 'other.jmap')
    third = desktop.start(other)
    drive.wait_example(third)
    open_dialog(third)
    third.wait_text('1 sheet of 1189 × 841 mm')


def test_what_does_not_fit_is_said(desktop):
    program, _ = open_example(desktop)
    open_dialog(program)
    choose(program, 'Paper', 6)
    program.wait_text('hard to read')
    choose(program, 'Size of the cards', 1)
    program.wait_text('That Does Not Work Out')
    expect(not [b for b in program.find(part='Print…') if 'button' in b['role'] and 'sensitive' in b['states']], 'Print… can be pressed')
    choose(program, 'Size of the cards', -1)
    program.wait_text('1 sheet of')


def test_finding_leads_to_its_card(desktop):
    program, path = open_example(desktop)
    open_dialog(program)
    choose(program, 'Paper', 1)
    program.wait_text('1 sheet of 841 × 594 mm')
    heading = wait_until(lambda: next(iter(program.find(role='label', part='What can be read: ')), None), 'what can be read')
    program.click(*program.middle(heading))
    program.press_row(wait_until(lambda: next((row['name'] for row in program.find(role='list item', part='“Giving your details again')
                                               if row['window']['title'] == DIALOG), None), 'a text that is cut'))
    wait_until(lambda: DIALOG not in program.windows().values(), 'the dialog to go')
    program.focus(program.wait_window(drive.TITLE))
    wait_until(lambda: program.find(role='list item', part='Giving your details again', state='selected'), 'the card selected')
    # One comes back to what was chosen.
    open_dialog(program)
    program.wait_text('1 sheet of 841 × 594 mm')


def test_preview_by_keys(desktop):
    program, _ = open_example(desktop)
    open_dialog(program)
    for _ in range(30):
        if program.find(role='image', name='The only sheet', state='focused'):
            break
        program.key('Tab')
    expect(program.find(role='image', name='The only sheet', state='focused'), 'the keyboard on the sheet')

    def smaller():
        return program.find(name='Smaller', state='sensitive')
    expect(not smaller(), 'nothing is smaller than all of it')
    program.key('plus', 'plus')
    wait_until(smaller, 'zoomed in')
    program.key('0')
    wait_until(lambda: not smaller(), 'all of it again')
    program.key('Escape')
    wait_until(lambda: DIALOG not in program.windows().values(), 'the dialog to go')


if __name__ == '__main__':
    drive.main()
