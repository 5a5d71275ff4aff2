/** `peersume share`: gives files or a folder a link, and serves them. */
import { resolve } from 'node:path';
import { err, ok } from '@peersume/base';
import { bytesInWords, counted, rateInWords } from '../network/measure-words.ts';
import { createProgressLine } from '../network/progress-line.ts';
import { qrLines } from '../network/qr-lines.ts';
import { quoted, refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { untilInterrupted, withDoor, type DoorWork } from '../network/with-door.ts';
import type { Outcome } from '../report.ts';
import { interruption } from '../terminal/interruption.ts';
import { printable, printReport } from '../terminal/print.ts';
import { style } from '../terminal/style.ts';

export interface ShareOptions extends NetworkOptions {
  readonly private?: true;
  readonly name?: string;
  readonly profile?: 'default' | 'unixfs-v1-2025';
  readonly source?: readonly string[];
  readonly qr: boolean;
}

export async function share(paths: readonly string[], options: ShareOptions): Promise<Outcome> {
  const line = ['peersume share', ...paths.map(quoted), ...(options.private === true ? ['--private'] : [])].join(' ');
  return await withDoor(line, options, (work) => shareThrough(work, paths, options));
}

async function shareThrough(
  { door, signal, again }: DoorWork,
  paths: readonly string[],
  options: ShareOptions,
): Promise<Outcome> {
  const progress = createProgressLine();
  const { name, profile, source } = options;
  const shared = await door.call(
    'share',
    {
      paths: paths.map((path) => resolve(path)),
      isPrivate: options.private === true,
      ...(name !== undefined && { name }),
      ...(profile !== undefined && { profile }),
      ...(source !== undefined && { sources: source }),
    },
    ({ path, bytes, totalBytes }) =>
      progress.show({
        name: path,
        share: totalBytes === 0 ? 1 : bytes / totalBytes,
        words: [`${bytesInWords(bytes)} of ${bytesInWords(totalBytes)}`],
      }),
    signal,
  );
  progress.clear();
  if (!shared.ok) return err(refusalOfDoorError(shared.error, { again }));
  const { root, link, files, byteLength } = shared.value;
  const size =
    files.length > 1 ? `${counted(files.length, 'file')}, ${bytesInWords(byteLength)}` : bytesInWords(byteLength);
  const code = options.qr && process.stdout.isTTY ? qrLines(link, process.stdout.columns ?? 80) : undefined;
  const end = door.isRunning
    ? 'The daemon serves it on.'
    : 'Served until Ctrl-C. Who has the link can fetch it, and pass it on.';
  const text = [
    printable(link),
    ...(code === undefined ? [] : ['', code]),
    ...(process.stdout.isTTY
      ? ['', style('quiet', `${size}${options.private === true ? ', private' : ''}. ${end}`)]
      : []),
  ].join('\n');
  const data = { root, link, byteLength, files, isPrivate: options.private === true };
  if (door.isRunning) return ok({ text, data });
  printReport({ text, data }, options.json === true);
  await showServing(door, root, signal);
  return ok({ data: { root, ended: true }, exitCode: interruption.exitCode });
}

/** How much goes out and to how many, until it is ended. */
async function showServing(door: DoorWork['door'], root: string, signal: AbortSignal): Promise<void> {
  const progress = createProgressLine();
  const timer = setInterval(() => {
    void door.call('files', {}).then((files) => {
      const file = files.ok ? files.value.files.find((each) => each.root === root) : undefined;
      if (file === undefined || signal.aborted) return;
      progress.show({
        name: file.name,
        words: [
          `${rateInWords(file.rates.upload)} up`,
          counted(file.peers, 'peer'),
          `${bytesInWords(file.sentBytes)} sent`,
        ],
      });
    });
  }, showEveryMs);
  await untilInterrupted(signal);
  clearInterval(timer);
  progress.clear();
}

const showEveryMs = 1_000;
