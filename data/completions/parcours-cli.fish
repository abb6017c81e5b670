# fish completion for parcours-cli
set -l first __fish_use_subcommand
complete -c parcours-cli -n $first -f -a new -d 'Make a map from a template'
complete -c parcours-cli -n $first -f -a check -d 'List what is wrong with maps'
complete -c parcours-cli -n $first -f -a fmt -d 'Write a map in its canonical form'
complete -c parcours-cli -n $first -f -a show -d 'Print a map as text'
complete -c parcours-cli -n $first -f -a edit -d 'Change a map'
complete -c parcours-cli -n $first -f -a export -d 'Make a picture of a map'
complete -c parcours-cli -n $first -f -a thumbnail -d 'Make a small picture for a file manager'
complete -c parcours-cli -l help -d 'Explain the command'

set -l new '__fish_seen_subcommand_from new'
complete -c parcours-cli -n $new -x -l template -a 'customer experience blank' -d 'The template to start from'
complete -c parcours-cli -n $new -l example -d 'Its filled example'
complete -c parcours-cli -n $new -x -l lang -a 'en fr' -d 'The language of the map'
complete -c parcours-cli -n $new -l list -d 'List the templates'

set -l check '__fish_seen_subcommand_from check'
complete -c parcours-cli -n $check -l strict -d 'Also compare with the RELAX NG schema'
complete -c parcours-cli -n $check -l json -d 'Print as JSON'

complete -c parcours-cli -n '__fish_seen_subcommand_from fmt' -r -s o -l output -d 'Write there'

set -l export '__fish_seen_subcommand_from export'
complete -c parcours-cli -n $export -x -l paper -a 'A0 A1 A2 A3 A4 A5 A6 letter ledger' -d 'Paper'
complete -c parcours-cli -n $export -x -l orientation -a 'auto landscape portrait' -d 'Orientation'
complete -c parcours-cli -n $export -x -l scale -a 'fit actual' -d 'Scale'
complete -c parcours-cli -n $export -x -l dpi -d 'Dots per inch of a PNG'
complete -c parcours-cli -n $export -x -l theme -a 'paper screen grey' -d 'Colours'
complete -c parcours-cli -n $export -x -l lang -a 'en fr' -d 'The language of painted words'
complete -c parcours-cli -n $export -x -l format -a 'svg pdf png' -d 'Kind of file'
