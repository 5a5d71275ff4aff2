import { expect, test } from 'vitest';
import { createWorld } from './create-world.ts';
import { Talk } from './network/testing/talk.ts';
import { golden, goldenSeed, rehearse } from './testing/rehearsal.ts';
import { type World } from './world.ts';

test('[WO1] nothing happens inside the call that asks for it, and equal times keep the order of asking', () => {
  const world = createWorld({ seed: '' });
  const log: string[] = [];
  world.clock.after(0, () => log.push('first'));
  world.clock.after(0, () => log.push('second'));
  world.clock.after(-5, () => log.push('third'));
  world.clock.after(Number.NaN, () => log.push('fourth'));
  expect(log).toEqual([]);
  world.run({});
  expect(log).toEqual(['first', 'second', 'third', 'fourth']);
  expect(world.clock.now()).toBe(0);
});

test('[WO2] a run ends where it was asked to', () => {
  const world = createWorld({ seed: '' });
  let ticks = 0;
  const tick = (): void => {
    ticks++;
    world.clock.after(10, tick);
  };
  tick();
  expect(world.run({ atMs: 35 })).toBe('time');
  expect([ticks, world.clock.now()]).toEqual([4, 35]);
  expect(world.run({ maxEvents: 2 })).toBe('events');
  expect([ticks, world.clock.now(), world.events]).toEqual([6, 50, 5]);
  expect(world.run({ done: () => ticks === 10 })).toBe('done');
  expect([ticks, world.clock.now()]).toEqual([10, 90]);
  expect(world.run({ atMs: 10 })).toBe('time');
  expect(world.clock.now()).toBe(90);
  expect(world.step()).toBe(true);
  expect(world.clock.now()).toBe(100);
});

test('[WO2] a world without events stands still, or goes to the time it was asked for', () => {
  const world = createWorld({ seed: '' });
  expect(world.run({})).toBe('idle');
  expect(world.step()).toBe(false);
  expect(world.run({ atMs: 70 })).toBe('idle');
  expect(world.clock.now()).toBe(70);
});

test('[WO4] a cancelled timer never runs, however often it is cancelled', () => {
  const world = createWorld({ seed: '' });
  let ran = 0;
  const timers = Array.from({ length: 100 }, (_, index) => world.clock.after(index, () => ran++));
  for (const [index, timer] of timers.entries()) if (index % 2 === 0) timer.cancel();
  world.run({ atMs: 50 });
  for (const timer of timers) timer.cancel();
  for (const timer of timers) timer.cancel();
  world.run({});
  expect([ran, world.events]).toEqual([25, 25]);
});

test('[WO4] a timer cancelled after it ran does not cancel another in its place', () => {
  const world = createWorld({ seed: '' });
  let ran = 0;
  const first = world.clock.after(0, () => ran++);
  world.run({});
  world.clock.after(0, () => ran++);
  first.cancel();
  world.run({});
  expect(ran).toBe(2);
});

test('[WO5] a program that never waits is found out', () => {
  const world = createWorld({ seed: '' });
  const spin = (): void => void world.clock.after(0, spin);
  spin();
  expect(() => world.run({ atMs: 1 })).toThrow('time moves on');
});

test('[WO3] the same seed gives the same run, byte for byte, and another seed another', () => {
  const run = rehearse('one');
  expect(rehearse('one')).toEqual(run);
  expect(rehearse('two').hash).not.toBe(run.hash);
});

test('[WO3] the run of a seed stays what it was', () => {
  expect(rehearse(goldenSeed)).toEqual(golden);
});

test('[WO80] a run that is not observed is the same run', () => {
  const { events, endMs } = rehearse('seen');
  expect(rehearse('seen', { observed: false })).toMatchObject({ events, endMs });
});

test('[WO80] [WO81] what is seen adds up to the traffic', () => {
  const talk = new Talk(['ann', 'ben']);
  const seen: string[] = [];
  talk.world.network.observe(({ type, atMs, from, to, payloadBytes, reason }) =>
    seen.push(`${Math.round(atMs)} ${type} ${from}>${to} ${reason ?? payloadBytes ?? ''}`.trim()),
  );
  const [ann] = talk.connect('ann', 'ben');
  ann.give(1, 1001);
  talk.pass(100);
  ann.link.close('done');
  talk.world.run({});
  talk.dial('ann', 'nobody');
  expect(seen).toEqual([
    '30 opened ann>ben',
    '30 sent ann>ben 1000',
    '41 delivered ann>ben 1000',
    '130 closed ann>ben done',
    '140 closed ben>ann done',
    '160 refused ann>nobody unreachable',
  ]);
  expect(talk.world.network.traffic('ann')).toEqual({ sent: 1001, received: 0, payloadSent: 1000 });
});

test('streams of chance do not shift each other, and each name has its own', () => {
  const draw = (world: World, name: string): number => world.random(name).uint32();
  const world = createWorld({ seed: 's' });
  const first = draw(world, 'a');
  expect(draw(world, 'b')).not.toBe(first);
  expect(draw(createWorld({ seed: 's' }), 'a')).toBe(first);
  expect(draw(createWorld({ seed: 't' }), 'a')).not.toBe(first);
});
