/** Everyone of a scenario, with their machines, files and neighbours, and the paths between them. */
import { assert } from '@peersume/base';
import { type Path, type World } from '@peersume/world';
import { contentOf } from '../content/content.ts';
import { type Neighbour, type PeerProgram } from '../peers/peer.ts';
import { builtInPrograms } from '../peers/programs.ts';
import { machineNames, type Group, type PathRule, type Scenario } from '../scenario/scenario.ts';
import { neighboursOf } from '../topology/neighbours.ts';
import { createActor, type Actor, type Watch } from './actor.ts';

export type Programs = Readonly<Record<string, PeerProgram>>;

export function createCast(world: World, scenario: Scenario, programs: Programs, watch: Watch): readonly Actor[] {
  setPaths(world, scenario);
  const plans = scenario.groups.flatMap((group) => machineNames(group).map((name) => ({ name, group })));
  const files = scenario.files.map((spec) => ({ spec, content: contentOf(spec) }));
  const dials = neighboursOf(scenario.topology, plans.length, world.random('topology'));
  const neighbours: Neighbour[][] = plans.map(() => []);
  dials.forEach((dialed, dialer) => {
    for (const other of dialed) {
      // Adversaries have nothing to say to each other.
      if (isStrange(plans[dialer]?.group) && isStrange(plans[other]?.group)) continue;
      neighbours[dialer]?.push({ name: plans[other]?.name ?? '', dials: true });
      neighbours[other]?.push({ name: plans[dialer]?.name ?? '', dials: false });
    }
  });
  return plans.map(({ name, group }, index) => {
    const program = programs[group.program ?? 'swarm'];
    assert(program !== undefined, `no program is called ${group.program}`);
    return createActor(world, { name, group, neighbours: neighbours[index] ?? [], program, files }, watch);
  });
}

/** Runs a program of the caller. */
const isStrange = (group: Group | undefined): boolean =>
  group?.program !== undefined && !Object.hasOwn(builtInPrograms, group.program);

function setPaths(world: World, scenario: Scenario): void {
  const members = membersOf(scenario);
  for (const rule of scenario.paths ?? []) setPath(world, members, rule);
}

/** The machines that a name means: itself, or those of the group. */
export const membersOf = (scenario: Scenario): ((name: string) => readonly string[]) => {
  const groups = new Map(scenario.groups.map((group) => [group.name, machineNames(group)]));
  return (name) => groups.get(name) ?? [name];
};

export function setPath(world: World, members: (name: string) => readonly string[], rule: PathRule): void {
  const { from, to, oneWay, ...path } = rule;
  if (from === undefined && to === undefined) {
    world.network.setDefaultPath(path);
    return;
  }
  assert(from !== undefined && to !== undefined, 'a path has two ends');
  for (const one of members(from)) {
    for (const other of members(to)) {
      if (one === other) continue;
      world.network.setPath(one, other, path satisfies Partial<Path>);
      if (oneWay !== true) world.network.setPath(other, one, path);
    }
  }
}
