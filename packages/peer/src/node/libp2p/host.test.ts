import { Socket as UdpSocket } from 'node:dgram';
import { Server, Socket } from 'node:net';
import { identify } from '@libp2p/identify';
import { noise } from '@libp2p/noise';
import { ping, type Ping } from '@libp2p/ping';
import { tcp } from '@libp2p/tcp';
import { yamux } from '@libp2p/yamux';
import { multiaddr } from '@multiformats/multiaddr';
import { createLibp2p } from 'libp2p';
import { afterEach, expect, test, vi } from 'vitest';
import { type Channel } from '../../libp2p/channel.ts';
import { placeAt, tcpAddress, testHosts } from './testing/hosts.ts';

const hosts = testHosts();
afterEach(hosts.close);
const forever = new AbortController().signal;

test('[LP1] a host that was told nothing listens nowhere, asks nobody and sends nothing', async () => {
  const spies = [
    vi.spyOn(Socket.prototype, 'connect'),
    vi.spyOn(Server.prototype, 'listen'),
    vi.spyOn(UdpSocket.prototype, 'bind'),
    vi.spyOn(UdpSocket.prototype, 'send'),
  ];
  const host = await hosts.create({ listen: [], dht: {}, relay: {} });
  // The DHT begins to look for itself within its first second.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  expect(host.addresses).toEqual([]);
});

test('[LP2] a plain libp2p node that knows nothing of us identifies and pings a host', async () => {
  const host = await hosts.create();
  const plain = await createLibp2p({
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    services: { identify: identify(), ping: ping() },
  });
  try {
    const identified = new Promise<readonly string[]>((resolve) =>
      plain.addEventListener('peer:identify', ({ detail }) => resolve(detail.protocols), { once: true }),
    );
    const roundTrip = await (plain.services['ping'] as Ping).ping(multiaddr(tcpAddress(host)));
    expect(roundTrip).toBeGreaterThanOrEqual(0);
    expect(await identified).toContain('/ipfs/ping/1.0.0');
  } finally {
    await plain.stop();
  }
});

test('[LP3] what others announce is told after what is reached directly, and taken back', async () => {
  const host = await hosts.create();
  const outside = `/ip4/192.0.2.9/tcp/4700/p2p/${host.id}`;
  let changes = 0;
  host.onAddresses(() => changes++);
  host.announce('router', [outside]);
  expect(host.addresses).toEqual([outside]);
  host.announce('router', []);
  expect(host.addresses).toHaveLength(2);
  await vi.waitFor(() => expect(changes).toBeGreaterThan(0));
});

test('[CH1] messages come whole and in order, until the other end has said its last', async () => {
  const [one, other] = [await hosts.create({ listen: [] }), await hosts.create()];
  const received: number[] = [];
  other.handle('/test/1', async (channel) => {
    for (;;) {
      const message = await channel.receive();
      if (!message.ok || message.value === undefined) break;
      received.push(message.value.length);
      await channel.send(message.value);
    }
  });
  const opened = await one.openChannel(tcpAddress(other), '/test/1', forever);
  if (!opened.ok) throw new Error(opened.error.type);
  const channel = opened.value;
  expect(channel.peer).toBe(other.id);
  for (const length of [0, 1, 60_000]) {
    await channel.send(new Uint8Array(length).fill(7));
    expect(await channel.receive()).toEqual({ ok: true, value: new Uint8Array(length).fill(7) });
  }
  await channel.end();
  expect(await channel.receive()).toEqual({ ok: true, value: undefined });
  expect(received).toEqual([0, 1, 60_000]);
});

test('[CH2] a message above the limit ends the channel, before it is kept', async () => {
  const [one, other] = [await hosts.create({ listen: [] }), await hosts.create()];
  const heard = Promise.withResolvers<unknown>();
  const limits = { maxMessageBytes: 1000, perPeer: 1, atOnce: 1 };
  other.handle('/test/1', async (channel) => heard.resolve(await channel.receive()), limits);
  const opened = await one.openChannel(tcpAddress(other), '/test/1', forever, { maxMessageBytes: 5000 });
  if (!opened.ok) throw new Error(opened.error.type);
  await opened.value.send(new Uint8Array(1001));
  expect(await heard.promise).toEqual({ ok: false, error: { type: 'MessageTooLong', max: 1000 } });
  expect(await opened.value.receive()).toMatchObject({ ok: false, error: { type: 'ChannelClosed' } });
});

