/** The commands that share, fetch and connect, added to the program's one description. Their code loads when called. */
import { Option, type Command } from 'commander';
import { flagOf, schemaOf, settingNames } from '@peersume/daemon/config/schema';
import type { AnswerOptions } from '../commands/answer-offer.ts';
import type { Change, ChangeOptions } from '../commands/change-share.ts';
import type { GetOptions } from '../commands/get.ts';
import type { LimitOptions } from '../commands/limit.ts';
import type { SendOptions } from '../commands/send.ts';
import type { ServeOptions } from '../commands/serve.ts';
import type { ShareOptions } from '../commands/share.ts';
import type { Outcome } from '../report.ts';
import type { NetworkOptions } from './settings-of-command.ts';

export function addNetworkCommands(program: Command, run: (start: () => Promise<Outcome>) => void): void {
  const json = () => new Option('--json', 'print the result as JSON');
  const several = (value: string, before: readonly string[] = []) => [...before, value];
  const common = (command: Command) =>
    command
      .addOption(new Option('--coordinator <address>', 'meet others there too; may be repeated').argParser(several))
      .option('--no-coordinator', 'ask nobody but peers')
      .option('--data <directory>', 'where identity and pieces are kept')
      .option('--config <file>', 'a config file; else config.json in the data directory')
      .addOption(json());

  common(
    program
      .command('share')
      .summary('give a file or folder a link, and serve it')
      .description('Gives files or a folder a link and serves them: until Ctrl-C, or by the daemon where one runs.')
      .argument('<file...>', 'files or folders; several become one folder')
      .option('--private', 'encrypted; only who has the link can read it')
      .option('--name <name>', 'what it is called for those who fetch it')
      .addOption(
        new Option(
          '--profile <name>',
          'how it is cut into pieces; unixfs-v1-2025 gives the CID of other IPFS tools',
        ).choices(['default', 'unixfs-v1-2025']),
      )
      .addOption(new Option('--source <url>', 'an https gateway that has it too; may be repeated').argParser(several))
      .option('--no-qr', 'print no QR code'),
  ).action((paths: string[], options: ShareOptions) =>
    run(async () => (await import('../commands/share.ts')).share(paths, options)),
  );

  common(
    program
      .command('get')
      .summary('fetch what a link names')
      .description('Fetches a shared file or folder in verified pieces from all who have it; goes on where it was.')
      .argument('<link...>', 'a link, or a text with one in it; a CID; an address at an IPFS gateway; a CAR file')
      .option('-d, --directory <file>', 'where to put it; else here')
      .addOption(new Option('--only <glob>', "some of the files, such as '*.mp4'; may be repeated").argParser(several))
      .option('-o, --output <file>', '- streams one file to standard output, in order')
      .option('--keep', 'serve it on when it is complete'),
  ).action((link: string[], options: GetOptions) =>
    run(async () => (await import('../commands/get.ts')).get(link, options)),
  );

  common(
    program
      .command('send')
      .summary('offer a file to a device nearby')
      .description('Offers files to a device on the local network, which accepts or declines.')
      .argument('<file...>', 'files or folders')
      .option('--to <name>', 'the device, by name or id'),
  ).action((paths: string[], options: SendOptions) =>
    run(async () => (await import('../commands/send.ts')).send(paths, options)),
  );

  for (const answer of ['accept', 'decline'] as const) {
    const command = program
      .command(answer)
      .summary(answer === 'accept' ? 'take what somebody nearby offers' : 'decline what somebody nearby offers')
      .description(
        `${answer === 'accept' ? 'Takes' : 'Declines'} what is offered; without an id the one offer there is, or lists them.`,
      )
      .argument('[id]', 'of the offer');
    if (answer === 'accept') command.option('-d, --directory <file>', 'where to put it');
    common(command).action((id: string | undefined, options: AnswerOptions) =>
      run(async () => (await import('../commands/answer-offer.ts')).answerOffer(answer, id, options)),
    );
  }

  common(
    program
      .command('keep')
      .summary('fetch a share and serve it for others')
      .description('Fetches a share into the data directory and serves it: one more place that has it.')
      .argument('<link...>', 'as for get'),
  ).action((link: string[], options: NetworkOptions) =>
    run(async () => (await import('../commands/keep.ts')).keep(link, options)),
  );

  common(
    program
      .command('status')
      .summary('what is shared and fetched, and how it goes')
      .description('Shows this peer, its mode and rates, and every share with its state.'),
  ).action((options: NetworkOptions) => run(async () => (await import('../commands/status.ts')).status(options)));

  common(
    program.command('peers').summary('who is linked, and how').description('Lists the links of the running daemon.'),
  ).action((options: NetworkOptions) => run(async () => (await import('../commands/peers.ts')).peers(options)));

  common(
    program
      .command('doctor')
      .summary('say why it does not connect')
      .description('Tries what connecting needs, one thing after the other, and names the cause where something fails.')
      .argument('[link...]', 'that does not work'),
  ).action((link: string[], options: NetworkOptions) =>
    run(async () => (await import('../commands/doctor.ts')).doctor(link, options)),
  );

  const changes: readonly (readonly [Change, string])[] = [
    ['pause', 'stop fetching and serving a share for now'],
    ['resume', 'go on with a paused share'],
    ['forget', 'serve a share no longer'],
  ];
  for (const [change, summary] of changes) {
    const command = program
      .command(change)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}. Your own files are never deleted.`)
      .argument('[share]', 'its name, CID or link')
      .option('--all', 'every share');
    if (change === 'forget') command.option('--delete', 'delete what was fetched of it');
    common(command).action((wanted: string | undefined, options: ChangeOptions) =>
      run(async () => (await import('../commands/change-share.ts')).changeShare(change, wanted, options)),
    );
  }

  common(
    program
      .command('limit')
      .summary('how fast the running daemon may be')
      .description('Shows the limits of the running daemon, and sets them.')
      .option('--up <rate>', 'such as 500k or 2M bytes a second, or none')
      .option('--down <rate>', 'the same for what comes in'),
  ).action((options: LimitOptions) => run(async () => (await import('../commands/limit.ts')).limit(options)));

  for (const what of ['serve', 'coordinator'] as const) {
    const command = program
      .command(what)
      .summary(what === 'serve' ? 'run a daemon with the web app' : 'run a place where peers meet')
      .description(
        what === 'serve'
          ? 'Runs this peer until Ctrl-C, with the web app and a local interface on http://localhost:4600/.'
          : 'Runs a coordinator: peers meet, browsers signal, and what cannot connect is relayed, sealed. Serves the app too.',
      )
      .option('--site <file>', 'the directory of the built app');
    // Each setting is a flag, as the schema has it; those that every command has are said there.
    for (const name of settingNames) {
      if (name === 'data' || name === 'mode' || name === 'coordinators') continue;
      const { kind, meaning, choices } = schemaOf(name);
      const option = new Option(`${flagOf(name)} <${kind === 'path' ? 'file' : kind}>`, meaning);
      if (kind === 'list') option.argParser(several);
      command.addOption(choices === undefined ? option : option.choices(choices));
    }
    common(command).action((options: ServeOptions) =>
      run(async () => (await import('../commands/serve.ts')).serve(what, options)),
    );
  }
}
