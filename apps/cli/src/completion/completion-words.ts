/** What can be completed, taken from the commands themselves: the shells' scripts are written from it. */
import type { Command } from 'commander';

export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionWords[];
  readonly argument: ValueWords | undefined;
}

export interface OptionWords {
  /** `--page`, `-p` */
  readonly names: readonly string[];
  readonly description: string;
  /** Absent where the option takes none. */
  readonly value: ValueWords | undefined;
}

/** A list of words, a file, or anything. */
export type ValueWords = { readonly words: readonly string[] } | 'file' | 'anything';

/** `known` gives the words for what only the packages know: template ids, careers. */
export function completionWords(program: Command, known: Readonly<Record<string, readonly string[]>>): CommandWords[] {
  return program.commands.map((command) => {
    const [argument] = command.registeredArguments;
    return {
      name: command.name(),
      summary: command.summary(),
      options: command.options.concat(command.createOption('-h, --help', 'show this help')).map((option) => ({
        names: [option.long, option.short].filter((name) => name !== undefined),
        description: option.description,
        value: option.required ? valueOf(option.long?.slice(2) ?? '', option.argChoices, option.flags) : undefined,
      })),
      argument:
        argument === undefined ? undefined : valueOf(argument.name(), argument.argChoices, `<${argument.name()}>`),
    };
  });

  function valueOf(name: string, choices: readonly string[] | undefined, flags: string): ValueWords {
    const words = choices ?? known[name];
    if (words !== undefined) return { words };
    return flags.includes('<file>') ? 'file' : 'anything';
  }
}
