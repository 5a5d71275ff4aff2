import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Libp2pHost } from '../../libp2p/host.ts';
import { createStreamTransport } from '../../libp2p/stream-transport.ts';
import { type DialError } from '../../transport.ts';
import { clock, tcpAddress, testHosts, webSocketAddress } from './testing/hosts.ts';
import { createLocalAuthority } from './testing/local-authority.ts';

const hosts = testHosts();
const servers: Server[] = [];
let dialler: Libp2pHost;
beforeEach(async () => {
  dialler = await hosts.create({ listen: [], dialTimeoutMs: 1_000 });
});
afterEach(async () => {
  await hosts.close();
  for (const server of servers.splice(0)) server.close();
});

/** Of a peer that nobody is. */
const somebody = '12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ksv';

async function dial(address: string, signal = new AbortController().signal): Promise<DialError | 'linked'> {
  const transport = createStreamTransport({ host: dialler, clock, accept: () => 'nobody is expected' });
  const dialled = await transport.dial(address, signal);
  await transport.close();
  return dialled.ok ? 'linked' : dialled.error;
}

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('[SL3] somebody is there and nobody listens: Refused, over TCP and WebSocket', async () => {
  const port = await freePort();
  for (const way of ['', '/ws', '/tls/ws']) {
    const address = `/ip4/127.0.0.1/tcp/${port}${way}/p2p/${somebody}`;
    expect(await dial(address)).toEqual({ type: 'Refused', address });
  }
});

test('[SL3] a name that nobody has: NameUnknown', async () => {
  for (const way of ['', '/tls/ws']) {
    const address = `/dns4/nobody.invalid/tcp/443${way}/p2p/${somebody}`;
    expect(await dial(address)).toEqual({ type: 'NameUnknown', address, name: 'nobody.invalid' });
  }
});

test('[SL2] another peer answers: WrongPeer, with both names, over TCP and WebSocket', async () => {
  const other = await hosts.create();
  for (const real of [tcpAddress(other), webSocketAddress(other)]) {
    const address = real.replace(other.id, somebody);
    expect(await dial(address)).toEqual({ type: 'WrongPeer', address, expected: somebody, actual: other.id });
  }
});

test('[SL3] something that is no peer answers: NotSpoken', async () => {
  const greeter = createServer((socket) => void socket.end('220 mail.example ESMTP\r\n'));
  const web = createHttpServer((_, response) => void response.end('hello')) as Server;
  const mail = await dial(`/ip4/127.0.0.1/tcp/${await listening(greeter)}/p2p/${somebody}`);
  expect(mail).toMatchObject({ type: 'NotSpoken' });
  const page = await dial(`/ip4/127.0.0.1/tcp/${await listening(web)}/ws/p2p/${somebody}`);
  expect(page).toMatchObject({ type: 'NotSpoken' });
});

test('[SL3] a peer that has no links: NotSpoken', async () => {
  const address = tcpAddress(await hosts.create());
  expect(await dial(address)).toMatchObject({ type: 'NotSpoken', address });
});

test('[SL3] somebody takes the connection and says nothing: NoAnswer after the socket', async () => {
  const address = `/ip4/127.0.0.1/tcp/${await listening(createServer(() => {}))}/p2p/${somebody}`;
  expect(await dial(address)).toEqual({ type: 'NoAnswer', address, after: 'socket' });
});

test('[SL3] somebody takes the connection and hangs up: TurnedAway', async () => {
  const address = `/ip4/127.0.0.1/tcp/${await listening(createServer((socket) => void socket.destroy()))}/p2p/${somebody}`;
  expect(await dial(address)).toMatchObject({ type: 'TurnedAway', address });
});

test('[SL3] the other end does not want the link: TurnedAway, in its own words', async () => {
  const other = await hosts.create();
  createStreamTransport({ host: other, clock, accept: () => 'has enough links' });
  const address = tcpAddress(other);
  expect(await dial(address)).toEqual({ type: 'TurnedAway', address, detail: 'has enough links' });
});

test('[SL3] the caller gives up: Aborted', async () => {
  const address = `/ip4/127.0.0.1/tcp/${await listening(createServer(() => {}))}/p2p/${somebody}`;
  const giveUp = new AbortController();
  const dialled = dial(address, giveUp.signal);
  giveUp.abort();
  expect(await dialled).toEqual({ type: 'Aborted', address });
  expect(await dial(address, AbortSignal.abort())).toEqual({ type: 'Aborted', address });
});

test('[SL3] addresses of other transports, and our own, are unusable', async () => {
  const fast = `/ip4/127.0.0.1/tcp/4601/tls/p2p/${somebody}`;
  const channel = `/ip4/127.0.0.1/tcp/1/p2p/${somebody}/p2p-circuit/webrtc/p2p/${dialler.id}`;
  const own = `/ip4/127.0.0.1/tcp/4602/p2p/${dialler.id}`;
  for (const address of [fast, channel, own, 'nonsense'])
    expect(await dial(address)).toMatchObject({ type: 'AddressUnusable', address });
});

test('[SL4] what a name leads to is judged before anything connects', async () => {
  const judged: string[] = [];
  dialler = await hosts.create({
    listen: [],
    judge(ip) {
      judged.push(ip);
      return 'is of this machine';
    },
  });
  const connects = vi.spyOn(Socket.prototype, 'connect');
  const address = `/dns4/localhost/tcp/${await freePort()}/p2p/${somebody}`;
  connects.mockClear();
  expect(await dial(address)).toMatchObject({ type: 'AddressUnusable' });
  expect(judged).toEqual(['127.0.0.1']);
  expect(connects).not.toHaveBeenCalled();
});

test('[SL5] a WebSocket over TLS is taken with a certificate of a known authority alone', async () => {
  const { ca, cert, key } = await createLocalAuthority();
  const other = await hosts.create({ listen: ['/ip4/127.0.0.1/tcp/0/tls/ws'], certificate: { cert, key } });
  createStreamTransport({ host: other, clock, accept: () => undefined });
  const [own = ''] = other.addresses;
  const address = own.replace('/ip4/127.0.0.1/', '/dns4/localhost/');
  expect(await dial(address)).toMatchObject({ type: 'NotSpoken', detail: expect.stringContaining('certificate') });
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, ca]);
  try {
    expect(await dial(address)).toBe('linked');
  } finally {
    setDefaultCACertificates(before);
  }
});
