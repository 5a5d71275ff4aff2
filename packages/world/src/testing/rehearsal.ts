/**
 * A run with everything in it, and its whole trace as one short text: what must be the same on every platform. Needs no
 * test runner, so that a browser can play it too.
 */
import { hashName } from '../chance/hash-name.ts';
import { Talk } from '../network/testing/talk.ts';
import { type NetworkEvent } from '../world.ts';

export interface Rehearsal {
  /** Of each event, each word from the disk, and what each machine sent and got. */
  readonly hash: string;
  readonly events: number;
  readonly endMs: number;
}

export function rehearse(seed: string, { observed = true } = {}): Rehearsal {
  const names = ['ann', 'ben', 'cem', 'dan', 'eva'];
  const path = { latencyMs: 17, jitterMs: 9, loss: 0.02, reorder: 0.02, duplicate: 0.02, bandwidth: 900_000 };
  const talk = new Talk(names, { seed, path });
  const trace: string[] = [];
  if (observed) talk.world.network.observe((event) => trace.push(textOf(event)));
  const sides = names
    .flatMap((from) => names.filter((to) => from < to).map((to) => talk.dial(from, to)))
    .filter((side) => typeof side !== 'string');
  const random = talk.world.random('script');
  const happenings = new Map<number, () => void>([
    [
      100,
      () =>
        talk.world.network.partition([
          ['ann', 'ben'],
          ['cem', 'dan'],
        ]),
    ],
    [130, () => talk.world.network.heal()],
    [200, () => talk.machine('dan').crash()],
    [230, () => talk.machine('eva').kill()],
    [250, () => talk.start('dan')],
    [270, () => talk.machine('cem').crash()],
  ]);
  for (let step = 0; step < 300; step++) {
    const side = sides[random.uint32() % sides.length];
    if (random.uint32() % 2 === 0) side?.say(step % 256);
    else side?.give(step % 256, 1 + (random.uint32() % 100_000));
    const offset = random.uint32() % 10_000;
    const bytes = new Uint8Array(random.uint32() % 3000).fill(step);
    talk.machine('cem').disk.open('file', (opened) => {
      if (!opened.ok) return;
      opened.value.write(offset, bytes, () => undefined);
      opened.value.read(0, 20_000, (read) =>
        trace.push(read.ok ? hashOf(String.fromCharCode(...read.value)) : 'failed'),
      );
    });
    happenings.get(step)?.();
    talk.pass(random.uint32() % 40);
  }
  talk.world.run({});
  for (const name of names) trace.push(JSON.stringify(talk.world.network.traffic(name)));
  return { hash: hashOf(trace.join('\n')), events: talk.world.events, endMs: talk.now };
}

/** The run of this seed, as it was when the rules were last changed. */
export const goldenSeed = 'golden';
export const golden: Rehearsal = { hash: 'ca0fdf9d4ee780bf8e6bbf195dbdc1cf', events: 1292, endMs: 16_631 };

const textOf = (event: NetworkEvent): string =>
  JSON.stringify(event, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));

const hashOf = (text: string): string =>
  hashName(text)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
