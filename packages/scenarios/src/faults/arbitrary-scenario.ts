/**
 * A scenario drawn from a seed: a few peers, small files, bad paths, faults at random times, adversaries among them.
 * Most of what breaks is mended in it; the run mends the rest when nothing moves any more, so that whoever can complete
 * must. The same seed gives the same scenario.
 */
import { below, chance, fraction, type Random, shuffle } from '@peersume/base';
import { createWorld } from '@peersume/world';
import { type Fault, type FileSpec, type Group, type PathRule, type Scenario } from '../scenario/scenario.ts';
import { adversaryPrograms } from '../adversaries/programs.ts';

/** Virtual time in which whoever can complete does: hours where a path loses half of what it carries. */
const longestMs = 12 * 3_600_000;
/** Nothing new for so long, with everything mended, is a deadlock: far beyond every pause and timeout. */
const stuckAfterMs = 300_000;
/** More than any run of this size needs; a storm of messages ends here, and is a failure. */
const maxEvents = 3_000_000;

export function arbitraryScenario(seed: string): Scenario {
  const random = createWorld({ seed }).random('arbitrary scenario');
  const files = drawFiles(random);
  const honest = drawHonest(random, 3 + below(random, 8), files);
  const adversaries = drawAdversaries(random);
  const groups = [...honest, ...adversaries];
  const names = honest.map(({ name }) => name);
  const spanMs = usualMs(groups, files);
  const faults = [...drawFaults(random, names, files, spanMs)];
  return {
    name: 'mixed faults',
    seed,
    groups,
    topology: drawTopology(random),
    paths: drawPaths(random, names),
    files,
    ...(faults.length === 0 ? {} : { faults }),
    ...(chance(random, 0.2) ? { readers: drawReaders(random, honest, files, spanMs) } : {}),
    until: { atMs: longestMs, maxEvents },
    stuckAfterMs,
  };
}

const pieceLengths = [1024, 1024, 2048, 4096, 16_384];
/** How many pieces, and how many bytes more or less: one byte, exact multiples, a byte around them, up to 80 pieces. */
const sizes: readonly (readonly [pieces: number, bytes: number])[] = [
  [0, 1],
  [1, 0],
  [1, 1],
  [2, -1],
  [3, 0],
  [7, 100],
  [16, 0],
  [31, 1],
  [32, 0],
  [33, 0],
  [64, -1],
  [80, 0],
];

function drawFiles(random: Random): FileSpec[] {
  const count = chance(random, 0.7) ? 1 : 2 + below(random, 3);
  const content = chance(random, 0.65) ? 'real' : 'symbolic';
  const isManifestKnown = chance(random, 0.4);
  return Array.from({ length: count }, (_, index) => {
    const pieceLength = pick(random, pieceLengths);
    const [pieces, bytes] = pick(random, sizes);
    return {
      name: `file${index}`,
      byteLength: pieces * pieceLength + bytes,
      pieceLength,
      content,
      // A symbol of a leaf cannot be sent in place of a structure.
      isManifestKnown: isManifestKnown || (content === 'symbolic' && pieces * pieceLength + bytes <= pieceLength),
      ...(chance(random, 0.2) ? { addedAtMs: below(random, 3000) } : {}),
    };
  });
}

function drawHonest(random: Random, count: number, files: readonly FileSpec[]): Group[] {
  const isReal = files.some(({ content }) => content === 'real');
  return Array.from({ length: count }, (_, index): Group => {
    const isSeed = index === 0 || chance(random, 0.08);
    const uplink = Math.round(20_000 * 2 ** (fraction(random) * 8));
    return {
      name: `peer${index}`,
      count: 1,
      role: isSeed ? 'seed' : chance(random, 0.08) ? 'partialSeed' : 'leecher',
      ...(chance(random, 0.15) ? { holds: Math.round(fraction(random) * 100) / 100 } : {}),
      uplink,
      ...(chance(random, 0.5) ? { downlink: uplink * (1 + below(random, 8)) } : {}),
      ...(chance(random, 0.1) ? { upload: Math.round(uplink / 2) } : {}),
      ...(chance(random, 0.1) ? { download: Math.round(uplink / 2) } : {}),
      ...(isReal && chance(random, 0.6) ? { disk: drawDisk(random) } : {}),
      ...(index > 0 && chance(random, 0.2)
        ? { arrival: { type: 'spread', fromMs: below(random, 5000), overMs: 0 } }
        : {}),
    };
  });
}

const drawDisk = (random: Random): NonNullable<Group['disk']> => ({
  operationMs: pick(random, [0, 0.1, 1, 8]),
  syncMs: pick(random, [0, 1, 10, 100]),
  bytesPerSecond: pick(random, [1e5, 1e6, 1e8]),
});

/**
 * Floods are left to the named scenarios: they cost time, and find nothing by chance. So are frames of megabytes, which
 * would hold up a slow downlink for hours.
 */
const leftOut =
  /^(floods|storms|opensThousands|opensOneFileOften|poisons|asksForStructure|sendsTinyItems|sendsOversize|sendsFullLists)/;
export const mixedAdversaries: readonly string[] = Object.keys(adversaryPrograms).filter((name) => !leftOut.test(name));

