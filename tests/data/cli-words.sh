#!/bin/sh
# cli-words.sh PARCOURS-CLI DATA: the man page and the completions know every command and every option that --help shows.
set -eu

number=0
knows () { # WORD PATTERN FILE
  number=$((number + 1))
  if grep -q -e "$2" "$3"; then echo "ok $number ${3##*/} knows $1"; else echo "not ok $number ${3##*/} knows $1"; fi
}

page="$2/man/parcours-cli.1"
commands=$("$1" --help | sed -n 's/^  \([a-z][a-z]*\)  *[A-Z].*/\1/p')
[ "$(echo "$commands" | wc -l)" -ge 7 ] || { echo "Bail out! --help lists no commands"; exit 1; }

for command in $commands; do
  knows "$command" "^\\.SS $command\$" "$page"
  knows "$command" "[' ]$command[' ]" "$2/completions/parcours-cli.bash"
  knows "$command" "'$command:" "$2/completions/_parcours-cli"
  knows "$command" "-a $command " "$2/completions/parcours-cli.fish"

  for option in $("$1" "$command" --help | sed -n 's/^  \(-., \)\{0,1\}--\([a-z][a-z]*\).*/\2/p'); do
    [ "$option" != help ] || continue
    knows "--$option" "\\\\-\\\\-$option" "$page"
    knows "--$option" "--$option" "$2/completions/parcours-cli.bash"
    knows "--$option" "--$option" "$2/completions/_parcours-cli"
    knows "--$option" "-l $option " "$2/completions/parcours-cli.fish"
  done
done

number=$((number + 1))
if bash -n "$2/completions/parcours-cli.bash"; then echo "ok $number bash reads its completion"; else echo "not ok $number bash reads its completion"; fi
echo "1..$number"
