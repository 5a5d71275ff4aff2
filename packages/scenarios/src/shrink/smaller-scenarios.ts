/** Scenarios a step smaller than the given one, the largest steps first. */
import { machineNames, type Fault, type Group, type Scenario } from '../scenario/scenario.ts';

export function* smallerScenarios(scenario: Scenario): Generator<Scenario> {
  const { faults = [], readers = [], paths = [], groups, files } = scenario;
  for (const fewer of shorterLists(faults)) yield { ...scenario, faults: fewer };
  for (const fewer of shorterLists(groups))
    if (fewer.length > 0) yield withoutStrangers({ ...scenario, groups: fewer });
  for (const fewer of replaced(groups, smallerCounts)) yield withoutStrangers({ ...scenario, groups: fewer });
  for (const fewer of shorterLists(files)) if (fewer.length > 0) yield withoutStrangers({ ...scenario, files: fewer });
  for (const smaller of replaced(files, (file) => {
    const pieces = Math.ceil(file.byteLength / file.pieceLength);
    return [1, Math.floor(pieces / 2), pieces - 1]
      .filter((count) => count > 0 && count < pieces)
      .map((count) => ({ ...file, byteLength: count * file.pieceLength }));
  }))
    yield { ...scenario, files: smaller };
  for (const fewer of shorterLists(readers)) yield { ...scenario, readers: fewer };
  for (const fewer of shorterLists(paths)) yield { ...scenario, paths: fewer };
  for (const simpler of replaced(groups, simplerGroups)) yield { ...scenario, groups: simpler };
  for (const simpler of replaced(paths, simplerPaths)) yield { ...scenario, paths: simpler };
}

/** The list without its halves, then without quarters, down to single items. */
function* shorterLists<T>(list: readonly T[]): Generator<readonly T[]> {
  if (list.length === 0) return;
  yield [];
  for (let length = Math.ceil(list.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2))
    for (let at = 0; at < list.length; at += length)
      if (length < list.length) yield [...list.slice(0, at), ...list.slice(at + length)];
}

/** The list with one item replaced by each of its smaller forms in turn. */
function* replaced<T>(list: readonly T[], smaller: (item: T) => Iterable<T>): Generator<readonly T[]> {
  for (const [index, item] of list.entries()) for (const less of smaller(item)) yield list.with(index, less);
}

function* smallerCounts(group: Group): Generator<Group> {
  const counts = new Set([1, Math.floor(group.count / 2), group.count - 1]);
  for (const count of counts) if (count >= 1 && count < group.count) yield { ...group, count };
}

/** What a group can do without. */
const extras = [
  'churn',
  'arrival',
  'leavesAfterMs',
  'disk',
  'upload',
  'download',
  'holds',
  'uplink',
  'downlink',
] as const;

function* simplerGroups(group: Group): Generator<Group> {
  for (const extra of extras) {
    if (group[extra] === undefined) continue;
    const { [extra]: _dropped, ...rest } = group;
    yield rest;
  }
}

type Rule = NonNullable<Scenario['paths']>[number];
const troubles = ['loss', 'jitterMs', 'reorder', 'duplicate', 'bandwidth', 'dialable'] as const;

function* simplerPaths(rule: Rule): Generator<Rule> {
  for (const trouble of troubles) {
    if (rule[trouble] === undefined) continue;
    const { [trouble]: _dropped, ...rest } = rule;
    yield rest;
  }
}

/** Drops what speaks of machines and files that are not there any more. */
function withoutStrangers(scenario: Scenario): Scenario {
  const machines = new Set(scenario.groups.flatMap((group) => [group.name, ...machineNames(group)]));
  const files = new Set(scenario.files.map(({ name }) => name));
  const isKnown = (name: string | undefined): boolean => name === undefined || machines.has(name);
  return {
    ...scenario,
    ...(scenario.faults && { faults: scenario.faults.flatMap((fault) => knownPart(fault, machines, files)) }),
    ...(scenario.readers && {
      readers: scenario.readers.filter(({ machine, file }) => machines.has(machine) && files.has(file)),
    }),
    ...(scenario.paths && { paths: scenario.paths.filter(({ from, to }) => isKnown(from) && isKnown(to)) }),
  };
}

function knownPart(fault: Fault, machines: ReadonlySet<string>, files: ReadonlySet<string>): Fault[] {
  if (fault.type === 'partition') {
    const groups = fault.groups.map((group) => group.filter((name) => machines.has(name)));
    return [{ ...fault, groups: groups.filter((group) => group.length > 0) }];
  }
  if (fault.type === 'rot' && !files.has(fault.file)) return [];
  if (fault.type === 'path') return machines.has(fault.from) && machines.has(fault.to) ? [fault] : [];
  return 'machine' in fault && !machines.has(fault.machine) ? [] : [fault];
}
