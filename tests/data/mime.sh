#!/bin/sh
# mime.sh UPDATE-MIME-DATABASE PACKAGE.XML: which files the MIME package takes for journey maps, asked of GIO.
set -eu

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/mime/packages"
cp "$2" "$home/mime/packages"
"$1" "$home/mime" 2>/dev/null
export XDG_DATA_HOME="$home"

namespace='urn:uuid:b5968fac-1b71-49bd-883c-8a9de6bb6517'
printf '<?xml version="1.0" encoding="UTF-8"?>\n<journey-map xmlns="%s" version="1">\n</journey-map>\n' "$namespace" >"$home/map"
cp "$home/map" "$home/map.jmap"
cp "$home/map" "$home/map.xml"
printf '<?xml version="1.0"?>\n<!-- by hand -->\n<journey-map version="1"\n xmlns="%s"/>\n' "$namespace" >"$home/by-hand"
printf '<?xml version="1.0"?>\n<journey-map xmlns="urn:someone-else"/>\n' >"$home/other"
printf '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><metadata>\n<journey-map xmlns="%s"/></metadata></svg>\n' "$namespace" >"$home/map.jmap.svg"
printf '{ "journey-map": "%s" }\n' "$namespace" >"$home/json"

number=0
expect () { # FILE ours|other
  number=$((number + 1))
  found=$(gio info -a standard::content-type "$home/$1" | sed -n 's/.*standard::content-type: //p')
  case $found in application/x-journey-map+xml) is=ours ;; *) is=other ;; esac
  if [ "$is" = "$2" ]; then echo "ok $number $1 is $found"; else echo "not ok $number $1 is $found"; fi
}

echo 1..7
expect map ours
expect map.jmap ours
expect map.xml other
expect by-hand ours
expect other other
expect json other
expect map.jmap.svg other
