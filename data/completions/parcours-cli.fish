# fish completion of parcours-cli

set -l commands new check fmt show edit diff export thumbnail

complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -f
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -a new -d 'Make a map from a template'
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -a check -d 'List what is wrong with maps'
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -a fmt -d 'Write a map in its canonical form'
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -a show -d 'Print a map as text'
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -a edit -d 'Change a map'
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -a diff -d 'Say what is different between two maps'
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -a export -d 'Make a picture of a map'
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -a thumbnail -d 'Make a small picture for a file manager'
complete -c parcours-cli -n "not __fish_seen_subcommand_from $commands" -l version -d 'Show the version'
complete -c parcours-cli -l help -d 'Show help'

complete -c parcours-cli -n '__fish_seen_subcommand_from new' -l template -x -d 'The template to start from' \
    -a "(parcours-cli new --list 2>/dev/null | string match -rg '^([a-z0-9-]+) ')"
complete -c parcours-cli -n '__fish_seen_subcommand_from new' -l example -d 'The filled example of the template'
complete -c parcours-cli -n '__fish_seen_subcommand_from new export' -l lang -x -a 'en fr' -d 'The language'
complete -c parcours-cli -n '__fish_seen_subcommand_from new' -l list -d 'List the templates'
complete -c parcours-cli -n '__fish_seen_subcommand_from check' -l strict -d 'Also compare with the schema'
complete -c parcours-cli -n '__fish_seen_subcommand_from check diff' -l json -d 'Print as JSON'
complete -c parcours-cli -n '__fish_seen_subcommand_from fmt' -s o -l output -r -d 'Write there'
complete -c parcours-cli -n '__fish_seen_subcommand_from show export' -l filter -x -d 'Only the cards that match'
complete -c parcours-cli -n '__fish_seen_subcommand_from show export' -l view -x -d 'Only the cards of a view'
complete -c parcours-cli -n '__fish_seen_subcommand_from edit' -a 'set add move remove ,'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l paper -x -a 'A0 A1 A2 A3 A4 A5 A6 letter ledger roll:914mm' -d 'Size of the paper'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l orientation -x -a 'auto landscape portrait' -d 'How the paper lies'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l scale -x -a 'fit actual 76mm' -d 'Size of the cards'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l dpi -x -d 'Dots per inch of a PNG'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l theme -x -a 'paper screen grey' -d 'The colours'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l text -x -a 'text outline' -d 'Letters as text or as outlines'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l stickies -x -a '76x76mm 127x76mm 76x51mm 51x38mm L7159 L7160 L7161 L7163 L7164 L7165 L7166 L7169 L7173 L7651 5160 5163 5164 5168' -d 'A card on each note or label'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l sheet -x -a 'A0 A1 A2 A3 A4 A5 A6 letter ledger' -d 'Paper that notes are put on'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l guides -d 'First a page that shows where to stick notes'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l no-guides -d 'No such page'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l fill -d 'Colour on all of the note'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l bleed -x -a '3mm' -d 'How far the poster reaches over its edge'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l crop-marks -d 'Marks where to cut'
complete -c parcours-cli -n '__fish_seen_subcommand_from export' -l format -x -a 'svg pdf png html' -d 'Kind of picture on standard output'
