/** `peersume get`: fetches what a link names, into a directory or to standard output, and goes on where it was. */
import { resolve } from 'node:path';
import type { DoorError } from '@peersume/daemon/client';
import type { FetchProgress, FileJson, OpenedJson } from '@peersume/daemon/http';
import { err, ok, type Result } from '@peersume/base';
import { linkOfWords, refuseLink } from '../network/refuse-link.ts';
import { matchFiles } from '../network/match-files.ts';
import { bytesInWords, counted, rateInWords, timeInWords } from '../network/measure-words.ts';
import { createProgressLine, type ProgressLine } from '../network/progress-line.ts';
import { quoted, refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { streamFile } from '../network/stream-file.ts';
import { untilInterrupted, withDoor, type DoorWork } from '../network/with-door.ts';
import { exitCodes, type Outcome, type Refusal } from '../report.ts';
import { interruption } from '../terminal/interruption.ts';
import { printable, printReport } from '../terminal/print.ts';
import { style } from '../terminal/style.ts';

export interface GetOptions extends NetworkOptions {
  readonly directory?: string;
  readonly only?: readonly string[];
  readonly keep?: true;
  readonly output?: string;
}

export async function get(words: readonly string[], options: GetOptions): Promise<Outcome> {
  const link = linkOfWords(words);
  if (options.output !== undefined && options.output !== '-')
    return err({
      type: 'WrongUsage',
      message: `-o is for standard output (-) alone; a directory is given with -d.`,
      next: `peersume get ${quoted(link)} -d ${quoted(options.output)}`,
    });
  if (options.output === '-' && options.json === true)
    return err({
      type: 'WrongUsage',
      message: 'Standard output cannot hold both the file and JSON.',
      next: `peersume get ${quoted(link)} -d . --json`,
    });
  const wrong = refuseLink(link);
  if (wrong !== undefined) return err(wrong);
  return await withDoor(`peersume get ${words.map(quoted).join(' ')}`, options, async (work) => {
    const chosen = await choose(work, link, options);
    if (!chosen.ok) return chosen;
    if (options.output === '-') return await streamFile(work, chosen.value.opened, chosen.value.paths, link);
    return await fetchInto(work, link, chosen.value.paths, options);
  });
}

interface Choice {
  readonly opened: OpenedJson | undefined;
  /** Undefined is everything. */
  readonly paths: readonly string[] | undefined;
}

/** What is in it is asked only where somebody chooses: otherwise it comes with the fetching. */
async function choose(
  { door, signal, again }: DoorWork,
  link: string,
  { only, output }: GetOptions,
): Promise<Result<Choice, Refusal>> {
  if (only === undefined && output === undefined) return ok({ opened: undefined, paths: undefined });
  const progress = createProgressLine();
  progress.show({ name: 'looking for peers', words: [] });
  const opened = await door.call('open', { link }, undefined, signal);
  progress.clear();
  if (!opened.ok) return err(refusalOfDoorError(opened.error, { again, link }));
  if (only === undefined) return ok({ opened: opened.value, paths: undefined });
  const matched = matchFiles(opened.value.files, only);
  if (matched.length > 0) return ok({ opened: opened.value, paths: matched.map(({ path }) => path) });
  const some = opened.value.files.slice(0, 5).map(({ path }) => path);
  return err({
    type: 'ProblemInInput',
    message: `Nothing in it matches ${only.join(', ')}. It has ${some.join(', ')}${opened.value.files.length > 5 ? ' …' : ''}.`,
    next: `peersume get ${quoted(link)}`,
    facts: { files: opened.value.files },
  });
}

async function fetchInto(
  work: DoorWork,
  link: string,
  paths: readonly string[] | undefined,
  options: GetOptions,
): Promise<Outcome> {
  const { door, signal, again } = work;
  const start = performance.now();
  const progress = createProgressLine();
  const seen: Seen = { opened: undefined, peers: 0 };
  const into = resolve(options.directory ?? '.');
  progress.show({ name: 'looking for peers', words: [] });
  const fetched: Result<FileJson, DoorError> = await door.call(
    'fetch',
    { link, into, keep: options.keep === true, ...(paths !== undefined && { paths }) },
    (told) => show(progress, seen, told),
    signal,
  );
  progress.clear();
  if (!fetched.ok) return err(refusalOfDoorError(fetched.error, { again, link }));
  const seconds = (performance.now() - start) / 1_000;
  const { root, name, wantedBytes, receivedBytes } = fetched.value;
  const files = seen.opened?.files.filter(({ path }) => paths?.includes(path) ?? true) ?? [];
  const data = { root, name, into, byteLength: wantedBytes, receivedBytes, seconds, files };
  const text = [
    style('good', printable(name)),
    `  ${files.length > 1 ? `${counted(files.length, 'file')}, ` : ''}${bytesInWords(wantedBytes)} in ${timeInWords(seconds)}`,
    receivedBytes > 0 ? `  ${rateInWords(receivedBytes / seconds)}` : '  all of it was here',
    seen.peers > 0 ? `  from ${counted(seen.peers, 'peer')}` : '',
  ].join('');
  if (options.keep !== true || door.isRunning) return ok({ text, data });
  printReport({ text: `${text}\n${style('quiet', 'Served on until Ctrl-C.')}`, data }, options.json === true);
  await untilInterrupted(signal);
  return ok({ data: { root, ended: true }, exitCode: interruption.exitCode ?? exitCodes.ok });
}

interface Seen {
  opened: OpenedJson | undefined;
  /** The most at one time. */
  peers: number;
}

function show(progress: ProgressLine, seen: Seen, told: FetchProgress): void {
  if (told.type === 'opened') {
    seen.opened = told.opened;
    return;
  }
  const { name, state, heldBytes, wantedBytes, rates, peers, secondsLeft } = told.file;
  seen.peers = Math.max(seen.peers, peers);
  progress.show({
    name,
    share: wantedBytes === 0 ? 1 : Math.min(1, heldBytes / wantedBytes),
    words: [
      ...(state === 'looking' && rates.download === 0 ? ['looking for peers'] : [rateInWords(rates.download)]),
      ...(secondsLeft === undefined ? [] : [`${timeInWords(secondsLeft)} left`]),
      counted(peers, 'peer'),
      `${bytesInWords(heldBytes)} of ${bytesInWords(wantedBytes)}`,
    ],
  });
}
