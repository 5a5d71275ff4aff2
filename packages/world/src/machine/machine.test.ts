import { expect, test } from 'vitest';
import { createWorld } from '../create-world.ts';
import { Talk } from '../network/testing/talk.ts';
import { type Ports } from '../world.ts';

for (const end of ['kill', 'crash'] as const) {
  test(`[WO60] after a ${end} nothing of a program runs again, and its calls have no effect`, () => {
    const talk = new Talk(['ann', 'ben']);
    const [ann, ben] = talk.connect('ann', 'ben');
    const ports = talk.ports.get('ann')!;
    const told: string[] = [];
    const outcome = {
      connected: () => {
        told.push('connected');
        return ann;
      },
      failed: () => told.push('failed'),
    };
    ben.say(1);
    talk.pass(6);
    // Closed, and dead before it is told so.
    const [closing] = talk.connect('ann', 'ben');
    ben.say(1);
    talk.pass(5);
    closing.link.close('just now');
    ports.clock.after(5, () => told.push('timer'));
    ports.dial('ben', outcome);
    ports.disk.open('file', () => told.push('opened'));
    talk.machine('ann')[end]();
    expect(talk.machine('ann').running).toBe(false);

    ports.clock.after(5, () => told.push('timer')).cancel();
    ports.clock.after(5, () => told.push('timer'));
    ports.dial('ben', outcome);
    ports.disk.open('file', () => told.push('opened'));
    ports.listen(() => ann);
    expect(ann.say(2)).toBe(false);
    ann.link.close('late');
    talk.world.run({});
    expect(told).toEqual([]);
    expect(closing.closedWith).toEqual([]);
    expect([ann.words, ann.closedWith, ben.words]).toEqual([[1], [], []]);
    expect(talk.dial('ben', 'ann')).toBe(end === 'kill' ? 'refused' : 'timeout');
  });
}

test('[WO60] a program may end itself in the middle of its work', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann, ben] = talk.connect('ann', 'ben');
  ann.whenDrained = () => talk.machine('ann').crash();
  ben.whenHeard = () => talk.machine('ben').kill();
  ann.give(1, 200_000);
  ben.give(2, 500_000);
  talk.world.run({});
  expect([ann.closedWith, ben.closedWith]).toEqual([[], ['timeout']]);
});

test('[WO61] after a kill the other ends get what was sent, then the closing', () => {
  const talk = new Talk(['ann', 'ben', 'cem']);
  const [toBen, ben] = talk.connect('ann', 'ben');
  const [, cem] = talk.connect('ann', 'cem');
  toBen.say(1);
  const killed = talk.now;
  talk.machine('ann').kill();
  talk.world.run({});
  expect([ben.words, ben.closedWith, cem.closedWith]).toEqual([[1], ['reset'], ['reset']]);
  expect(cem.closedAt).toEqual([killed + 10]);
});

test('[WO62] after a crash the links are silent for ten seconds', () => {
  const talk = new Talk(['ann', 'ben']);
  const [, ben] = talk.connect('ann', 'ben');
  const crashed = talk.now;
  talk.machine('ann').crash();
  ben.give(1, 100_000);
  talk.world.run({});
  expect([ben.closedWith, ben.closedAt]).toEqual([['timeout'], [crashed + 10_000]]);
  expect(talk.world.network.traffic('ben').sent).toBe(0);
});

test('[WO62] a partition that comes and goes does not wake a crashed machine', () => {
  const talk = new Talk(['ann', 'ben']);
  const [, ben] = talk.connect('ann', 'ben');
  const crashed = talk.now;
  talk.machine('ann').crash();
  talk.world.network.partition([['ann'], ['ben']]);
  talk.pass(100);
  talk.world.network.heal();
  talk.world.run({});
  expect([ben.closedWith, ben.closedAt]).toEqual([['timeout'], [crashed + 10_000]]);
});

test('[WO62] a machine that starts again before tells the other ends that their links are gone', () => {
  const talk = new Talk(['ann', 'ben']);
  const [, ben] = talk.connect('ann', 'ben');
  talk.machine('ann').crash();
  talk.pass(3000);
  expect(ben.closedWith).toEqual([]);
  const started = talk.now;
  talk.start('ann');
  ben.say(1);
  talk.world.run({});
  expect([ben.closedWith, ben.closedAt]).toEqual([['reset'], [started + 10]]);
  expect(talk.now).toBe(started + 10);
  const [again] = talk.connect('ben', 'ann');
  expect(again.say(2)).toBe(true);
});

test('[WO62] who crashes and starts again in a partition is not heard before it heals', () => {
  const talk = new Talk(['ann', 'ben']);
  const [, ben] = talk.connect('ann', 'ben');
  talk.world.network.partition([['ann']]);
  const parted = talk.now;
  talk.machine('ann').crash();
  talk.pass(1000);
  talk.start('ann');
  talk.world.run({});
  expect([ben.closedWith, ben.closedAt]).toEqual([['timeout'], [parted + 10_000]]);
});

test('[WO62] who crashes and starts again in a partition is heard when it heals', () => {
  const talk = new Talk(['ann', 'ben']);
  const [, ben] = talk.connect('ann', 'ben');
  talk.world.network.partition([['ann']]);
  talk.machine('ann').crash();
  talk.start('ann');
  talk.pass(1000);
  talk.world.network.heal();
  const healed = talk.now;
  talk.world.run({});
  expect([ben.closedWith, ben.closedAt]).toEqual([['reset'], [healed + 200]]);
});

test('[WO62] a crash of both machines leaves nobody to tell', () => {
  const talk = new Talk(['ann', 'ben']);
  const [ann, ben] = talk.connect('ann', 'ben');
  talk.machine('ann').crash();
  talk.machine('ben').crash();
  talk.start('ann');
  talk.world.run({});
  expect([ann.closedWith, ben.closedWith]).toEqual([[], []]);
});

test('[WO63] each start gives other chance, and each world the same', () => {
  const draws = (seed: string): number[] => {
    const world = createWorld({ seed });
    const machine = world.machine({ name: 'ann', uplink: 1, downlink: 1 });
    const drawn: number[] = [];
    const program = ({ random }: Ports): void => void drawn.push(random.uint32());
    machine.start(program);
    machine.kill();
    machine.start(program);
    return drawn;
  };
  expect(draws('one')).toEqual(draws('one'));
  expect(new Set([...draws('one'), ...draws('two')]).size).toBe(4);
});
