/**
 * How fast content becomes a manifest, beside what it must cost at least (SHA-256 of every byte), what it may cost at most
 * (the importer with its defaults), and a copy in memory. All in one process, in turns, content from memory in the portions
 * of a file stream; results are compared outside the timed regions. The clock is the process's CPU time (all threads), so
 * that the figures hold beside whatever else the machine does.
 */
import { hash } from 'node:crypto';
import { webCrypto } from '@peersume/base';
import {
  cidToText,
  createStructureReader,
  importFile,
  importFolder,
  importPrivate,
  type FolderEntry,
  type ProfileName,
} from '@peersume/swarm';
import { syntheticManifest } from '@peersume/swarm/testing';
import { importer } from 'ipfs-unixfs-importer';
import { figure, type Figure } from '../figure.ts';

const contentBytes = 512 * 2 ** 20;
/** Of which the content consists again and again: more than the caches hold. */
const sampleBytes = 64 * 2 ** 20;
/** What a file stream gives at a time. */
const portionBytes = 64 * 1024;
const pieceBytes = 256 * 1024;
const smallFiles = 5_000;
const rounds = 5;

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

export async function measureImport(): Promise<Figure[]> {
  const sample = randomSample();
  const small = Array.from({ length: smallFiles }, (_, number): FolderEntry => {
    const content = [sample.subarray(number * 1000, (number + 1) * 1000)];
    return { path: `folder-${number % 50}/file-${number}.txt`, content };
  });
  await sameAsImporter(sample);
  const seconds = await inTurns({
    hash: () => {
      for (const piece of portions(sample, pieceBytes)) sha256(piece);
    },
    copy: () => {
      const target = new Uint8Array(pieceBytes);
      for (const piece of portions(sample, pieceBytes)) target.set(piece);
    },
    ours: () => importOurs(sample, 'default'),
    ours2025: () => importOurs(sample, 'unixfs-v1-2025'),
    theirs: () => importTheirs(sample, {}),
    theirs2025: () => importTheirs(sample, { profile: 'unixfs-v1-2025' }),
    hidden: async () => {
      const content = portions(sample, portionBytes);
      await importPrivate([{ path: 'file', content }], { sha256, crypto: webCrypto(globalThis.crypto) });
    },
    small: async () => {
      await importFolder(small, { sha256 });
    },
    smallTheirs: async () => {
      const candidates = small.map(({ path, content = [] }) => ({ path, content }));
      for await (const _ of importer(candidates, nowhere, { wrapWithDirectory: true }));
    },
  });
  const speed = (name: string): number => contentBytes / 2 ** 20 / (seconds[name] ?? Infinity);
  const share = (name: string): number => (100 * speed(name)) / speed('hash');
  const files = (name: string): number => smallFiles / (seconds[name] ?? Infinity);
  const peers = { 'raw sha2-256': speed('hash'), 'memory copy': speed('copy'), 'importer defaults': speed('theirs') };
  const row = (row: Omit<Figure, 'suite' | 'holds'>): Figure => figure({ suite: 'swarm', ...row });
  return [
    row({
      figure: 'import, share of raw sha2-256',
      value: share('ours'),
      unit: '%',
      target: '>= 80',
      peers: { 'importer defaults': share('theirs'), 'memory copy': share('copy') },
    }),
    row({
      figure: 'import by unixfs-v1-2025, share of raw sha2-256',
      value: share('ours2025'),
      unit: '%',
      target: '>= 80',
      peers: { importer: share('theirs2025') },
    }),
    row({ figure: 'import', value: speed('ours'), unit: 'MiB/CPU-s', peers }),
    row({
      figure: 'import, encrypted',
      value: speed('hidden'),
      unit: 'MiB/CPU-s',
      peers: { 'not encrypted': speed('ours') },
    }),
    row({
      figure: 'import of files of 1 kB',
      value: files('small'),
      unit: 'files/CPU-s',
      peers: { 'importer defaults': files('smallTheirs') },
    }),
    row({ figure: 'structure of 1 GiB read and verified', value: readStructure(), unit: 'ms' }),
  ];
}

async function importOurs(sample: Uint8Array, profile: ProfileName): Promise<string> {
  const imported = await importFile(portions(sample, portionBytes), { sha256, profile });
  if (!imported.ok) throw new Error(imported.error.type);
  return cidToText(imported.value.root);
}

async function importTheirs(sample: Uint8Array, options: { readonly profile?: 'unixfs-v1-2025' }): Promise<string> {
  let root = '';
  for await (const { cid } of importer([{ content: portions(sample, portionBytes) }], nowhere, options))
    root = cid.toString();
  return root;
}

/** A store that forgets. */
const nowhere = { put: <T>(cid: T): T => cid };

async function sameAsImporter(sample: Uint8Array): Promise<void> {
  const pairs = [
    [await importOurs(sample, 'default'), await importTheirs(sample, {})],
    [await importOurs(sample, 'unixfs-v1-2025'), await importTheirs(sample, { profile: 'unixfs-v1-2025' })],
  ];
  for (const [ours, theirs] of pairs) if (ours !== theirs) throw new Error(`${ours} is not ${theirs}`);
}

/** The fewest CPU seconds of each, measured in turns. */
async function inTurns(tasks: Readonly<Record<string, () => unknown>>): Promise<Readonly<Record<string, number>>> {
  const fewest: Record<string, number> = {};
  for (let round = 0; round < rounds; round++)
    for (const [name, task] of Object.entries(tasks)) {
      const before = process.cpuUsage();
      await task();
      const { user, system } = process.cpuUsage(before);
      fewest[name] = Math.min(fewest[name] ?? Infinity, (user + system) / 1e6);
    }
  return fewest;
}

function readStructure(): number {
  const { root, structure } = syntheticManifest({ byteLength: 2 ** 30, pieceLength: pieceBytes, seed: 'bench' });
  const times = Array.from({ length: 50 }, () => {
    const start = performance.now();
    const read = createStructureReader(root).add(structure);
    if (!read.ok || read.value === 'more') throw new Error('the structure is complete');
    return performance.now() - start;
  });
  return Math.min(...times);
}

function* portions(sample: Uint8Array, length: number): Generator<Uint8Array> {
  for (let round = 0; round < contentBytes / sampleBytes; round++)
    for (let offset = 0; offset < sampleBytes; offset += length) yield sample.subarray(offset, offset + length);
}

function randomSample(): Uint8Array {
  const sample = new Uint8Array(sampleBytes);
  for (let offset = 0; offset < sampleBytes; offset += 65_536)
    globalThis.crypto.getRandomValues(sample.subarray(offset, offset + 65_536));
  return sample;
}
