import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { placeAt, tcpAddress, testHosts } from './testing/hosts.ts';

const hosts = testHosts();
const wires: Server[] = [];
const ends: Socket[] = [];
afterEach(async () => {
  await hosts.close();
  for (const end of ends.splice(0)) end.destroy();
  for (const wire of wires.splice(0)) wire.close();
});
const forever = new AbortController().signal;

/** A wire to a port: those that pass through it can be cut without either end being told. */
async function wireTo(port: number): Promise<{ readonly port: number; cut(): void }> {
  let current: Socket[] = [];
  const wire = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => {});
    current.push(near, far);
    ends.push(near, far);
  });
  wires.push(wire);
  await new Promise<void>((resolve) => void wire.listen(0, '127.0.0.1', resolve));
  return {
    port: (wire.address() as AddressInfo).port,
    cut() {
      for (const end of current) end.unpipe().pause();
      current = [];
    },
  };
}

test('[SL6] a connection that no longer answers is given up, and the address dialled anew', async () => {
  const [one, other] = [await hosts.create({ listen: [] }), await hosts.create()];
  other.handle('/test/1', async (channel) => void (await channel.receive()));
  const direct = tcpAddress(other);
  const port = Number(/tcp\/(\d+)/u.exec(direct)?.[1]);
  const wire = await wireTo(port);
  const address = direct.replace(`/tcp/${port}/`, `/tcp/${wire.port}/`);
  expect((await one.openChannel(address, '/test/1', forever)).ok).toBe(true);
  const [old] = one.node.getConnections();
  wire.cut();
  expect((await one.openChannel(address, '/test/1', forever)).ok).toBe(true);
  expect(old?.status).not.toBe('open');
  expect(one.node.getConnections().map(({ id }) => id)).not.toContain(old?.id);
});

test('[SL6] one connection serves all that is opened, and a direct one what is asked for through a relay', async () => {
  const relay = await hosts.create({ relay: {} });
  const [one, other] = [await hosts.create({ listen: [] }), await hosts.create()];
  other.handle('/test/1', async (channel) => void (await channel.receive()));
  const relayed = await placeAt(relay, other);
  for (const address of [tcpAddress(other), tcpAddress(other), relayed]) {
    const opened = await one.openChannel(address, '/test/1', forever);
    expect(opened.ok && opened.value.isRelayed).toBe(false);
    expect(opened.ok).toBe(true);
  }
  expect(one.node.getConnections()).toHaveLength(1);
});

test('[SL7] a connection outlives the signal and the time of its dial', async () => {
  const [one, other] = [await hosts.create({ listen: [], dialTimeoutMs: 200 }), await hosts.create()];
  other.handle('/test/1', async (channel) => {
    const message = await channel.receive();
    if (message.ok && message.value !== undefined) await channel.send(message.value);
  });
  const caller = new AbortController();
  const opened = await one.openChannel(tcpAddress(other), '/test/1', caller.signal);
  if (!opened.ok) throw new Error(opened.error.type);
  caller.abort();
  await new Promise((resolve) => AbortSignal.timeout(400).addEventListener('abort', resolve));
  await opened.value.send(Uint8Array.of(7));
  expect(await opened.value.receive()).toEqual({ ok: true, value: Uint8Array.of(7) });
});
