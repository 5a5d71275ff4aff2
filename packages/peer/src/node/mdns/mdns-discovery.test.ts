/** Over real multicast, where this machine lets it through; the rest of the discovery is tested without it. */
import { createSocket } from 'node:dgram';
import { multiaddr } from '@multiformats/multiaddr';
import { err } from '@peersume/base';
import { afterEach, expect, test } from 'vitest';
import { type DiscoveryReport, type FoundPeer, type Topic } from '../../discovery.ts';
import { type Libp2pHost } from '../../libp2p/host.ts';
import { clock, testHosts } from '../libp2p/testing/hosts.ts';
import { createMdnsDiscovery, type MdnsDiscovery } from './mdns-discovery.ts';

const hosts = testHosts();
const open: MdnsDiscovery[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((discovery) => discovery.close()));
  await hosts.close();
});

const hasMulticast = await hearsItself();

const topicOf = (label: string, byte: number): Topic => ({ label, names: () => [new Uint8Array(32).fill(byte)] });

async function device(deviceName: string): Promise<{ host: Libp2pHost; mdns: MdnsDiscovery }> {
  const host = await hosts.create({ listen: ['/ip4/0.0.0.0/tcp/0'], mdns: { intervalMs: 500 } });
  const mdns = createMdnsDiscovery({ host, clock, date: () => 0, deviceName });
  open.push(mdns);
  return { host, mdns };
}

test.skipIf(!hasMulticast)('[MD1] two devices of one network that speak of a topic find each other', async () => {
  const [ann, ben, eve] = [await device('Ann'), await device('Ben'), await device('Eve')];
  const found = (mdns: MdnsDiscovery, topic: Topic) =>
    new Promise<FoundPeer>((resolve) => void mdns.join(topic, resolve, () => {}));
  const film = topicOf('film', 1);
  let isFoundByEve = false;
  eve.mdns.join(
    topicOf('song', 2),
    () => (isFoundByEve = true),
    () => {},
  );
  const [byAnn, byBen] = await Promise.all([found(ann.mdns, film), found(ben.mdns, film)]);
  expect([byAnn.peer, byBen.peer]).toEqual([ben.host.id, ann.host.id]);
  expect(byAnn.addresses.some((address) => ben.host.addresses.includes(address))).toBe(true);
  expect(isFoundByEve).toBe(false);
});

test.skipIf(!hasMulticast)('[MD2] devices nearby are listed with the names that they give themselves', async () => {
  const [ann] = [await device('Ann'), await device('Ben'), await device('Eve')];
  await new Promise<void>((resolve) => {
    const check = (): void => {
      if (ann.mdns.nearby().length === 2) resolve();
    };
    ann.mdns.onNearby(check);
    check();
  });
  expect(
    ann.mdns
      .nearby()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['Ben', 'Eve']);
});

test('[MD3] a device that announces an address outside of this network is not asked', async () => {
  const host = await hosts.create({ listen: ['/ip4/127.0.0.1/tcp/0'], mdns: { intervalMs: 60_000 } });
  const stranger = await hosts.create({ listen: [] });
  const asked: string[] = [];
  const watched = Object.create(host, {
    openChannel: {
      value: (address: string) => {
        asked.push(address);
        return Promise.resolve(err({ type: 'Refused', address }));
      },
    },
  }) as Libp2pHost;
  open.push(createMdnsDiscovery({ host: watched, clock, date: () => 0 }));
  const source = host.node.services['mdns'] as EventTarget;
  const announce = (...texts: string[]) =>
    source.dispatchEvent(
      new CustomEvent('peer', {
        detail: { id: stranger.node.peerId, multiaddrs: texts.map((text) => multiaddr(text)) },
      }),
    );
  announce('/ip4/203.0.113.5/tcp/4602', '/ip4/127.0.0.1/tcp/22', '/dns4/router.local/tcp/4602');
  expect(asked).toEqual([]);
  announce('/ip4/203.0.113.5/tcp/4602', '/ip4/127.0.0.1/tcp/4602');
  expect(asked).toEqual([`/ip4/127.0.0.1/tcp/4602/p2p/${stranger.id}`]);
});

test('[MD4] that nobody answers is told', async () => {
  const host = await hosts.create({ listen: ['/ip4/127.0.0.1/tcp/0'], mdns: { intervalMs: 60_000 } });
  const due: (() => void)[] = [];
  const reports: DiscoveryReport[] = [];
  const mdns = createMdnsDiscovery({
    host,
    clock: { now: clock.now, after: (_, task) => (due.push(task), { cancel: () => {} }) },
    date: () => 0,
  });
  open.push(mdns);
  mdns.join(
    topicOf('film', 1),
    () => {},
    (report) => void reports.push(report),
  );
  expect(reports).toEqual([{ type: 'looking' }]);
  for (const task of due) task();
  expect(reports[1]).toMatchObject({ type: 'failed' });
});

/** Some machines and containers have no way for multicast at all. */
function hearsItself(): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const finish = (heard: boolean): void => {
    clearTimeout(timer);
    socket.close();
    resolve(heard);
  };
  const timer = setTimeout(() => finish(false), 2_000);
  socket.on('error', () => finish(false));
  socket.on('message', () => finish(true));
  socket.bind(0, () => {
    socket.addMembership('224.0.0.251');
    socket.send('peersume', socket.address().port, '224.0.0.251');
  });
  return promise;
}
