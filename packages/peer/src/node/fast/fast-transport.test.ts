import { lookup } from 'node:dns/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, connect as connectTls, type ConnectionOptions } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { type OpenedLink } from '../../link-info.ts';
import { describeLink, listenTo } from '../../testing/index.ts';
import { createCertificate } from './create-certificate.ts';
import { createFastTransport, type FastTransportOptions } from './fast-transport.ts';
import { ciphers, protocol } from './settings.ts';
import { createFastPair, newIdentity, newTransport, realClock } from './testing/fast-pair.ts';

const never = new AbortController().signal;
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

async function transport(options: Partial<FastTransportOptions> = {}) {
  const made = await newTransport(options);
  cleanups.push(() => made.close());
  return made;
}

/** A transport that listens and takes everybody. */
async function acceptor(options: Partial<FastTransportOptions> = {}) {
  const links: OpenedLink[] = [];
  const made = await transport({
    listen: { hosts: ['127.0.0.1'], port: 0 },
    accept: (opened) => void links.push(opened),
    ...options,
  });
  cleanups.push(() => links.forEach(({ link }) => link.close('the test is over')));
  return { transport: made, links, address: made.addresses[0] ?? '' };
}

/** A server of something else, at an address that names a peer. */
async function stranger(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return `/ip4/127.0.0.1/tcp/${port}/tls/p2p/${(await newIdentity()).id}`;
}

const hasIp6 = await lookup('::1').then(
  async () => {
    const probe = createServer();
    return new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(0, '::1', () => probe.close(() => resolve(true)));
    });
  },
  () => false,
);

describe.skipIf(!hasIp6)('fast links over IPv6', () =>
  describeLink({ test, expect, create: () => createFastPair({ host: '::1' }), longBytes: 1024 * 1024 }),
);

