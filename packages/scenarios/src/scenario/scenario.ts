/**
 * A scenario: who is there, how they are joined, what they share, what goes wrong and when. It is plain JSON: it can be
 * printed on one line when its run fails, made smaller, kept as a test, shown in the lab.
 *
 * Rates are bytes per second, times virtual milliseconds since the beginning. A machine is called `group-index`, and
 * where a machine is asked for, the name of a group means each of its machines.
 */
import { err, ok, type Result } from '@peersume/base';
import {
  integerFrom,
  list,
  numberFrom,
  object,
  oneOf,
  optional,
  record,
  text,
  truth,
  variants,
  type Misfit,
  type ShapeOf,
} from './shape.ts';

/** More machines than any question needed so far; a typing mistake should not fill the memory. */
const maxMachines = 20_000;
const maxListed = 100_000; // faults of a long storm
const name = text(80);
const timeMs = numberFrom(0, 1e12);
const bytes = numberFrom(0, 2 ** 50);
const rate = numberFrom(0, 2 ** 50);
const share = numberFrom(0, 1);

const path = {
  latencyMs: optional(timeMs),
  jitterMs: optional(timeMs),
  bandwidth: optional(rate),
  loss: optional(share),
  reorder: optional(share),
  duplicate: optional(share),
  dialable: optional(truth),
};

/** Both ways, unless `oneWay`. Without `from` and `to` it is the default of all paths. */
const pathRule = object({ from: optional(name), to: optional(name), oneWay: optional(truth), ...path });

const arrival = variants({
  /** One after the other, evenly. */
  spread: { fromMs: timeMs, overMs: timeMs },
  /** As customers come: at random, with this time between two in the mean. */
  poisson: { fromMs: timeMs, meanMs: timeMs },
});

/** So many of the group leave (their machines stop) at random moments, and come back where it says so. */
const churn = object({ share, fromMs: timeMs, toMs: timeMs, backAfterMs: optional(timeMs) });

const group = object({
  name,
  count: integerFrom(1, maxMachines),
  /**
   * seed: holds every file. leecher: wants every file. partialSeed: holds `holds` of the pieces and wants no more.
   * freeRider: wants every file and gives nothing.
   */
  role: oneOf('seed', 'leecher', 'partialSeed', 'freeRider'),
  /** Which program its machines run: `swarm` (the production engine), `bittorrentLike`, or a name that the caller knows. */
  program: optional(name),
  /** What the program wants to know beyond this. */
  options: optional(record),
  /** The share of pieces it has in the beginning, chosen at random: of a partial seed, or of a leecher that goes on. */
  holds: optional(share),
  /** The card's speeds; unlimited where absent. */
  uplink: optional(rate),
  downlink: optional(rate),
  /** Limits that the person set in the program. */
  upload: optional(rate),
  download: optional(rate),
  disk: optional(
    object({
      capacity: optional(bytes),
      operationMs: optional(timeMs),
      syncMs: optional(timeMs),
      bytesPerSecond: optional(rate),
    }),
  ),
  /** All at the beginning, where absent. */
  arrival: optional(arrival),
  churn: optional(churn),
  /** Leaves so long after it has everything; stays where absent. */
  leavesAfterMs: optional(timeMs),
});

const topology = variants({
  /** Everyone with everyone; with `degree`, a random graph once there are more than that. */
  mesh: { degree: optional(integerFrom(1, maxMachines)) },
  /** Each joined to `degree` others at random, all in one piece. */
  random: { degree: integerFrom(1, maxMachines) },
  /** Each with the next, in the order of the groups. */
  line: {},
  /** Everyone with the first machine. */
  star: {},
});

const file = object({
  name,
  byteLength: integerFrom(0, 2 ** 50),
  /** Of a piece; the last one may be shorter. */
  pieceLength: integerFrom(1, 2 ** 24),
  /** symbolic: pieces are tokens of the right length, stores are sets. real: bytes, hashes, and the machine's disk. */
  content: oneOf('symbolic', 'real'),
  /** When the peers who are there begin with it. */
  addedAtMs: optional(timeMs),
  /** Leechers know the manifest in the beginning instead of fetching it from others. */
  isManifestKnown: optional(truth),
});

