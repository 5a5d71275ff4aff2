import { afterEach, expect, test, vi } from 'vitest';
import { closeAll, frame, start } from './testing/start-peer.ts';

afterEach(closeAll);

const forever = new AbortController().signal;

test('[CN1] two programs are linked by a fast address, and both know where the other is', async () => {
  const ann = await start();
  const ben = await start();
  const linked = await ann.peer.connect(ben.peer.addresses, forever);
  expect(linked.ok && linked.value.info).toMatchObject({ peer: ben.peer.id, kind: 'fast', direction: 'dialled' });
  ann.lives[0]?.link.send(frame('hello'));
  await vi.waitFor(() => expect(ben.received).toEqual(['hello']));
  ben.lives[0]?.link.send(frame('good day'));
  await vi.waitFor(() => expect(ann.received).toEqual(['good day']));
  expect(ben.lives[0]?.address).toBe(ann.peer.addresses[0]);
});

test('[CN7] a program that is not there is explained', async () => {
  const ann = await start();
  const ben = await start();
  const { addresses } = ben.peer;
  await ben.peer.close();
  const linked = await ann.peer.connect(addresses, forever);
  expect(!linked.ok && linked.error).toMatchObject([{ type: 'Refused' }]);
  expect(ann.peer.attempts.at(-1)).toMatchObject({ peer: ben.peer.id, way: 'link', outcome: { type: 'Refused' } });
});

test('[CN7] somebody else at the address is not who was wanted', async () => {
  const [ann, ben, eve] = [await start(), await start(), await start()];
  const address = eve.peer.addresses[0]?.replace(eve.peer.id, ben.peer.id) ?? '';
  const linked = await ann.peer.connect([address], forever);
  expect(!linked.ok && linked.error).toMatchObject([{ type: 'WrongPeer', expected: ben.peer.id, actual: eve.peer.id }]);
});

test('[CN5] who is not wanted learns so', async () => {
  const ann = await start();
  const ben = await start({ isBanned: () => true });
  const linked = await ann.peer.connect(ben.peer.addresses, forever);
  expect(!linked.ok && linked.error).toMatchObject([{ type: 'TurnedAway' }]);
});
