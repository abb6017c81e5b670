"""avahi.py - stands in for Avahi on the bus of a test: ippeveprinter does not start without somebody to announce it to.

Nothing is announced. Run as a program it says “ready” once it has the name.
"""

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

SERVER = """
<node><interface name="org.freedesktop.Avahi.Server">
  <method name="GetVersionString"><arg direction="out" type="s"/></method>
  <method name="GetAPIVersion"><arg direction="out" type="u"/></method>
  <method name="GetState"><arg direction="out" type="i"/></method>
  <method name="GetHostName"><arg direction="out" type="s"/></method>
  <method name="GetHostNameFqdn"><arg direction="out" type="s"/></method>
  <method name="GetDomainName"><arg direction="out" type="s"/></method>
  <method name="EntryGroupNew"><arg direction="out" type="o"/></method>
</interface></node>"""
GROUP = """
<node><interface name="org.freedesktop.Avahi.EntryGroup">
  <method name="Free"/>
  <method name="Commit"/>
  <method name="Reset"/>
  <method name="GetState"><arg direction="out" type="i"/></method>
  <method name="IsEmpty"><arg direction="out" type="b"/></method>
  <method name="AddService"><arg type="i"/><arg type="i"/><arg type="u"/><arg type="s"/><arg type="s"/><arg type="s"/><arg type="s"/>
    <arg type="q"/><arg type="aay"/></method>
  <method name="AddServiceSubtype"><arg type="i"/><arg type="i"/><arg type="u"/><arg type="s"/><arg type="s"/><arg type="s"/>
    <arg type="s"/></method>
  <method name="AddRecord"><arg type="i"/><arg type="i"/><arg type="u"/><arg type="s"/><arg type="q"/><arg type="q"/><arg type="u"/>
    <arg type="ay"/></method>
</interface></node>"""
RUNNING = 2
ANSWERS = {
    'GetVersionString': GLib.Variant('(s)', ('avahi 0.8',)),
    'GetAPIVersion': GLib.Variant('(u)', (515,)),
    'GetState': GLib.Variant('(i)', (RUNNING,)),
    'GetHostName': GLib.Variant('(s)', ('localhost',)),
    'GetHostNameFqdn': GLib.Variant('(s)', ('localhost.local',)),
    'GetDomainName': GLib.Variant('(s)', ('local',)),
    'IsEmpty': GLib.Variant('(b)', (False,)),
}


def main():
    loop = GLib.MainLoop()
    groups = [0]

    def answer(connection, sender, path, interface, method, parameters, invocation):
        if method == 'EntryGroupNew':
            groups[0] += 1
            group = f'/Client0/EntryGroup{groups[0]}'
            connection.register_object(group, Gio.DBusNodeInfo.new_for_xml(GROUP).interfaces[0], answer, None, None)
            invocation.return_value(GLib.Variant('(o)', (group,)))
        else:
            invocation.return_value(ANSWERS.get(method))

    def on_bus(connection, _name):
        connection.register_object('/', Gio.DBusNodeInfo.new_for_xml(SERVER).interfaces[0], answer, None, None)

    Gio.bus_own_name(Gio.BusType.SESSION, 'org.freedesktop.Avahi', Gio.BusNameOwnerFlags.NONE, on_bus,
                     lambda *_: print('ready', flush=True), lambda *_: loop.quit())
    loop.run()


if __name__ == '__main__':
    main()
