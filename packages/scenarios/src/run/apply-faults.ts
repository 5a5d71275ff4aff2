/** The faults of a scenario, put on the world's clock, and churn turned into faults. */
import { fraction, shuffle, type Random } from '@peersume/base';
import { type World } from '@peersume/world';
import { machineNames, type Fault, type Scenario } from '../scenario/scenario.ts';
import { type Actor } from './actor.ts';
import { membersOf, setPath } from './cast.ts';

export interface FaultHands {
  start(actor: Actor): void;
  /** `isBack`: it will start again by itself. */
  stop(actor: Actor, how: 'kill' | 'crash', isBack: boolean): void;
  rot(actor: Actor, file: string): void;
  saw(fault: Fault): void;
  /** The run has ended: what would have happened later does not disturb its last check. */
  readonly hasEnded: () => boolean;
}

export function scheduleFaults(world: World, scenario: Scenario, actors: readonly Actor[], hands: FaultHands): void {
  const members = membersOf(scenario);
  const byName = new Map(actors.map((actor) => [actor.name, actor]));
  const cast = (name: string): readonly Actor[] => members(name).flatMap((member) => byName.get(member) ?? []);
  const faults = [...(scenario.faults ?? []), ...churnOf(scenario, (name) => world.random(name))];
  const restarts = new Map<string, number>();
  for (const fault of faults)
    if (fault.type === 'restart')
      for (const member of members(fault.machine))
        restarts.set(member, Math.max(restarts.get(member) ?? 0, fault.atMs));
  const isBack = (actor: Actor): boolean => (restarts.get(actor.name) ?? -1) > world.clock.now();

  for (const fault of faults) {
    if (fault.type === 'crashAtOperation') for (const actor of cast(fault.machine)) crashAtOperation(actor, fault);
    else
      world.clock.after(fault.atMs, () => {
        if (!hands.hasEnded()) apply(fault);
      });
  }

  function apply(fault: Exclude<Fault, { type: 'crashAtOperation' }>): void {
    hands.saw(fault);
    switch (fault.type) {
      case 'partition':
        return world.network.partition(fault.groups.map((group) => group.flatMap(members)));
      case 'heal':
        return world.network.heal();
      case 'path': {
        const { type: _type, atMs: _atMs, ...rule } = fault;
        return setPath(world, members, rule);
      }
      default:
        for (const actor of cast(fault.machine)) applyTo(actor, fault);
    }
  }

  function applyTo(actor: Actor, fault: Extract<Fault, { machine: string; atMs: number }>): void {
    const { machine } = actor;
    switch (fault.type) {
      case 'kill':
      case 'crash':
        return hands.stop(actor, fault.type, isBack(actor));
      case 'restart':
        return hands.start(actor);
      case 'bandwidth': {
        const { uplink, downlink } = fault;
        return machine.setBandwidth({
          ...(uplink === undefined ? {} : { uplink }),
          ...(downlink === undefined ? {} : { downlink }),
        });
      }
      case 'diskCapacity':
        return machine.disk.setCapacity(fault.bytes);
      case 'diskReadOnly':
        return machine.disk.setReadOnly(fault.isReadOnly);
      case 'diskFails':
        return machine.disk.failNext(fault.operations);
      case 'rot':
        return hands.rot(actor, fault.file);
      case 'retry':
        return actor.running?.retry?.();
    }
  }

  function crashAtOperation(actor: Actor, fault: Extract<Fault, { type: 'crashAtOperation' }>): void {
    const { operation, backAfterMs } = fault;
    actor.machine.disk.observe(({ index }) => {
      if (index !== operation || hands.hasEnded()) return;
      hands.saw(fault);
      hands.stop(actor, 'crash', backAfterMs !== undefined);
      if (backAfterMs !== undefined) world.clock.after(backAfterMs, () => hands.start(actor));
    });
  }
}

/** Who of each group leaves, when, and when they are back. */
function churnOf(scenario: Scenario, random: (name: string) => Random): Fault[] {
  return scenario.groups.flatMap((group) => {
    const { churn } = group;
    if (churn === undefined) return [];
    const chance = random(`churn of ${group.name}`);
    const leaving = shuffle(chance, [...machineNames(group)]).slice(0, Math.round(churn.share * group.count));
    return leaving.flatMap((machine): Fault[] => {
      const atMs = churn.fromMs + fraction(chance) * (churn.toMs - churn.fromMs);
      const kill: Fault = { type: 'kill', atMs, machine };
      return churn.backAfterMs === undefined
        ? [kill]
        : [kill, { type: 'restart', atMs: atMs + churn.backAfterMs, machine }];
    });
  });
}
