# bash completion of parcours-cli

_parcours_cli ()
{
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  local commands="new check fmt show edit diff export import thumbnail" words=""

  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$current")
    return
  fi

  case $command:$previous in
    new:--template) words=$(parcours-cli new --list 2>/dev/null | sed -n 's/^\([a-z0-9-]\{1,\}\) .*/\1/p') ;;
    new:--lang | export:--lang) words="en fr" ;;
    export:--tile) words="A4 A3 A2 A1 letter ledger" ;;
    export:--sheets) words="2x2 3x3 4x4" ;;
    export:--overlap | export:--margin) return ;;
    export:--paper | export:--sheet) words="A0 A1 A2 A3 A4 A5 A6 letter ledger" ;;
    export:--stickies) words="76x76mm 127x76mm 76x51mm 51x38mm L7159 L7160 L7161 L7163 L7164 L7165 L7166 L7169 L7173 L7651 5160 5163 5164 5168" ;;
    export:--bleed) words="3mm" ;;
    export:--orientation) words="auto landscape portrait" ;;
    export:--scale) words="fit actual 76mm" ;;
    export:--theme) words="paper screen grey" ;;
    export:--text) words="text outline" ;;
    export:--format) words="svg pdf png html" ;;
    export:--dpi | export:--filter | export:--view | show:--filter | show:--view) return ;;
  esac
  if [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    return
  fi

  case $current in
    -*)
      case $command in
        new) words="--template --example --lang --list --help" ;;
        check) words="--strict --json --help" ;;
        diff) words="--json --help" ;;
        fmt) words="-o --output --help" ;;
        export) words="--paper --orientation --scale --dpi --theme --tile --sheets --overlap --margin --marks --no-marks --no-plan --lang --embed --no-embed --filter --view --format --check --json --text --stickies --sheet --gap --guides --no-guides --fill --bleed --crop-marks --help" ;;
        show) words="--filter --view --help" ;;
        *) words="--help" ;;
      esac
      ;;
    *)
      if [ "$command" = edit ] && [ "$COMP_CWORD" -gt 2 ]; then
        words="set add move remove ,"
      else
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
      fi
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -o filenames -F _parcours_cli parcours-cli
