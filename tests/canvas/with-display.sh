#!/bin/sh
# with-display.sh PROGRAM [ARGUMENT …] - runs it on an X display of its own.
set -eu

place=$(mktemp -d)
mkfifo "$place/number"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$place/number" 2>/dev/null &
server=$!
trap 'kill $server; rm -r "$place"' EXIT
read -r number <"$place/number"
unset WAYLAND_DISPLAY
# GDK looks for OpenGL whatever draws, and Mesa's driver leaves something behind for the leak checker (GTK 4.8: GDK_DEBUG, later:
# GDK_DISABLE).
export GDK_DEBUG=gl-disable GDK_DISABLE=gl
DISPLAY=":$number" ADW_DISABLE_PORTAL=1 "$@"
