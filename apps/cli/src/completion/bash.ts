/** A completion script for bash 3.2 and later (macOS still has that one); it needs no bash-completion package. */
import type { CommandWords, ValueWords } from './completion-words.ts';

export function bashCompletion(commands: readonly CommandWords[]): string {
  return `# Completion of peersume for bash.
_peersume_reply() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$@")
}
_peersume() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if (( COMP_CWORD == 1 )); then
    _peersume_reply -W '${[...commands.map(({ name }) => name), '--help', '--version'].join(' ')}' -- "$current"
    return
  fi
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}
complete -o filenames -F _peersume peersume
`;
}

function commandCase({ name, options, argument }: CommandWords): string {
  const values = options
    .filter(({ value }) => value !== undefined)
    .map(({ names, value }) => `        ${names.join('|')}) ${reply(value)} return ;;`);
  return [
    `    ${name})`,
    ...(values.length === 0 ? [] : ['      case $previous in', ...values, '      esac']),
    '      if [[ $current == -?* ]]; then',
    `        _peersume_reply -W '${options.flatMap(({ names }) => names[0] ?? []).join(' ')}' -- "$current"`,
    `      else`,
    `        ${reply(argument)}`,
    '      fi ;;',
  ].join('\n');
}

function reply(value: ValueWords | undefined): string {
  if (value === 'file') return `_peersume_reply -f -- "$current";`;
  if (value === 'anything' || value === undefined) return ':;';
  return `_peersume_reply -W '${value.words.join(' ')}' -- "$current";`;
}