test('[CH3] one peer, and all together, have as many channels as they are given', async () => {
  const [one, other] = [await hosts.create({ listen: [] }), await hosts.create()];
  const taken: Channel[] = [];
  other.handle('/test/1', (channel) => void taken.push(channel), { maxMessageBytes: 10, perPeer: 1, atOnce: 5 });
  const open = async () => {
    const opened = await one.openChannel(tcpAddress(other), '/test/1', forever, { maxMessageBytes: 10 });
    if (!opened.ok) return opened.error.type;
    await opened.value.send(new Uint8Array(1));
    return opened.value;
  };
  const first = await open();
  await vi.waitFor(() => expect(taken).toHaveLength(1));
  const second = await open();
  if (typeof second === 'object') expect(await second.receive()).toMatchObject({ ok: false });
  if (typeof first === 'string') throw new Error(first);
  first.abort('makes room');
  await vi.waitFor(() => expect(taken[0]?.closed.aborted).toBe(true));
  await open();
  await vi.waitFor(() => expect(taken).toHaveLength(2));
});

test('[RE1] a place at a relay is had again after the relay was started anew', async () => {
  const relay = await hosts.create({ relay: {}, listen: ['/ip4/127.0.0.1/tcp/0'] });
  const address = tcpAddress(relay);
  const port = /tcp\/(\d+)/u.exec(address)?.[1];
  const host = await hosts.create({ listen: [] });
  const states: string[] = [];
  host.keepRelay(address, ({ type }) => void states.push(type));
  await vi.waitFor(() => expect(states).toEqual(['reserved']));
  expect(host.addresses[0]).toContain('/p2p-circuit/');
  await relay.close();
  await vi.waitFor(() => expect(host.addresses).toEqual([]), 5_000);
  await vi.waitFor(() => expect(states).toContain('failed'), 5_000);
  const again = await hosts.create({
    relay: {},
    listen: [`/ip4/127.0.0.1/tcp/${port}`],
    identity: hosts.identityOf(relay),
  });
  expect(again.id).toBe(relay.id);
  await vi.waitFor(() => expect(states.at(-1)).toBe('reserved'), 10_000);
});

test('[RE2] a relayed connection ends when it has carried what the relay allows', async () => {
  const relay = await hosts.create({ relay: { maxBytes: 100_000 } });
  const [one, other] = [await hosts.create({ listen: [] }), await hosts.create({ listen: [] })];
  other.handle('/test/1', async (channel) => {
    for (;;) {
      const message = await channel.receive();
      if (!message.ok || message.value === undefined) break;
    }
  });
  const opened = await one.openChannel(await placeAt(relay, other), '/test/1', forever);
  if (!opened.ok) throw new Error(opened.error.type);
  expect(opened.value.isRelayed).toBe(true);
  let sent = 0;
  while ((await opened.value.send(new Uint8Array(10_000))).ok && sent < 100) sent++;
  expect(sent).toBeLessThan(100);
});

test('[RE3] who has no place at a relay is not reached through it, and who has no relay relays for nobody', async () => {
  const relay = await hosts.create({ relay: {} });
  const [one, other] = [await hosts.create({ listen: [] }), await hosts.create()];
  const through = (host: typeof relay) => `${tcpAddress(host)}/p2p-circuit/p2p/${other.id}`;
  expect(await one.openChannel(through(relay), '/test/1', forever)).toMatchObject({
    error: { type: 'RelayRefused', detail: 'NO_RESERVATION' },
  });
  const plain = await hosts.create();
  expect(await one.openChannel(through(plain), '/test/1', forever)).toMatchObject({ error: { type: 'RelayRefused' } });
});

test('[RE4] a place at a relay that gives none is told', async () => {
  const full = await hosts.create({ relay: { maxReservations: 1 } });
  const [first, second] = [await hosts.create({ listen: [] }), await hosts.create({ listen: [] })];
  await placeAt(full, first);
  await expect(placeAt(full, second)).rejects.toThrow('RESERVATION_REFUSED');
});
