/**
 * Runs a scenario: builds its world and cast, starts everyone, lets faults happen, watches what must never happen, and
 * tells what came of it. The same scenario gives the same outcome on every platform.
 */
import { type SwarmNews } from '@peersume/swarm';
import { createWorld } from '@peersume/world';
import { builtInPrograms } from '../peers/programs.ts';
import { type Scenario } from '../scenario/scenario.ts';
import { type Actor } from './actor.ts';
import { scheduleFaults } from './apply-faults.ts';
import { audit } from './audit.ts';
import { createCast, membersOf, type Programs } from './cast.ts';
import { findWhoCouldComplete } from './find-deadlock.ts';
import { type Outcome, type Violation } from './outcome.ts';
import { peerOutcome } from './peer-outcome.ts';
import { createReadings } from './read-along.ts';
import { rotPiece } from './rot-piece.ts';
import { scheduleArrivals } from './schedule-arrivals.ts';
import { type TraceLine } from './trace.ts';
import { restartAll } from './restart-all.ts';
import { sampleUplinkUse } from './uplink-use.ts';

export interface RunOptions {
  /** Programs beside the built-in ones, by the names that the scenario gives them. */
  readonly programs?: Programs;
  /** Sees every step; costs nothing when absent. */
  readonly trace?: ((line: TraceLine) => void) | undefined;
  /** Hears what programs tell people. */
  readonly told?: ((machine: string, news: SwarmNews) => void) | undefined;
  /** The power fails everywhere before the last check. */
  readonly restartsAtEnd?: boolean | undefined;
  /** When nothing moves any more, networks and disks are mended and stores tried again, once, before it is a deadlock. */
  readonly mendsWhenStuck?: boolean | undefined;
}

const useIntervalMs = 250;
/** Long beyond every timeout and pause of the programs. */
const usualStuckAfterMs = 120_000;
/** A run keeps so many violations; the first one is what matters. */
const maxViolations = 20;

