"""printers.py - printers of a test: a CUPS server of its own on loopback, with an A0 plotter that keeps what it gets, and one that is
reached by IPP.

Nothing of the machine's own printing is touched: the server has its own folders and port, and the program finds it through CUPS_SERVER. The
plotter takes PDF, through the filter that CUPS sends every job through; the IPP printer is ippeveprinter.
"""

import os
import pathlib
import pwd
import shutil
import socket
import subprocess

from drive import HERE, Failure, Skip, wait_until

PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PLOTTER.PPD"
*Manufacturer: "Test"
*Product: "(Plotter)"
*ModelName: "Test Plotter"
*ShortNickName: "Test Plotter"
*NickName: "Test Plotter"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*LandscapeOrientation: Plus90
*TTRasterizer: Type42
*cupsVersion: 2.3
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A0/A0: "<</PageSize[2384 3370]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A0/A0: "<</PageSize[2384 3370]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595.28 841.89"
*ImageableArea A0/A0: "0 0 2383.94 3370.39"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595.28 841.89"
*PaperDimension A0/A0: "2383.94 3370.39"
*MaxMediaWidth: "3000"
*MaxMediaHeight: "14400"
*HWMargins: 0 0 0 0
*CustomPageSize True: "pop pop pop <</PageSize[5 -2 roll]>>setpagedevice"
*ParamCustomPageSize Width: 1 points 36 3000
*ParamCustomPageSize Height: 2 points 36 14400
*ParamCustomPageSize WidthOffset: 3 points 0 0
*ParamCustomPageSize HeightOffset: 4 points 0 0
*ParamCustomPageSize Orientation: 5 int 0 3
*DefaultFont: Courier
"""


def find_tool(name):
    """Servers are not in the path of everybody."""
    found = shutil.which(name, path=os.environ.get('PATH', '') + ':/usr/sbin:/sbin:/usr/local/sbin')
    if not found:
        raise Skip(f'no {name} on this machine')
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', port)) == 0


class Printers:
    """A print server of the desktop; the program finds its printers once it is there."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.processes = []
        self.folder = desktop.folder / 'cups'
        # CUPS does not work as root, it becomes somebody else for the work.
        self.worker = 'lp' if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        desktop.folder.chmod(0o755)
        for name in ('.', 'root', 'spool', 'spool/tmp', 'cache', 'state', 'out', 'ipp'):
            self.make_folder(self.folder / name)
        (self.folder / 'plotter.ppd').write_text(PPD)
        self.port = free_port()
        try:
            self.start_cups()
        except BaseException:
            self.close()
            raise

    def make_folder(self, path):
        path.mkdir(exist_ok=True)
        path.chmod(0o755)
        if os.getuid() == 0:
            shutil.chown(path, self.worker)

    def start(self, *command, env=None):
        with open(self.folder / (pathlib.Path(command[0]).name + '.log'), 'ab') as log:
            process = subprocess.Popen([str(part) for part in command], env={**self.desktop.env, **(env or {})},
                                       stdout=log, stderr=subprocess.STDOUT)
        self.processes.append(process)
        return process

    def start_cups(self):
        root = self.folder / 'root'
        group = 'lp' if os.getuid() == 0 else subprocess.run(['id', '-gn'], capture_output=True, text=True, check=True).stdout.strip()
        (root / 'cupsd.conf').write_text(f'Listen 127.0.0.1:{self.port}\nLogLevel debug\nBrowsing Off\nWebInterface No\n'
                                         'DefaultAuthType None\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n'
                                         '<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n')
        (root / 'cups-files.conf').write_text(f'ServerRoot {root}\nRequestRoot {self.folder}/spool\nTempDir {self.folder}/spool/tmp\n'
                                              f'CacheDir {self.folder}/cache\nStateDir {self.folder}/state\n'
                                              f'AccessLog {self.folder}/access\nErrorLog {self.folder}/error\nPageLog {self.folder}/page\n'
                                              f'FileDevice Yes\nSandboxing relaxed\nUser {self.worker}\nGroup {group}\n')
        self.cups = self.start(find_tool('cupsd'), '-f', '-c', root / 'cupsd.conf', '-s', root / 'cups-files.conf')
        wait_until(lambda: self.cups.poll() is not None or answers(self.port), 'the print server')
        if self.cups.poll() is not None:
            raise Failure('the print server ended: ' + (self.folder / 'cupsd.log').read_text())
        self.desktop.env['CUPS_SERVER'] = f'127.0.0.1:{self.port}'

    def add(self, name, uri, *more):
        self.desktop.run(find_tool('lpadmin'), '-p', name, '-E', '-v', uri, *more)
        self.desktop.run(find_tool('lpadmin'), '-d', name)

    def add_plotter(self):
        """An A0 printer; returns the file it prints into."""
        target = self.folder / 'out' / 'plotter.pdf'
        self.add('plotter', f'file:{target}', '-P', self.folder / 'plotter.ppd')
        return target

    def add_ipp(self):
        """A printer on the network; returns the folder where its jobs are."""
        port = free_port()
        stand_in = self.start('/usr/bin/python3', HERE / 'avahi.py')
        wait_until(lambda: stand_in.poll() is not None or 'ready' in (self.folder / 'python3.log').read_text(), 'who stands in for Avahi')
        self.start(find_tool('ippeveprinter'), '-p', port, '-d', self.folder / 'ipp', '-k', '-P', self.folder / 'plotter.ppd', '-c', '/bin/true',
                   'A0 by IPP', env={'DBUS_SYSTEM_BUS_ADDRESS': self.desktop.env['DBUS_SESSION_BUS_ADDRESS']})
        wait_until(lambda: answers(port), 'the printer on the network')
        self.add('network', f'ipp://127.0.0.1:{port}/ipp/print', '-P', self.folder / 'plotter.ppd')
        return self.folder / 'ipp'

    def stop_cups(self):
        self.cups.terminate()
        self.cups.wait()

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
                process.wait()


def pdf_pages(path):
    """[(width, height)] of a PDF's pages in points, [] if it is not whole yet."""
    result = subprocess.run([find_tool('pdfinfo'), '-l', '999', str(path)], capture_output=True, text=True, check=False)
    sizes = [line.split(':')[1].split() for line in result.stdout.splitlines() if line.startswith('Page') and ' size:' in line]
    return [(float(words[0]), float(words[2])) for words in sizes]


def pdf_text(path):
    return subprocess.run([find_tool('pdftotext'), '-layout', str(path), '-'], capture_output=True, text=True, check=False).stdout
