import { afterEach, expect, test, vi } from 'vitest';
import { closeAll, frame, linkedPeers, start, testTopic, type Started } from './testing/start-peer.ts';

afterEach(closeAll);

const libp2p = { libp2p: 'now', rtcBindAddress: '127.0.0.1' } as const;
const everywhere = { hosts: ['127.0.0.1'], fastPort: 0, streamPort: 0, webSocketPort: 0 };

async function startCoordinator(): Promise<Started> {
  return await start({ ...libp2p, listen: everywhere, relay: {}, coordinator: { stunPort: 0, stunHost: '127.0.0.1' } });
}

const streamAddress = ({ peer }: Started): string =>
  peer.addresses.find((address) => /^\/ip4\/127\.0\.0\.1\/tcp\/\d+\/p2p\//u.test(address)) ?? '';

test('[CO1] two peers of a topic meet at a coordinator, and stay linked when it is killed', async () => {
  const coordinator = await startCoordinator();
  const hybrid = { ...libp2p, mode: 'hybrid', coordinators: [streamAddress(coordinator)] } as const;
  const ann = await start({ ...hybrid, listen: { hosts: ['127.0.0.1'], fastPort: 0 } });
  const ben = await start({ ...hybrid, listen: { hosts: ['127.0.0.1'], fastPort: 0 } });
  ann.peer.join(await testTopic(1));
  const membership = ben.peer.join(await testTopic(1));
  await vi.waitFor(() => expect([linkedPeers(ann), linkedPeers(ben)]).toEqual([[ben.peer.id], [ann.peer.id]]), 10_000);
  expect(ann.peer.coordinators).toMatchObject([{ state: 'connected' }]);
  expect(membership.reports.get('coordinator')).toMatchObject({ type: 'found' });
  expect(coordinator.peer.coordinator?.counts.peers).toBe(2);

  await coordinator.peer.close();
  await vi.waitFor(() => expect(ann.peer.coordinators[0]?.state).toBe('gone'), 10_000);
  ann.peer.links[0]?.link.send(frame('still here'));
  await vi.waitFor(() => expect(ben.received).toEqual(['still here']));
  expect(linkedPeers(ann)).toEqual([ben.peer.id]);
});

test('[CO6] two peers that nobody can dial meet through the relay, and leave it for data channels', async () => {
  const coordinator = await startCoordinator();
  const hybrid = { ...libp2p, mode: 'hybrid', coordinators: [streamAddress(coordinator)] } as const;
  const ann = await start({ ...hybrid, listen: undefined });
  const ben = await start({ ...hybrid, listen: undefined });
  ann.peer.join(await testTopic(2));
  ben.peer.join(await testTopic(2));
  const wayOf = ({ peer }: Started) =>
    peer.links.map(({ info }) => `${info.kind} ${info.isRelayed ? 'relayed' : 'direct'}`);
  await vi.waitFor(() => expect([wayOf(ann), wayOf(ben)]).toEqual([['webrtc direct'], ['webrtc direct']]), 18_000);
  await coordinator.peer.close();
  ann.peer.links[0]?.link.send(frame('without anybody'));
  await vi.waitFor(() => expect(ben.received).toEqual(['without anybody']), 5_000);
});

test('[CO5] of two coordinators one is killed: who comes later is met at the other', async () => {
  const [first, second] = [await startCoordinator(), await startCoordinator()];
  const coordinators = [streamAddress(first), streamAddress(second)];
  const hybrid = { ...libp2p, mode: 'hybrid', coordinators, listen: { hosts: ['127.0.0.1'], fastPort: 0 } } as const;
  const ann = await start(hybrid);
  ann.peer.join(await testTopic(3));
  await vi.waitFor(
    () => expect(ann.peer.coordinators.map(({ state }) => state)).toEqual(['connected', 'connected']),
    10_000,
  );
  await first.peer.close();
  const ben = await start(hybrid);
  ben.peer.join(await testTopic(3));
  await vi.waitFor(() => expect(linkedPeers(ben)).toEqual([ann.peer.id]), 10_000);
  await vi.waitFor(
    () => expect(ben.peer.coordinators.map(({ state }) => state)).toEqual(['gone', 'connected']),
    15_000,
  );
  expect(ben.peer.coordinators[0]?.cause).toMatchObject({ type: 'Refused' });
});

test('[CO7] in pure mode no coordinator is asked, whatever the settings name', async () => {
  const coordinator = await startCoordinator();
  const ann = await start({ ...libp2p, mode: 'pure', coordinators: [streamAddress(coordinator)] });
  ann.peer.join(await testTopic(4));
  const ben = await start({ ...libp2p, mode: 'hybrid', coordinators: [streamAddress(coordinator)] });
  await vi.waitFor(() => expect(coordinator.peer.coordinator?.counts.peers).toBe(1), 10_000);
  expect([ann.peer.coordinators, ben.peer.coordinators.length]).toEqual([[], 1]);
});

test('[CO8] addresses of one coordinator are ways to one: the first that works is taken', async () => {
  const coordinator = await startCoordinator();
  const ways = coordinator.peer.addresses.filter((address) => !address.includes('/tls/'));
  const [first = ''] = ways;
  const refused = first.replace(/\/tcp\/\d+\//u, '/tcp/9/');
  const ann = await start({ ...libp2p, mode: 'hybrid', coordinators: [refused, ...ways], listen: undefined });
  await vi.waitFor(() => expect(ann.peer.coordinators).toMatchObject([{ state: 'connected' }]), 10_000);
  expect(coordinator.peer.coordinator?.counts.peers).toBe(1);
});
