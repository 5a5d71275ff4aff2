import { expect, test } from 'vitest';
import { createWorld } from '../create-world.ts';
import { type Ports } from '../world.ts';
import { Side, Talk } from './testing/talk.ts';

test('[WO30] a dial takes one and a half round trips, and then both can send', () => {
  const talk = new Talk(['ann', 'ben']);
  talk.world.network.setPath('ann', 'ben', { latencyMs: 30 });
  const [ann, ben] = talk.connect('ann', 'ben');
  expect(talk.now).toBe(60);
  ben.say(1);
  ann.say(2);
  talk.world.run({});
  expect(ann.heard[0]?.at).toBeCloseTo(70, 1);
  expect(ben.heard[0]?.at).toBeCloseTo(90, 1);
});

test('[WO31] a name that nobody has, oneself, and a path that cannot be dialled are unreachable', () => {
  const talk = new Talk(['ann', 'ben']);
  talk.world.network.setPath('ann', 'ben', { dialable: false });
  expect(talk.dial('ann', 'nobody')).toBe('unreachable');
  expect(talk.dial('ann', 'ann')).toBe('unreachable');
  const before = talk.now;
  expect(talk.dial('ann', 'ben')).toBe('unreachable');
  expect(talk.now - before).toBe(20);
});

test('[WO31] where no program runs or listens, a dial is refused', () => {
  const talk = new Talk(['ann', 'ben', 'cem']);
  talk.machine('ben').kill();
  expect(talk.dial('ann', 'ben')).toBe('refused');
  talk.machine('cem').kill();
  talk.machine('cem').start(() => undefined);
  expect(talk.dial('ann', 'cem')).toBe('refused');
});

test('[WO31] where nothing answers, a dial ends after ten seconds', () => {
  const talk = new Talk(['ann', 'ben', 'cem']);
  talk.machine('ben').crash();
  expect(talk.dial('ann', 'ben')).toBe('timeout');
  expect(talk.now).toBe(10_000);
  talk.world.network.partition([['ann'], ['cem']]);
  expect(talk.dial('ann', 'cem')).toBe('timeout');
  expect(talk.now).toBe(20_000);
});

test('[WO31] a handshake on a bad path is repeated, and given up when all is lost', () => {
  const half = new Talk(['ann', 'ben']);
  half.world.network.setPath('ben', 'ann', { loss: 0.5 });
  const times = Array.from({ length: 60 }, () => {
    const before = half.now;
    return half.dial('ann', 'ben') instanceof Side ? half.now - before : -1;
  });
  const waits = [0, 1000, 3000, 7000].map((ms) => 30 + ms);
  expect(times.every((ms) => ms === -1 || waits.includes(ms))).toBe(true);
  for (const ms of waits) expect(times).toContain(ms);
  const all = new Talk(['ann', 'ben'], { path: { loss: 1 } });
  expect(all.dial('ann', 'ben')).toBe('timeout');
});

test('[WO31] a path that is lost while dialling times out', () => {
  const talk = new Talk(['ann', 'ben']);
  talk.world.clock.after(5, () => talk.world.network.partition([['ann'], ['ben']]));
  expect(talk.dial('ann', 'ben')).toBe('timeout');
  expect(talk.now).toBe(10_000);
});

test('[WO32] a link works both ways where only one side can dial', () => {
  const talk = new Talk(['ann', 'ben']);
  talk.world.network.setPath('ann', 'ben', { dialable: false });
  const [ben, ann] = talk.connect('ben', 'ann');
  ann.say(1);
  ben.say(2);
  talk.world.run({});
  expect([ann.words, ben.words]).toEqual([[2], [1]]);
});

test('[WO30] a program may speak, close or die while it is told of the link', () => {
  const run = (accept: (side: Side, ports: Ports, kill: () => void) => void): Side => {
    const world = createWorld({ seed: 'accept' });
    world.network.setDefaultPath({ latencyMs: 10 });
    const ann = world.machine({ name: 'ann', uplink: 1e6, downlink: 1e6 });
    const ben = world.machine({ name: 'ben', uplink: 1e6, downlink: 1e6 });
    let dialled: Side | undefined;
    ben.start((ports) =>
      ports.listen((link) => {
        const side = new Side(link, ports);
        accept(side, ports, () => ben.kill());
        return side;
      }),
    );
    ann.start((ports) =>
      ports.dial('ben', {
        connected: (link) => (dialled = new Side(link, ports)),
        failed: () => undefined,
      }),
    );
    world.run({});
    return dialled!;
  };
  expect(run((side) => side.say(5)).words).toEqual([5]);
  expect(run((side) => side.link.close('no'))).toMatchObject({ closedWith: ['no'], closedAt: [40] });
  expect(run((_side, _ports, kill) => kill())).toMatchObject({ closedWith: ['reset'], closedAt: [40] });
});
