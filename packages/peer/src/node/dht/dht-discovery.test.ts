import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { type FoundPeer, type Topic } from '../../discovery.ts';
import { type Libp2pHost } from '../../libp2p/host.ts';
import { clock, tcpAddress, testHosts } from '../libp2p/testing/hosts.ts';
import { createDhtDiscovery, type DhtDiscovery } from './dht-discovery.ts';
import { cidOfName } from './topic-cid.ts';

const hosts = testHosts();
const open: DhtDiscovery[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((discovery) => discovery.close()));
  await hosts.close();
});

const dayMs = 86_400_000;
const nameOf = (text: string): Uint8Array => Uint8Array.from(createHash('sha256').update(text).digest());
const topicOf = (label: string): Topic => ({
  label,
  names: (nowMs) => [-1, 0, 1].map((day) => nameOf(`${label} ${Math.floor(nowMs / dayMs) + day}`)),
});

async function member(entry?: Libp2pHost, date = () => 100 * dayMs): Promise<{ host: Libp2pHost; dht: DhtDiscovery }> {
  const host = await hosts.create({ listen: ['/ip4/127.0.0.1/tcp/0'], dht: {} });
  const dht = createDhtDiscovery({ host, clock, date });
  open.push(dht);
  if (entry !== undefined) dht.enter([tcpAddress(entry)]);
  return { host, dht };
}

function firstFound(dht: DhtDiscovery, topic: Topic): Promise<FoundPeer> {
  return new Promise((resolve) => void dht.join(topic, resolve, () => {}));
}

test('[DH1] in a DHT of twenty peers that know one of them, two of a topic find each other', async () => {
  const first = await member();
  const others = await Promise.all(Array.from({ length: 19 }, () => member(first.host)));
  const topic = topicOf('film');
  const [one, other] = [others[4], others[17]];
  if (one === undefined || other === undefined) throw new Error('nineteen were made');
  const [foundByOne, foundByOther] = await Promise.all([firstFound(one.dht, topic), firstFound(other.dht, topic)]);
  expect(foundByOne).toEqual({ way: 'dht', peer: other.host.id, addresses: [tcpAddress(other.host)] });
  expect(foundByOther).toEqual({ way: 'dht', peer: one.host.id, addresses: [tcpAddress(one.host)] });
}, 60_000);

test('[DH2] those whose clocks are a day apart find each other', async () => {
  const early = await member();
  const late = await member(early.host, () => 101 * dayMs);
  const topic = topicOf('song');
  const [one, other] = await Promise.all([firstFound(early.dht, topic), firstFound(late.dht, topic)]);
  expect([one.peer, other.peer]).toEqual([late.host.id, early.host.id]);
}, 60_000);

test('[DH3] who knows nobody says so, and looks as soon as somebody is known', async () => {
  const alone = await member();
  const topic = topicOf('play');
  const causes: string[] = [];
  const failed = Promise.withResolvers<void>();
  const found = new Promise<FoundPeer>((resolve) => {
    alone.dht.join(topic, resolve, (report) => {
      if (report.type !== 'failed') return;
      causes.push(report.cause);
      failed.resolve();
    });
  });
  await failed.promise;
  expect(causes[0]).toContain('no peer of the DHT is known');
  const second = await member();
  void firstFound(second.dht, topic);
  alone.dht.enter([tcpAddress(second.host)]);
  expect((await found).peer).toBe(second.host.id);
}, 60_000);

test('[DH4] what the DHT sees of a name is not the name', () => {
  const name = nameOf('secret');
  expect(Buffer.from(cidOfName(name).bytes).includes(Buffer.from(name))).toBe(false);
  expect(cidOfName(name).toString()).toBe(cidOfName(Uint8Array.from(name)).toString());
});