describe('dialling', () => {
  test('[FA3] a name leads where its addresses lead', async () => {
    const { address, links } = await acceptor();
    const dialler = await transport();
    const named = address.replace('/ip4/127.0.0.1/', '/dns4/localhost/');
    const dialled = await dialler.dial(named, never);
    expect(dialled.ok && dialled.value.info.remoteAddress).toBe(address.replace(/\/tls.*/u, ''));
    expect(links).toHaveLength(1);
    if (dialled.ok) dialled.value.link.close('done');
  });

  test('[FA3] a name that there is not', async () => {
    const dialler = await transport();
    const address = `/dns4/nobody.invalid/tcp/4601/tls/p2p/${(await newIdentity()).id}`;
    const failed = await dialler.dial(address, never);
    // Without any resolver, the same name is not unknown but cannot be asked for.
    expect(failed).toMatchObject({ ok: false, error: { type: expect.stringMatching(/NameUnknown|NoRoute/u) } });
  });

  test('[FA3] what a name leads to is judged like an address', async () => {
    const { address } = await acceptor();
    const judged: string[] = [];
    const dialler = await transport({ judge: (ip) => (judged.push(ip), 'is refused by this test') });
    const failed = await dialler.dial(address.replace('/ip4/127.0.0.1/', '/dns4/localhost/'), never);
    expect(failed).toMatchObject({ ok: false, error: { type: 'AddressUnusable' } });
    expect(judged[0]).toBe('127.0.0.1');
  });

  test('[FA3] somebody else than the address says', async () => {
    const { address, transport: server, links } = await acceptor();
    const other = (await newIdentity()).id;
    const actual = address.split('/').at(-1);
    const dialler = await transport();
    const wrong = address.replace(actual ?? '', other);
    expect(await dialler.dial(wrong, never)).toEqual({
      ok: false,
      error: { type: 'WrongPeer', address: wrong, expected: other, actual },
    });
    expect(server.addresses[0]).toContain(actual);
    // The server had taken the link: it is told that it is over.
    for (const link of links) await listenTo(link).closed();
  });

  test('[FA3] nobody listens', async () => {
    const { address, transport: server } = await acceptor();
    await server.close();
    const dialler = await transport();
    expect(await dialler.dial(address, never)).toEqual({ ok: false, error: { type: 'Refused', address } });
  });

  test('[FA3] nobody can be there', async () => {
    const dialler = await transport();
    const address = `/ip4/255.255.255.254/tcp/4601/tls/p2p/${(await newIdentity()).id}`;
    expect(await dialler.dial(address, never)).toMatchObject({ ok: false, error: { type: 'AddressUnusable' } });
  });

  test('[FA3] somebody takes the connection and says nothing', async () => {
    const address = await stranger(createServer());
    const dialler = await transport({ settings: { handshakeMs: 60 } });
    expect(await dialler.dial(address, never)).toEqual({
      ok: false,
      error: { type: 'NoAnswer', address, after: 'socket' },
    });
  });

  test('[FA3] somebody proves to be the peer and then says nothing', async () => {
    const identity = await newIdentity();
    const { certificate: cert, privateKey: key } = await createCertificate(identity);
    const mute = createTlsServer({
      cert,
      key,
      ca: [],
      requestCert: true,
      rejectUnauthorized: false,
      ALPNProtocols: [protocol],
    });
    const address = (await stranger(mute)).replace(/[^/]+$/u, identity.id);
    const dialler = await transport({ settings: { handshakeMs: 1500 } });
    expect(await dialler.dial(address, never)).toEqual({
      ok: false,
      error: { type: 'NoAnswer', address, after: 'handshake' },
    });
  });

  test('[FA3] somebody speaks something else', async () => {
    const greeting = await stranger(createServer((socket) => socket.write('220 mail.example ESMTP\r\n')));
    const dialler = await transport();
    expect(await dialler.dial(greeting, never)).toMatchObject({ ok: false, error: { type: 'NotSpoken' } });
    // TLS, without our protocol; and with it, without a peer.
    const identity = await newIdentity();
    const { certificate, privateKey: key } = await createCertificate(identity);
    const web = await stranger(createTlsServer({ cert: certificate, key, ca: [] }));
    expect(await dialler.dial(web, never)).toMatchObject({ ok: false, error: { type: 'NotSpoken' } });
    const http = await stranger(createTlsServer({ cert: certificate, key, ca: [], ALPNProtocols: ['h2'] }));
    expect(await dialler.dial(http, never)).toMatchObject({ ok: false, error: { type: 'NotSpoken' } });
  });

  test('[FA3] somebody hangs up at once', async () => {
    const address = await stranger(createServer((socket) => socket.destroy()));
    const dialler = await transport();
    expect(await dialler.dial(address, never)).toMatchObject({ ok: false, error: { type: 'TurnedAway', address } });
  });

  test('[FA3] somebody says why not', async () => {
    const { address } = await acceptor({ accept: () => 'no more links today' });
    const dialler = await transport();
    expect(await dialler.dial(address, never)).toEqual({
      ok: false,
      error: { type: 'TurnedAway', address, detail: 'no more links today' },
    });
  });

  test('[FA3] whoever dials may give up, before and while', async () => {
    const address = await stranger(createServer());
    const dialler = await transport();
    expect(await dialler.dial(address, AbortSignal.abort())).toEqual({
      ok: false,
      error: { type: 'Aborted', address },
    });
    const giving = new AbortController();
    const dialled = dialler.dial(address, giving.signal);
    giving.abort();
    expect(await dialled).toEqual({ ok: false, error: { type: 'Aborted', address } });
  });

  test('[FA3] addresses that are not of fast links are not dialled', async () => {
    const dialler = await transport();
    const { id } = await newIdentity();
    for (const address of [
      'nonsense',
      `/ip4/127.0.0.1/tcp/4602/p2p/${id}`,
      '/ip4/127.0.0.1/tcp/4601/tls/p2p/QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N',
    ]) {
      expect(await dialler.dial(address, never)).toMatchObject({ ok: false, error: { type: 'AddressUnusable' } });
    }
    expect(dialler.handles(`/ip4/127.0.0.1/tcp/4602/tls/p2p/${id}`)).toBe(true);
    expect(dialler.handles(`/ip4/127.0.0.1/tcp/4602/p2p/${id}`)).toBe(false);
  });
});

