import { describe, expect, test } from 'vitest';
import { describeLink, listenTo } from '../../testing/index.ts';
import { createFastPair } from './testing/fast-pair.ts';
import { createTimedPair } from './testing/timed-pair.ts';

describe('fast links over IPv4', () =>
  describeLink({ test, expect, create: () => createFastPair(), createTimed: createTimedPair }));

test('[FR5] a connection that breaks off is told at both ends', async () => {
  const pair = await createTimedPair();
  const [dialler, acceptor] = [listenTo(pair.dialled), listenTo(pair.accepted)];
  dialler.send({ header: Uint8Array.of(1) });
  await acceptor.next();
  pair.breakOff();
  expect(await dialler.closed()).toMatch(/went away|broke/u);
  expect(await acceptor.closed()).toMatch(/went away|broke/u);
  await pair.close();
});
