/** A completion script for zsh's `compsys`; to be sourced after `compinit`, or saved as `_peersume` on the fpath. */
import type { CommandWords, OptionWords, ValueWords } from './completion-words.ts';

export function zshCompletion(commands: readonly CommandWords[]): string {
  return `#compdef peersume
# Completion of peersume for zsh.
_peersume() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _peersume ]]; then _peersume "$@"; else compdef _peersume peersume; fi
`;
}

function commandCase({ name, options, argument }: CommandWords): string {
  const specs = options.map((option) => `        ${optionSpec(option)}`);
  if (argument !== undefined) specs.push(`        ${quote(`1:${name}:${action(argument)}`)}`);
  return [`    ${name})`, '      _arguments -s \\', `${specs.join(' \\\n')} ;;`].join('\n');
}

/** `'(--page -p)'{--page,-p}'[paper]:page:(a4 letter)'` */
function optionSpec({ names, description, value }: OptionWords): string {
  const [first = ''] = names;
  const words = description.replaceAll(/[[\]:\\]/g, String.raw`\$&`);
  const argument = value === undefined ? '' : `:${first.slice(2)}:${action(value)}`;
  if (names.length === 1) return quote(`${first}[${words}]${argument}`);
  return `${quote(`(${names.join(' ')})`)}{${names.join(',')}}${quote(`[${words}]${argument}`)}`;
}

function action(value: ValueWords): string {
  if (value === 'file') return '_files';
  return value === 'anything' ? ' ' : `(${value.words.join(' ')})`;
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
