/** A completion script for fish 3 and later. */
import type { CommandWords, OptionWords, ValueWords } from './completion-words.ts';

export function fishCompletion(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ name, summary, options, argument }) => [
    `complete -c peersume -f -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ...(argument === undefined
      ? []
      : [`complete -c peersume -n '__fish_seen_subcommand_from ${name}' ${values(argument)}`]),
    ...options.map((option) => optionLine(name, option)),
  ]);
  return `# Completion of peersume for fish.\ncomplete -c peersume -f\n${lines.join('\n')}\n`;
}

function optionLine(command: string, { names, description, value }: OptionWords): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  const argument = value === undefined ? '' : ` -r ${values(value)}`;
  return `complete -c peersume -n '__fish_seen_subcommand_from ${command}' ${flags}${argument} -d ${quote(description)}`;
}

function values(value: ValueWords): string {
  if (value === 'file') return '-F';
  return value === 'anything' ? '-f' : `-f -a ${quote(value.words.join(' '))}`;
}

const quote = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
