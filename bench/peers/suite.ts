/**
 * Whole programs side by side, on this machine's loopback: one to one, several limited sources to one, a small file. Each
 * run is checked; medians of five. Peers come from npm into a folder of the suite's own.
 */
import { randomFillSync } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, type Figure } from '../figure.ts';
import { median } from '../statistics.ts';
import { type Contender } from './contender.ts';
import { digestOf, transfer, type Transfer } from './one-to-one.ts';
import { hyperdrive, nodeTls, webTorrent } from './others.ts';

const suite = 'peers';
const mebibyte = 1024 * 1024;
/** Of one source that is limited, in bytes a second: far below what a core moves. */
const sourceRate = 8_000_000;

const peersume: Contender = {
  name: 'Peersume',
  isManyToOne: true,
  prepare: () => Promise.resolve(undefined),
  serve: ({ file, folder, uploadBytesPerSecond }) => [
    process.execPath,
    join(import.meta.dirname, 'peersume-process.ts'),
    'serve',
    folder,
    file,
    String(uploadBytesPerSecond ?? ''),
  ],
  get: ({ targets, into, folder }) => [
    process.execPath,
    join(import.meta.dirname, 'peersume-process.ts'),
    'get',
    folder,
    into,
    ...targets,
  ],
};

export async function measure({ quick }: { readonly quick: boolean }): Promise<Figure[]> {
  const others: Contender[] = [];
  for (const contender of [nodeTls, webTorrent, hyperdrive]) {
    const reason = await contender.prepare();
    if (reason === undefined) others.push(contender);
    else console.log(`${contender.name} is left out: ${reason}`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'peersume-bench-'));
  try {
    return [
      ...(await oneToOne(others, await randomFile(folder, (quick ? 128 : 512) * mebibyte), quick ? 1 : 5)),
      ...(await manyToOne(
        others,
        await randomFile(folder, 64 * mebibyte),
        quick ? [1, 4] : [1, 2, 4, 8],
        quick ? 1 : 5,
      )),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface RandomFile {
  readonly file: string;
  readonly digest: string;
  readonly byteLength: number;
}

async function randomFile(folder: string, byteLength: number): Promise<RandomFile> {
  const file = join(folder, `${byteLength}.bin`);
  const handle = await open(file, 'w');
  const chunk = Buffer.alloc(mebibyte);
  for (let at = 0; at < byteLength; at += chunk.length) await handle.write(randomFillSync(chunk));
  await handle.close();
  return { file, digest: await digestOf(file), byteLength };
}

async function oneToOne(others: readonly Contender[], file: RandomFile, runs: number): Promise<Figure[]> {
  const results = new Map<string, Transfer[]>();
  // In turns, so that whatever else the machine does meets all of them.
  for (let run = 0; run < runs; run++) {
    for (const contender of [peersume, ...others]) {
      results.set(contender.name, [...(results.get(contender.name) ?? []), await transfer(contender, file)]);
    }
  }
  const of = (name: string, value: (one: Transfer) => number): number => median((results.get(name) ?? []).map(value));
  const row = (label: string, unit: string, value: (one: Transfer) => number, target?: string): Figure =>
    figure({
      suite,
      figure: `one to one, ${file.byteLength / mebibyte} MiB: ${label}`,
      value: of(peersume.name, value),
      unit,
      ...(target !== undefined && { target }),
      peers: Object.fromEntries(others.map(({ name }) => [name, of(name, value)])),
    });
  const seconds = ({ seconds: it }: Transfer): number => it;
  const cpu = ({ getting, serving }: Transfer): number => getting.cpuSeconds + serving.cpuSeconds;
  const ratio = (label: string, value: (one: Transfer) => number, target: string): Figure =>
    figure({
      suite,
      figure: `one to one: ${label} / node:tls`,
      value: of(peersume.name, value) / of(nodeTls.name, value),
      unit: 'x',
      target,
    });
  return [
    row('wall time', 's', seconds),
    ratio('wall time', seconds, '<= 1.2'),
    row('processor, both sides, with starting', 's', cpu),
    ratio('processor', cpu, '<= 1.4'),
    row('memory of the getter, peak', 'MiB', ({ getting }) => getting.peakBytes / mebibyte, '<= 150'),
    row('memory of the server, peak', 'MiB', ({ serving }) => serving.peakBytes / mebibyte, '<= 150'),
  ];
}

async function manyToOne(
  others: readonly Contender[],
  file: RandomFile,
  counts: readonly number[],
  runs: number,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const sources of counts) {
    const shares = new Map<string, number>();
    for (const contender of [peersume, ...others.filter(({ isManyToOne }) => isManyToOne)]) {
      const rates: number[] = [];
      for (let run = 0; run < runs; run++) {
        const { seconds } = await transfer(contender, { ...file, sources, uploadBytesPerSecond: sourceRate });
        rates.push(file.byteLength / seconds / (sources * sourceRate));
      }
      shares.set(contender.name, median(rates) * 100);
    }
    const { [peersume.name]: ours = 0, ...beside } = Object.fromEntries(shares);
    figures.push(
      figure({
        suite,
        figure: `${sources} sources of 8 MB/s each: share of their sum`,
        value: ours,
        unit: '%',
        target: '>= 95',
        peers: beside,
      }),
    );
  }
  return figures;
}
