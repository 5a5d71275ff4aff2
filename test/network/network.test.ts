/** The hosts of the tests are what they say: each kind of network between two, tried with the kernel's own programs. */
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { type Host } from './host.ts';
import { createNetwork, networkReason } from './network.ts';

const reason = networkReason();

/** Answers each connection with the address it comes from. */
const mirror = `
  const { createServer } = require('node:net');
  createServer((socket) => socket.end(socket.remoteAddress + ':' + socket.remotePort)).listen(7000, () => console.log('ready'));
`;
const look = (address: string, port = 0): string => `
  const socket = require('node:net').connect({ host: '${address}', port: 7000, localPort: ${port}, timeout: 1500 });
  socket.on('timeout', () => { console.log('no answer'); process.exit(); });
  socket.on('error', ({ code }) => console.log(code));
  socket.pipe(process.stdout);
`;

async function serveMirror(host: Host): Promise<void> {
  const child = host.start(process.execPath, ['-e', mirror]);
  if (child.stdout !== null) await once(child.stdout, 'data');
}

async function seenFrom(host: Host, address: string, port?: number): Promise<string> {
  const child = host.start(process.execPath, ['-e', look(address, port)]);
  return child.stdout === null ? '' : (await text(child.stdout)).trim();
}

describe.skipIf(reason !== undefined)(`networks of several hosts${reason === undefined ? '' : ` (${reason})`}`, () => {
  test('hosts on one switch reach each other, until the cable is out', async () => {
    await using network = createNetwork();
    const lan = network.switch();
    const [ann, ben] = [network.host('ann'), network.host('ben')];
    ann.plug(lan, '10.1.0.1/24');
    const device = ben.plug(lan, '10.1.0.2/24');
    await serveMirror(ben);
    expect(await seenFrom(ann, '10.1.0.2')).toContain('10.1.0.1');
    ben.setLink(device, false);
    expect(await seenFrom(ann, '10.1.0.2')).not.toContain('10.1.0.1');
    ben.setLink(device, true);
    expect(await seenFrom(ann, '10.1.0.2')).toContain('10.1.0.1');
  });

  test('a NAT shows its own address, lets nobody in, and a symmetric one takes another port for each peer', async () => {
    for (const kind of ['cone', 'symmetric'] as const) {
      await using network = createNetwork();
      const [home, world] = [network.switch(), network.switch()];
      const [ann, router, ben, cleo] = ['ann', 'router', 'ben', 'cleo'].map((name) => network.host(name));
      if (ann === undefined || router === undefined || ben === undefined || cleo === undefined)
        throw new Error('hosts');
      ann.plug(home, '192.168.1.2/24');
      ann.routeBy('192.168.1.1');
      router.plug(home, '192.168.1.1/24');
      const outside = router.plug(world, '203.0.113.1/24');
      router.forward();
      router.hideBehind(outside, kind);
      router.refuseStrangers(outside);
      ben.plug(world, '203.0.113.2/24');
      cleo.plug(world, '203.0.113.3/24');
      for (const host of [ann, ben, cleo]) await serveMirror(host);
      const seen = [await seenFrom(ann, '203.0.113.2', 5_555), await seenFrom(ann, '203.0.113.3', 5_555)];
      expect(seen.every((place) => place.includes('203.0.113.1:'))).toBe(true);
      expect(seen.every((place) => place.endsWith(':5555'))).toBe(kind === 'cone');
      ben.routeTo('192.168.1.0/24', '203.0.113.1');
      expect(await seenFrom(ben, '192.168.1.2')).toBe('no answer');
    }
  });

  test('a wire takes its time, and carries what is larger than a packet', async () => {
    await using network = createNetwork();
    const [ann, ben] = [network.host('ann'), network.host('ben')];
    const wire = await network.wire(ann, ben, 25);
    await serveMirror(ben);
    const before = performance.now();
    expect(await seenFrom(ann, wire.other)).toContain(wire.one);
    // A connection and its answer: at least two round trips.
    expect(performance.now() - before).toBeGreaterThan(90);
  });
});
