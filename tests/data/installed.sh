#!/bin/sh
# installed.sh MESON BUILD APP_ID: an installation has everything the desktop looks for, under the application id.
set -eu

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
DESTDIR="$root" "$1" install -C "$2" --no-rebuild --quiet >/dev/null 2>&1

number=0
expect () {
  number=$((number + 1))
  if find "$root" -path "*$1" -size +0 | grep -q .; then echo "ok $number $1"; else echo "not ok $number $1"; fi
}

expect "/bin/parcours-cli"
expect "/bin/parcours"
expect "/share/applications/$3.desktop"
expect "/share/dbus-1/services/$3.service"
expect "/share/metainfo/$3.metainfo.xml"
expect "/share/mime/packages/$3.xml"
expect "/share/glib-2.0/schemas/$3.gschema.xml"
expect "/share/icons/hicolor/scalable/apps/$3.svg"
expect "/share/icons/hicolor/symbolic/apps/$3-symbolic.svg"
expect "/share/icons/hicolor/scalable/mimetypes/application-x-journey-map+xml.svg"
expect "/share/icons/hicolor/symbolic/mimetypes/application-x-journey-map+xml-symbolic.svg"
expect "/share/locale/fr/LC_MESSAGES/parcours.mo"
expect "/share/man/man1/parcours.1"
expect "/share/man/man1/parcours-cli.1"
expect "/share/bash-completion/completions/parcours-cli"
expect "/share/zsh/site-functions/_parcours-cli"
expect "/share/fish/vendor_completions.d/parcours-cli.fish"
expect "/share/thumbnailers/parcours.thumbnailer"
expect "/share/doc/parcours/journey-map-1.md"
for template in blank customer customer-example experience experience-example; do
  for language in en fr; do
    expect "/share/parcours/templates/$template.$language.jmap"
  done
done

# What names the application must name it alike, and name files that are there.
same () { # WHAT PATTERN FILE
  number=$((number + 1))
  if grep -q "$2" "$(find "$root" -path "*$3")"; then echo "ok $number $1"; else echo "not ok $number $1"; fi
}
same 'the launcher has the icon' "^Icon=$3\$" "/share/applications/$3.desktop"
same 'the launcher opens maps' '^MimeType=application/x-journey-map+xml;' "/share/applications/$3.desktop"
same 'the launcher asks the session bus' '^DBusActivatable=true$' "/share/applications/$3.desktop"
same 'the service has the name' "^Name=$3\$" "/share/dbus-1/services/$3.service"
same 'the service starts the program' '^Exec=/.*/bin/parcours --gapplication-service$' "/share/dbus-1/services/$3.service"
same 'the launcher is translated' '^GenericName\[fr\]=Cartes de parcours client' "/share/applications/$3.desktop"
same 'the metainfo is translated' 'xml:lang="fr"' "/share/metainfo/$3.metainfo.xml"
same 'the metainfo names the launcher' "$3.desktop" "/share/metainfo/$3.metainfo.xml"
echo "1..$number"
