/** The commands and their options: one description, from which parsing, `--help` and shell completion come. */
import { Command, Option } from 'commander';
import type { BuildOptions } from './commands/build.ts';
import type { SampleOptions } from './commands/sample.ts';
import type { Outcome } from './report.ts';
import { bulletNames, dateNames, fontNames, formatNames, linkNames, pageNames } from './build/option-names.ts';
import { addNetworkCommands } from './network/network-commands.ts';
import { formatHelp } from './terminal/format-help.ts';

export interface Program {
  readonly command: Command;
  /** Set once a command has run. */
  readonly outcome: () => Promise<Outcome> | undefined;
}

export function createProgram(version: string): Program {
  let outcome: Promise<Outcome> | undefined;
  /** A command's code loads when it is called, so that `--help` is there at once. */
  const run = (start: () => Promise<Outcome>) => {
    outcome = start();
  };
  const json = () => new Option('--json', 'print the result as JSON');

  const program = new Command('peersume')
    .description('Typeset a résumé, and share any file with anyone, directly.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .configureHelp({ formatHelp })
    // Nothing is printed and nothing ends here: the caller says what went wrong in our own form.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();

  program
    .command('build')
    .summary('typeset a résumé into a PDF or PNG')
    .description('Typesets a JSON Resume file. Without -o the output lies beside it: resume.json gives resume.pdf.')
    .argument('<file>', 'a JSON Resume file, or - for standard input')
    .option('-o, --output <file>', 'where to write; - is standard output; several PNG pages become name-1.png …')
    .addOption(
      new Option('-f, --format <format>', 'what to write; else the ending of the output says').choices(formatNames),
    )
    .option('-t, --template <id>', 'see: peersume templates')
    .addOption(new Option('-p, --page <size>', 'paper').choices(pageNames))
    .option('--fit <pages>', 'solve for spacing and size so that it fills at most so many pages')
    .option('--lang <tag>', 'the language of labels and dates, such as de or pt-BR')
    .addOption(new Option('--font <family>', 'text').choices(fontNames))
    .addOption(new Option('--heading-font <family>', 'headings').choices(fontNames))
    .option('--size <points>', 'body text, 8 to 13')
    .option('--leading <factor>', 'line height as a multiple of the size, 1.1 to 1.8')
    .option('--spacing <factor>', 'space between blocks; 1 is the template’s own, 0.5 to 2')
    .option('--margins <lengths>', 'one length or four (top,right,bottom,left), such as 18mm or 0.7in')
    .option('--accent <color>', 'such as #b4432f')
    .addOption(new Option('--dates <style>', 'how dates are written').choices(dateNames))
    .addOption(new Option('--bullets <style>', 'the sign before a list item').choices(bulletNames))
    .addOption(new Option('--links <style>', 'how links look').choices(linkNames))
    .option('--dpi <number>', 'resolution of PNG, 36 to 600', '150')
    .option('-w, --watch', 'build again whenever the file changes')
    .option('--strict', 'end with 1 when there is anything to note')
    .addOption(json())
    .action((file: string, options: BuildOptions) =>
      run(async () => (await import('./commands/build.ts')).build(file, options)),
    );

  program
    .command('validate')
    .summary('say what in a résumé file is not understood')
    .description('Reads a JSON Resume file as build does and lists every problem with its path.')
    .argument('<file>', 'a JSON Resume file, or - for standard input')
    .addOption(json())
    .action((file: string) => run(async () => (await import('./commands/validate.ts')).validate(file)));

  program
    .command('templates')
    .summary('list the templates')
    .description('Lists the templates that build can use.')
    .addOption(json())
    .action(() => run(async () => (await import('./commands/templates.ts')).listTemplates()));

  program
    .command('sample')
    .summary('write a sample résumé to start from')
    .description('Writes a complete sample as a JSON Resume file. Without a career it lists the careers.')
    .argument('[career]', 'for whom, such as student')
    .option('-o, --output <file>', 'where to write; else standard output')
    .option('--force', 'replace a file that is there')
    .addOption(json())
    .action((career: string | undefined, options: SampleOptions) =>
      run(async () => (await import('./commands/sample.ts')).sample(career, options)),
    );

  program
    .command('schema')
    .summary('print the JSON Schema of a résumé')
    .description('Prints the JSON Schema (draft 2020-12) of Peersume’s own format.')
    .addOption(json())
    .action(() => run(async () => (await import('./commands/schema.ts')).printSchema()));

  program
    .command('completion')
    .summary('print a completion script for your shell')
    .description('Prints a script that completes commands, options and values.')
    .argument('<shell>', 'bash, zsh or fish')
    .addOption(json())
    .action((shell: string) => run(async () => (await import('./commands/completion.ts')).completion(shell, program)));

  addNetworkCommands(program, run);

  return { command: program, outcome: () => outcome };
}