const fault = variants({
  /** The program ends at once; what it wrote stays. */
  kill: { atMs: timeMs, machine: name },
  /** The power fails: of unsynced writes any part survives. */
  crash: { atMs: timeMs, machine: name },
  /** Starts the program if it is not running. */
  restart: { atMs: timeMs, machine: name },
  /** The power fails just before this operation of the disk (counted from the first), and is back after a while. */
  crashAtOperation: { machine: name, operation: integerFrom(0, 1e9), backAfterMs: optional(timeMs) },
  partition: { atMs: timeMs, groups: list(list(name, maxMachines), maxMachines) },
  heal: { atMs: timeMs },
  bandwidth: { atMs: timeMs, machine: name, uplink: optional(rate), downlink: optional(rate) },
  path: { atMs: timeMs, from: name, to: name, oneWay: optional(truth), ...path },
  diskCapacity: { atMs: timeMs, machine: name, bytes },
  diskReadOnly: { atMs: timeMs, machine: name, isReadOnly: truth },
  diskFails: { atMs: timeMs, machine: name, operations: integerFrom(1, 1e6) },
  /** A bit turns in the bytes of a held piece, chosen at random. */
  rot: { atMs: timeMs, machine: name, file: name },
  /** The person asks to try the store again. */
  retry: { atMs: timeMs, machine: name },
});

/** Someone reads a file at a constant rate, from its beginning to its end. */
const reader = object({
  machine: name,
  file: name,
  /** So long after the machine has come. */
  startMs: timeMs,
  /** Of the medium. */
  bytesPerSecond: rate,
});

const scenario = object({
  name,
  seed: text(64),
  groups: list(group, 1000),
  topology,
  /** Later rules win. */
  paths: optional(list(pathRule, maxListed)),
  files: list(file, 10_000),
  faults: optional(list(fault, maxListed)),
  readers: optional(list(reader, maxMachines)),
  /** The run ends when all who stay have all they want, and at the latest here. */
  until: object({ atMs: timeMs, maxEvents: optional(integerFrom(1, 1e12)) }),
  /** Nothing new anywhere for so long, although someone could complete, is a deadlock. */
  stuckAfterMs: optional(timeMs),
});

export type Scenario = ShapeOf<typeof scenario>;
export type Group = ShapeOf<typeof group>;
export type Topology = ShapeOf<typeof topology>;
export type FileSpec = ShapeOf<typeof file>;
export type Fault = ShapeOf<typeof fault>;
export type StreamReader = ShapeOf<typeof reader>;
export type PathRule = ShapeOf<typeof pathRule>;

export interface ScenarioMisfit {
  readonly type: 'ScenarioMisfit';
  readonly misfits: readonly Misfit[];
}

/** Reads a scenario from JSON data. */
export function readScenario(data: unknown): Result<Scenario, ScenarioMisfit> {
  const misfits: Misfit[] = [];
  const read = scenario.read(data, '', misfits);
  if (misfits.length === 0) findStrangers(read, misfits);
  return misfits.length === 0 ? ok(read) : err({ type: 'ScenarioMisfit', misfits });
}

/** Names must be of someone who is there. */
function findStrangers(scenario: Scenario, misfits: Misfit[]): void {
  const known = new Set(scenario.groups.flatMap((group) => [group.name, ...machineNames(group)]));
  const files = new Set(scenario.files.map((file) => file.name));
  const check = (name: string | undefined, path: string, names = known): void => {
    if (name !== undefined && !names.has(name)) misfits.push({ path, expected: 'a name of this scenario' });
  };
  scenario.faults?.forEach((fault, index) => {
    if ('machine' in fault) check(fault.machine, `faults[${index}].machine`);
    if (fault.type === 'path') for (const end of [fault.from, fault.to]) check(end, `faults[${index}]`);
    if (fault.type === 'rot') check(fault.file, `faults[${index}].file`, files);
    if (fault.type === 'partition') for (const member of fault.groups.flat()) check(member, `faults[${index}].groups`);
  });
  scenario.readers?.forEach((reader, index) => {
    check(reader.machine, `readers[${index}].machine`);
    check(reader.file, `readers[${index}].file`, files);
  });
  scenario.paths?.forEach((rule, index) => {
    if ((rule.from === undefined) !== (rule.to === undefined))
      misfits.push({ path: `paths[${index}]`, expected: 'both ends, or none' });
    for (const end of [rule.from, rule.to]) check(end, `paths[${index}]`);
  });
}

export const machineNames = (group: Group): readonly string[] =>
  Array.from({ length: group.count }, (_, index) => `${group.name}-${index}`);