describe('accepting', () => {
  /** A connection of somebody who does not speak as we do; resolves when it is over. */
  function attack(address: string, options: ConnectionOptions): Promise<void> {
    const port = Number(address.split('/')[4]);
    return new Promise((resolve) => {
      const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false, ca: [], ...options });
      socket.on('error', () => {});
      socket.on('close', () => resolve());
      socket.resume();
    });
  }

  test('[FA4] whoever proves nothing gets no link', async () => {
    const { address, links } = await acceptor();
    const { privateKey: key } = await createCertificate(await newIdentity());
    await attack(address, { ALPNProtocols: [protocol] });
    await attack(address, {});
    const { certificate: cert } = await createCertificate(await newIdentity());
    // The key of one certificate is not that of another: node:tls itself does not offer it.
    expect(() => connectTls({ port: 1, cert, key })).toThrow('key values mismatch');
    expect(links).toEqual([]);
  });

  test('[FA6] AES-128 is what two ends of ours choose', async () => {
    const { address } = await acceptor();
    const { certificate: cert, privateKey: key } = await createCertificate(await newIdentity());
    const port = Number(address.split('/')[4]);
    const options = { cert, key, ca: [], rejectUnauthorized: false, ALPNProtocols: [protocol], ciphers };
    const socket = connectTls({ host: '127.0.0.1', port, ...options });
    await new Promise((resolve) => socket.once('secureConnect', resolve));
    expect([socket.getProtocol(), socket.getCipher().name]).toEqual(['TLSv1.3', 'TLS_AES_128_GCM_SHA256']);
    socket.destroy();
  });

  test('[FA4] TLS 1.2 is not spoken', async () => {
    const { address, links } = await acceptor();
    const { certificate: cert, privateKey: key } = await createCertificate(await newIdentity());
    await attack(address, { cert, key, ALPNProtocols: [protocol], maxVersion: 'TLSv1.2' });
    expect(links).toEqual([]);
  });

  test('[FA4] a handshake that does not come is not waited for', async () => {
    const { address } = await acceptor({ settings: { handshakeMs: 50 } });
    const port = Number(address.split('/')[4]);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.on('close', () => resolve());
      socket.resume();
    });
  });

  test('[FA5] two hundred connections of one attacker take no more than their share, and the port goes on', async () => {
    const settings = { maxAcceptedPerAddress: 20, acceptBurst: 1000, acceptPerSecond: 1000, handshakeMs: 1500 };
    const { address, links } = await acceptor({ settings });
    const port = Number(address.split('/')[4]);
    await Promise.all(
      Array.from(
        { length: 200 },
        () =>
          new Promise<void>((resolve) => {
            const socket = connect(port, '127.0.0.1');
            socket.on('error', () => {});
            socket.on('close', () => resolve());
            socket.resume();
          }),
      ),
    );
    expect(links).toEqual([]);
    // All places are free again.
    const dialler = await transport();
    const dialled = await dialler.dial(address, never);
    expect(dialled.ok).toBe(true);
    if (dialled.ok) dialled.value.link.close('done');
  });

  test('[FA5] links of one address have a limit, which ends with them', async () => {
    const { address } = await acceptor({ settings: { maxAcceptedPerAddress: 2, acceptBurst: 10_000 } });
    const dial = async () => (await transport()).dial(address, never);
    const [one, two, three] = [await dial(), await dial(), await dial()];
    expect([one.ok, two.ok, three.ok]).toEqual([true, true, false]);
    expect(three).toMatchObject({ error: { type: 'TurnedAway' } });
    if (!one.ok || !two.ok) return;
    const ear = listenTo(one.value);
    one.value.link.close('making room');
    await ear.closed();
    // The other end hears of it a moment later.
    let four = await dial();
    while (!four.ok) four = await dial();
    for (const { link } of [two.value, four.value]) link.close('done');
  });

  test('[FA5] who knocks too often waits', async () => {
    let now = 0;
    const clock = { ...realClock, now: () => now };
    const { address } = await acceptor({ clock, settings: { acceptBurst: 2, acceptPerSecond: 1 } });
    const dial = async () => (await transport()).dial(address, never);
    expect([(await dial()).ok, (await dial()).ok, (await dial()).ok]).toEqual([true, true, false]);
    now += 1000;
    expect([(await dial()).ok, (await dial()).ok]).toEqual([true, false]);
  });

  test('a port that is taken is named', async () => {
    const { transport: one } = await acceptor();
    const failed = await createFastTransport({
      identity: await newIdentity(),
      clock: realClock,
      date: Date.now,
      accept: () => undefined,
      listen: { hosts: ['127.0.0.1'], port: one.port ?? 0 },
    });
    expect(failed).toEqual({ ok: false, error: { type: 'PortTaken', host: '127.0.0.1', port: one.port } });
  });

  test('a host that the machine does not have is left out, unless it is the first', async () => {
    const missing = '2001:db8::7';
    const { transport: made } = await acceptor({ listen: { hosts: ['127.0.0.1', missing], port: 0 } });
    expect(made.port).toBeGreaterThan(0);
    const identity = await newIdentity();
    const listen = { hosts: [missing], port: 0 };
    const options = { identity, clock: realClock, date: Date.now, accept: () => undefined, listen };
    expect(await createFastTransport(options)).toMatchObject({ ok: false, error: { type: 'ListenFailed' } });
  });

  test('links go on when the transport closes', async () => {
    const { address, transport: server, links } = await acceptor();
    const dialled = await (await transport()).dial(address, never);
    if (!dialled.ok) throw new Error(dialled.error.type);
    await server.close();
    const [accepted] = links;
    if (accepted === undefined) throw new Error('nobody came');
    const [dialler, other] = [listenTo(dialled.value), listenTo(accepted)];
    dialler.send({ header: Uint8Array.of(5) });
    expect((await other.next()).header[0]).toBe(5);
  });

  test('an address for each interface is told', async () => {
    const { transport: everywhere } = await acceptor({ listen: { hosts: ['0.0.0.0'], port: 0 } });
    expect(everywhere.addresses.length).toBeGreaterThan(0);
    for (const address of everywhere.addresses) expect(address).not.toContain('0.0.0.0');
  });
});