export function runScenario(scenario: Scenario, options: RunOptions = {}): Outcome {
  const world = createWorld({ seed: scenario.seed });
  const { trace } = options;
  const violations: Violation[] = [];
  const news: Record<string, number> = {};
  let progressMs = 0;
  let isStuck = false;
  let isBroken = false;
  let isMended = false;
  let hasEnded = false;
  /** While the network is parted: the part of each machine. */
  let parts: ReadonlyMap<string, number> | undefined;

  const tell = (actor: string, what: string): void => trace?.({ atMs: world.clock.now(), type: 'note', actor, what });
  const broken = (violation: Violation): void => {
    if (violations.length < maxViolations) violations.push(violation);
    if (trace !== undefined) tell('', `VIOLATION ${JSON.stringify(violation)}`);
  };
  const unfinished = new Set<Actor>();
  const actors = createCast(
    world,
    scenario,
    { ...builtInPrograms, ...options.programs },
    {
      broken,
      news: (actor, told) => {
        news[told.type] = (news[told.type] ?? 0) + 1;
        options.told?.(actor.name, told);
        if (trace !== undefined) tell(actor.name, `news ${JSON.stringify(told)}`);
      },
      acknowledged: (actor, book, piece) => {
        progressMs = world.clock.now();
        if (trace !== undefined) tell(actor.name, `has piece ${piece} of ${book.content.name}`);
        if (book.acknowledged.isFull) settle(actor);
        for (const reading of readings) if (reading.book === book) reading.progressed();
      },
    },
  );
  const readings = createReadings(world, scenario, actors);
  const uplinkUse = sampleUplinkUse(world, actors, useIntervalMs);
  if (trace !== undefined) world.network.observe((event) => trace({ ...event, type: 'frame', event: event.type }));

  scheduleArrivals(world, scenario, actors, { expect: awaitActor, start });
  scheduleFaults(world, scenario, actors, {
    start,
    stop,
    rot: (actor, file) => rotPiece(actor, file, world.random('rot')),
    hasEnded: () => hasEnded,
    saw: (fault) => {
      if (fault.type === 'partition') parts = partsOf(scenario, fault.groups);
      if (fault.type === 'heal') parts = undefined;
      if (trace !== undefined) tell('machine' in fault ? fault.machine : '', `FAULT ${JSON.stringify(fault)}`);
    },
  });
  watchForDeadlock();

  const ended = runWorld();
  const endMs = world.clock.now();
  hasEnded = true;
  if (!isBroken && options.mendsWhenStuck === true) mend();
  if (!isBroken && options.restartsAtEnd === true)
    restartAll(actors, { stop: (actor) => stop(actor, 'crash', true), start });
  if (!isBroken) audit(world, actors, broken);
  return {
    name: scenario.name,
    seed: scenario.seed,
    end: isBroken
      ? 'broken'
      : isStuck
        ? 'stuck'
        : ended === 'done'
          ? 'complete'
          : ended === 'events'
            ? 'events'
            : 'time',
    endMs,
    events: world.events,
    peers: actors.map((actor) => peerOutcome(world, actor)),
    streams: readings.map((reading) => reading.outcome()),
    uplinkUse,
    useIntervalMs,
    news,
    violations,
  };

  function start(actor: Actor): void {
    if (actor.machine.running) return;
    if (trace !== undefined) tell(actor.name, 'starts');
    awaitActor(actor);
    actor.machine.start((ports) => {
      actor.running = actor.program(ports, actor.setup);
    });
    for (const reading of readings) if (reading.actor === actor) reading.started();
  }

  function stop(actor: Actor, how: 'kill' | 'crash', isBack: boolean): void {
    if (!actor.machine.running) return;
    actor.running = undefined;
    actor.machine[how]();
    actor.isAwaited = isBack;
    settle(actor);
  }

  function awaitActor(actor: Actor): void {
    actor.isAwaited = true;
    settle(actor);
  }

  /** Whether the run waits for this machine. */
  function settle(actor: Actor): void {
    const isComplete = actor.books.every((book) => !book.isWanted || book.acknowledged.isFull);
    if (actor.isAwaited && actor.isHonest && !isComplete) unfinished.add(actor);
    else unfinished.delete(actor);
    const { leavesAfterMs } = actor.group;
    if (isComplete && leavesAfterMs !== undefined && actor.machine.running)
      world.clock.after(leavesAfterMs, () => stop(actor, 'kill', false));
  }

  function mend(): void {
    progressMs = world.clock.now();
    parts = undefined;
    world.network.heal();
    for (const actor of actors) {
      actor.machine.disk.setCapacity(actor.group.disk?.capacity ?? Infinity);
      actor.machine.disk.setReadOnly(false);
      actor.machine.disk.failNext(0);
      actor.running?.retry?.();
    }
  }

  function watchForDeadlock(): void {
    const stuckAfterMs = scenario.stuckAfterMs ?? usualStuckAfterMs;
    world.clock.after(stuckAfterMs / 4, () => {
      watchForDeadlock();
      if (hasEnded || world.clock.now() - progressMs < stuckAfterMs) return;
      // Whoever is still to arrive or to come back may bring what is missing.
      if ([...unfinished].some((actor) => !actor.machine.running)) return;
      if (options.mendsWhenStuck === true && !isMended) {
        isMended = true;
        mend();
        return;
      }
      isStuck = true;
      const could = findWhoCouldComplete(actors, (one, other) => parts?.get(one) === parts?.get(other));
      if (could !== undefined) broken({ type: 'deadlock', ...could, atMs: world.clock.now() });
    });
  }

  function runWorld(): string {
    const { atMs, maxEvents } = scenario.until;
    const done = (): boolean =>
      isStuck || (unfinished.size === 0 && readings.every((reading) => reading.isFinished || !reading.actor.isAwaited));
    try {
      return world.run({ atMs, ...(maxEvents === undefined ? {} : { maxEvents }), done });
    } catch (thrown) {
      isBroken = true;
      broken({
        type: 'programThrew',
        detail: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      });
      return 'broken';
    }
  }
}

/** Those who are in no group hear each other. */
function partsOf(scenario: Scenario, groups: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const members = membersOf(scenario);
  return new Map(groups.flatMap((group, part) => group.flatMap(members).map((name) => [name, part] as const)));
}
