# bash completion for parcours-cli

_parcours_cli ()
{
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words=

  if [ "$prev" = '=' ]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
  if [ "$cur" = '=' ]; then cur=; fi

  if [ "$COMP_CWORD" -eq 1 ]; then
    words='new check fmt show edit export thumbnail --help'
  else
    case $prev in
      --template) words=$(parcours-cli new --list 2>/dev/null | cut -d' ' -f1) ;;
      --lang) words='en fr' ;;
      --paper) words='A0 A1 A2 A3 A4 A5 A6 letter ledger' ;;
      --orientation) words='auto landscape portrait' ;;
      --scale) words='fit actual' ;;
      --theme) words='paper screen grey' ;;
      --format) words='svg pdf png' ;;
      *)
        case $command,$cur in
          new,-*) words='--template --example --lang --list --help' ;;
          check,-*) words='--strict --json --help' ;;
          fmt,-*) words='--output --help' ;;
          export,-*) words='--paper --orientation --scale --dpi --theme --lang --format --help' ;;
          *,-*) words='--help' ;;
          edit,*) [ "$COMP_CWORD" -le 2 ] || words='set add move remove ,' ;;
        esac ;;
    esac
  fi

  if [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}

complete -F _parcours_cli parcours-cli
