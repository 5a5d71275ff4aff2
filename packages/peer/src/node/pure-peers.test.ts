import { afterEach, expect, test, vi } from 'vitest';
import type { DiscoveryWay } from '../discovery.ts';
import { closeAll, linkedPeers, start, testTopic } from './testing/start-peer.ts';

afterEach(closeAll);

const listen = { hosts: ['127.0.0.1'], fastPort: 0, streamPort: 0 };

test('[CP1] three peers without anybody: A knows B, B knows C, and A meets C through the DHT', async () => {
  const pure = { libp2p: 'now', dht: {}, listen } as const;
  const [ann, ben, cid] = [await start(pure), await start(pure), await start(pure)];
  const topic = await testTopic(3);
  cid.peer.join(topic, { addresses: ben.peer.addresses });
  // Ben serves the DHT and speaks of nothing.
  await vi.waitFor(() => expect(linkedPeers(cid)).toEqual([ben.peer.id]), 10_000);
  ann.peer.join(topic, { addresses: ben.peer.addresses });
  await vi.waitFor(() => expect(linkedPeers(ann)).toContain(cid.peer.id), 18_000);
  // Whoever was first to find the other dialled.
  const ways = [...ann.peer.attempts, ...cid.peer.attempts]
    .filter(({ peer }) => peer !== ben.peer.id)
    .map(({ way }) => way);
  expect(ways).toContain<DiscoveryWay>('dht');
});

test('[CP2] addresses that a peer tells of a topic are tried', async () => {
  const [ann, ben, cid] = [await start(), await start(), await start()];
  const membership = ann.peer.join(await testTopic(4), { addresses: ben.peer.addresses });
  await ben.peer.connect(cid.peer.addresses, new AbortController().signal);
  await vi.waitFor(() => expect(linkedPeers(ann)).toEqual([ben.peer.id]));
  // What the swarm's peer exchange would bring: the address that Ben gave to his swarm with the link.
  const told = ben.lives.find(({ info }) => info.peer === cid.peer.id)?.address ?? '';
  membership.hear([told], 'exchange');
  await vi.waitFor(() => expect(linkedPeers(ann)).toEqual([ben.peer.id, cid.peer.id].sort()));
  expect(ann.peer.attempts.at(-1)).toMatchObject({ way: 'exchange', outcome: { type: 'linked' } });
});

test('[CP3] a peer whose process ended and came back at its place is linked again by itself', async () => {
  const ann = await start();
  const ben = await start();
  const { addresses } = ben.peer;
  ann.peer.join(await testTopic(5), { addresses });
  await vi.waitFor(() => expect(linkedPeers(ann)).toEqual([ben.peer.id]));
  await ben.peer.close();
  await vi.waitFor(() => expect(linkedPeers(ann)).toEqual([]));
  await vi.waitFor(() => expect(ann.peer.attempts.at(-1)?.outcome.type).toBe('Refused'), 5_000);
  const port = Number(/\/tcp\/(\d+)\//u.exec(addresses[0] ?? '')?.[1]);
  await start({ identity: ben.identity, listen: { hosts: ['127.0.0.1'], fastPort: port } });
  await vi.waitFor(() => expect(linkedPeers(ann)).toEqual([ben.peer.id]), 15_000);
});

test('[CA1] a peer that starts again finds those whom it met, without asking anybody', async () => {
  let kept: Uint8Array | undefined;
  const cache = {
    load: async () => kept,
    save: async (bytes: Uint8Array): Promise<void> => {
      kept = bytes;
    },
  };
  const ben = await start();
  const topic = await testTopic(6);
  const first = await start({ cache });
  first.peer.join(topic, { addresses: ben.peer.addresses });
  await vi.waitFor(() => expect(linkedPeers(first)).toEqual([ben.peer.id]));
  await first.peer.close();
  const again = await start({ cache, identity: first.identity });
  again.peer.join(topic);
  await vi.waitFor(() => expect(linkedPeers(again)).toEqual([ben.peer.id]));
  expect(again.peer.attempts.at(-1)?.way).toBe('cache');
});

test('[CP4] with a fast address libp2p is not even loaded before the link is there', async () => {
  const ben = await start();
  const ann = await start({ libp2p: 'lazy' });
  ann.peer.join(await testTopic(7), { addresses: ben.peer.addresses });
  await vi.waitFor(() => expect(linkedPeers(ann)).toEqual([ben.peer.id]), { interval: 2 });
  expect(ann.peer.libp2p).toBe('absent');
  await vi.waitFor(() => expect(ann.peer.libp2p).toBe('here'), 15_000);
});

test('[CP5] without any coordinator, two that nobody can dial reach each other through a peer of theirs', async () => {
  const pure = { libp2p: 'now', dht: {}, rtcBindAddress: '127.0.0.1' } as const;
  const ben = await start({ ...pure, listen, relay: {} });
  const ann = await start({ ...pure, listen: undefined });
  const cid = await start({ ...pure, listen: undefined });
  const topic = await testTopic(8);
  ann.peer.join(topic, { addresses: ben.peer.addresses });
  cid.peer.join(topic, { addresses: ben.peer.addresses });
  await vi.waitFor(() => expect(linkedPeers(ann)).toContain(cid.peer.id), 50_000);
}, 60_000);
