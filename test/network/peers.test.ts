/** Real programs on several hosts: how they find each other, and what they go through to move a file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Host, type Switch } from './host.ts';
import { createNetwork, networkReason, type Network } from './network.ts';
import { gotBy, peerOn, shareFile } from './peer-on-host.ts';

const reason = networkReason();
const mebibyte = 1024 * 1024;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'peersume-network-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

interface World {
  readonly network: Network;
  readonly cables: Switch;
  /** Knows the way to every home that is open. */
  readonly exchange: Host;
}

function world(network: Network): World {
  const cables = network.switch();
  const exchange = network.host('exchange');
  exchange.plug(cables, '12.0.0.254/24');
  exchange.forward();
  return { network, cables, exchange };
}

/**
 * A home with one machine behind a router, at `12.0.0.N` of the world. Addresses behind a router that hides nothing are
 * public ones: what a stranger says of a private network is not dialled.
 */
function home({ network, cables, exchange }: World, number: number, kind: 'open' | 'cone' | 'symmetric'): Host {
  const inside = network.switch();
  const router = network.host(`router${number}`);
  const machine = network.host(`home${number}`);
  const subnet = kind === 'open' ? `11.0.${number}` : `192.168.${number}`;
  machine.plug(inside, `${subnet}.2/24`, { upload: '80mbit', download: '80mbit' });
  machine.routeBy(`${subnet}.1`);
  router.plug(inside, `${subnet}.1/24`);
  const outside = router.plug(cables, `12.0.0.${number}/24`);
  router.routeBy('12.0.0.254');
  router.forward();
  if (kind === 'open') exchange.routeTo(`${subnet}.0/24`, `12.0.0.${number}`);
  else {
    router.hideBehind(outside, kind);
    router.refuseStrangers(outside);
  }
  return machine;
}

describe.skipIf(reason !== undefined)(`peers on several hosts${reason === undefined ? '' : ` (${reason})`}`, () => {
  test('pure, on one network: found by mDNS, with a link that has no address', async () => {
    await using network = createNetwork();
    const lan = network.switch();
    const hosts = ['ann', 'ben'].map((name, index) => {
      const host = network.host(name);
      host.plug(lan, `10.1.0.${index + 1}/24`);
      return host;
    });
    const root = folder();
    const [ann, ben] = hosts.map((host) => peerOn(host, root, { PEERSUME_MODE: 'pure', PEERSUME_DHT: 'false' }));
    if (ann === undefined || ben === undefined) throw new Error('two hosts');
    const shared = await shareFile(ann, 2 * mebibyte);
    const got = await ben.run('get', shared.bare);
    expect(got).toMatchObject({ code: 0 });
    expect(gotBy(ben)).toEqual(shared.bytes);
  });

  test('pure, across routers: found through the DHT of a third peer', async () => {
    await using network = createNetwork();
    const outside = world(network);
    const [one, two, three] = [home(outside, 1, 'open'), home(outside, 2, 'open'), home(outside, 3, 'open')];
    const root = folder();
    const settings = { PEERSUME_MODE: 'pure', PEERSUME_MDNS: 'false' };
    const third = peerOn(three, root, settings).start('serve', '--http-port', '0');
    const { addresses } = await third.told;
    const [ann, ben] = [one, two].map((host) =>
      peerOn(host, root, { ...settings, PEERSUME_BOOTSTRAP: streamsOf(addresses) }),
    );
    if (ann === undefined || ben === undefined) throw new Error('two peers');
    const shared = await shareFile(ann, 2 * mebibyte);
    const got = await ben.run('get', shared.bare);
    expect(got).toMatchObject({ code: 0 });
    expect(gotBy(ben)).toEqual(shared.bytes);
  });

  test.each([
    ['one side behind a NAT', 'cone', 'open'],
    ['both sides behind NATs', 'cone', 'cone'],
    ['both sides behind symmetric NATs', 'symmetric', 'symmetric'],
  ] as const)('hybrid, %s: they meet at a coordinator', async (_, giving, getting) => {
    await using network = createNetwork();
    const outside = world(network);
    const meet = network.host('meet');
    meet.plug(outside.cables, '12.0.0.100/24');
    meet.routeBy('12.0.0.254');
    const [one, two] = [home(outside, 1, giving), home(outside, 2, getting)];
    const root = folder();
    const coordinator = peerOn(meet, root).start('coordinator', '--public-port', '0', '--http-port', '0');
    const { addresses } = await coordinator.told;
    const settings = {
      PEERSUME_MDNS: 'false',
      PEERSUME_DHT: 'false',
      PEERSUME_COORDINATORS: streamsOf(addresses),
    };
    const [ann, ben] = [one, two].map((host) => peerOn(host, root, settings));
    if (ann === undefined || ben === undefined) throw new Error('two peers');
    const shared = await shareFile(ann, 2 * mebibyte);
    const got = await ben.run('get', shared.bare);
    expect(got).toMatchObject({ code: 0 });
    expect(gotBy(ben)).toEqual(shared.bytes);
  });
});

/** By which libp2p is spoken over TCP, as a setting has them. */
const streamsOf = (addresses: unknown): string =>
  (addresses as string[]).filter((address) => /\/tcp\/\d+\/p2p\/[^/]+$/u.test(address)).join(',');