function drawAdversaries(random: Random): Group[] {
  const count = Math.max(0, below(random, 6) - 2);
  return Array.from({ length: count }, (_, index): Group => {
    const program = pick(random, mixedAdversaries);
    const uplink = Math.round(50_000 * 2 ** (fraction(random) * 8));
    return { name: `liar${index}`, count: 1, role: 'seed', program, uplink };
  });
}

function drawTopology(random: Random): Scenario['topology'] {
  const kind = below(random, 10);
  if (kind < 5) return { type: 'mesh' };
  if (kind < 8) return { type: 'random', degree: 2 + below(random, 3) };
  return { type: kind === 8 ? 'line' : 'star' };
}

function drawPaths(random: Random, names: readonly string[]): PathRule[] {
  const rules: PathRule[] = [{ latencyMs: Math.round(2 ** (fraction(random) * 8)), ...drawTrouble(random) }];
  if (chance(random, 0.3)) {
    const [from = '', to = ''] = shuffle(random, [...names]);
    rules.push({ from, to, oneWay: true, latencyMs: below(random, 300), ...drawTrouble(random) });
  }
  if (chance(random, 0.2)) {
    const [from = '', to = ''] = shuffle(random, [...names]);
    rules.push({ from, to, oneWay: true, dialable: false });
  }
  return rules;
}

const drawTrouble = (random: Random): Partial<PathRule> => ({
  ...(chance(random, 0.4) ? { jitterMs: below(random, 50) } : {}),
  ...(chance(random, 0.3) ? { loss: pick(random, [0.001, 0.01, 0.05, 0.2]) } : {}),
  ...(chance(random, 0.25) ? { reorder: pick(random, [0.01, 0.1, 0.5]) } : {}),
  ...(chance(random, 0.25) ? { duplicate: pick(random, [0.01, 0.1, 0.5]) } : {}),
});

/** About how long it takes without faults: faults fall into that time and a while after it. */
function usualMs(groups: readonly Group[], files: readonly FileSpec[]): number {
  const bytes = files.reduce((sum, file) => sum + file.byteLength, 0);
  const uplink = groups.reduce((sum, group) => sum + (group.uplink ?? 0), 0);
  return 1000 + (1000 * bytes * groups.length) / uplink + (1000 * bytes) / (groups[0]?.uplink ?? 1);
}

function* drawFaults(
  random: Random,
  names: readonly string[],
  files: readonly FileSpec[],
  spanMs: number,
): Generator<Fault> {
  const count = below(random, 9);
  const isReal = files.some(({ content }) => content === 'real');
  for (let index = 0; index < count; index++) {
    const atMs = Math.round(fraction(random) * 1.5 * spanMs);
    const laterMs = atMs + Math.round(2 ** (fraction(random) * 15));
    const machine = pick(random, names);
    const kind = below(random, isReal ? 12 : 7);
    switch (kind) {
      case 0:
      case 1:
      case 2:
        yield { type: kind === 0 ? 'kill' : 'crash', atMs, machine };
        // The first seed comes back: without it most runs would end with nothing to prove.
        if (machine === names[0] || chance(random, 0.75)) yield { type: 'restart', atMs: laterMs, machine };
        break;
      case 3:
      case 4: {
        const members = shuffle(random, [...names]);
        const cut = 1 + below(random, names.length - 1);
        yield { type: 'partition', atMs, groups: [members.slice(0, cut), members.slice(cut)] };
        yield { type: 'heal', atMs: laterMs };
        break;
      }
      case 5:
        yield { type: 'bandwidth', atMs, machine, uplink: 5_000, ...(chance(random, 0.5) ? { downlink: 10_000 } : {}) };
        yield { type: 'bandwidth', atMs: laterMs, machine, uplink: 500_000, downlink: 2_000_000 };
        break;
      case 6: {
        const to = pick(random, names);
        if (to === machine) break;
        yield { type: 'path', atMs, from: machine, to, latencyMs: below(random, 2000), loss: pick(random, [0, 0.3]) };
        yield { type: 'path', atMs: laterMs, from: machine, to, latencyMs: 20, loss: 0 };
        break;
      }
      case 7:
        yield { type: 'diskCapacity', atMs, machine, bytes: below(random, 100_000) };
        yield { type: 'diskCapacity', atMs: laterMs, machine, bytes: 1e9 };
        break;
      case 8:
        yield { type: 'diskReadOnly', atMs, machine, isReadOnly: true };
        yield { type: 'diskReadOnly', atMs: laterMs, machine, isReadOnly: false };
        break;
      case 9:
        yield { type: 'diskFails', atMs, machine, operations: 1 + below(random, 20) };
        break;
      case 10:
        yield { type: 'rot', atMs, machine, file: pick(random, files).name };
        break;
      case 11:
        yield {
          type: 'crashAtOperation',
          machine,
          operation: below(random, 400),
          backAfterMs: 1 + below(random, 20_000),
        };
        break;
    }
  }
}

function drawReaders(
  random: Random,
  honest: readonly Group[],
  files: readonly FileSpec[],
  spanMs: number,
): NonNullable<Scenario['readers']> {
  const readers = honest.filter(({ role }) => role === 'leecher').slice(0, 1 + below(random, 2));
  return readers.map(({ name }) => {
    const file = pick(random, files);
    return {
      machine: name,
      file: file.name,
      startMs: Math.round(fraction(random) * spanMs),
      bytesPerSecond: Math.max(1_000, Math.round((file.byteLength / spanMs) * 1000)),
    };
  });
}

const pick = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)] as T;
