/** The listening side: who may knock, the handshake, the proof, and then a link for whoever made this transport. */
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { type Clock, err, ok, type Result } from '@peersume/base';
import { createFrameLink, type FrameLink } from '../../frames/index.ts';
import { type OpenedLink } from '../../link-info.ts';
import { createAcceptLimits } from './accept-limits.ts';
import { allocateBytes } from './allocate-bytes.ts';
import { type Certificate } from './create-certificate.ts';
import { keepAliveProbeMs } from './dial.ts';
import { provePeer } from './prove-peer.ts';
import { ciphers, type FastSettings, protocol } from './settings.ts';
import { createSocketWriter } from './socket-writer.ts';
import { tcpAddress } from './tcp-address.ts';

export interface AcceptPorts {
  readonly clock: Clock;
  readonly date: () => number;
  readonly settings: FastSettings;
  readonly certificate: Certificate;
  /** Takes a proven link, or says why not. */
  readonly accept: (opened: OpenedLink) => string | undefined;
}

export interface Acceptor {
  listen(host: string, port: number): Promise<Result<number, ListenError>>;
  /** No more links; those who are still at the door are sent away. */
  close(): Promise<void>;
}

export type ListenError =
  | { readonly type: 'PortTaken'; readonly host: string; readonly port: number }
  /** The system's code: `EADDRNOTAVAIL` where the machine has no such address, `EACCES` where the port needs rights. */
  | { readonly type: 'ListenFailed'; readonly host: string; readonly port: number; readonly detail: string };

/** The machine has no such address; most often it has no IPv6. */
export const isHostMissing = (error: ListenError): boolean =>
  error.type === 'ListenFailed' && (error.detail === 'EADDRNOTAVAIL' || error.detail === 'EAFNOSUPPORT');

export function createAcceptor(ports: AcceptPorts): Acceptor {
  const { clock, settings, certificate } = ports;
  const limits = createAcceptLimits(clock, settings);
  const servers: Server[] = [];
  /** Connections without a link yet, by the other end: the TLS socket does not say which one it is made of. */
  const atTheDoor = new Map<string, Socket>();

  const tls = createTlsServer({
    key: certificate.privateKey,
    cert: certificate.certificate,
    // Nor are there the system's: reading them takes longer than a whole handshake.
    ca: [],
    minVersion: 'TLSv1.3',
    ciphers,
    requestCert: true,
    // There is no authority: the peer's own proof is asked for below.
    rejectUnauthorized: false,
    ALPNProtocols: [protocol],
    handshakeTimeout: settings.handshakeMs,
  });
  // Whoever does not get through the handshake is gone by then; `close` of its socket is told elsewhere.
  tls.on('tlsClientError', (_error, socket) => void socket.destroy());
  tls.on('secureConnection', (socket) => void welcome(socket));

  function knock(socket: Socket): void {
    const ip = socket.remoteAddress;
    if (ip === undefined || !limits.enters(ip)) {
      socket.destroy();
      return;
    }
    const end = endOf(socket);
    atTheDoor.set(end, socket);
    // Its TLS socket takes this one with it when it closes.
    socket.once('close', () => {
      atTheDoor.delete(end);
      limits.left(ip);
    });
    socket.on('error', () => void socket.destroy());
    tls.emit('connection', socket);
  }

  async function welcome(socket: TLSSocket): Promise<void> {
    let isGone = false;
    let ended = () => {
      isGone = true;
    };
    socket.on('error', () => void socket.destroy());
    socket.on('close', () => ended());
    const proven = await provePeer(socket.getPeerX509Certificate()?.raw, ports.date());
    if (isGone || !proven.ok || socket.alpnProtocol !== protocol) {
      socket.destroy();
      return;
    }
    const link: FrameLink = createFrameLink({
      info: {
        peer: proven.value,
        kind: 'fast',
        direction: 'accepted',
        isRelayed: false,
        remoteAddress: tcpAddress(socket.remoteAddress, socket.remotePort),
      },
      clock,
      writer: createSocketWriter(
        () => socket,
        () => link.writable(),
      ),
      allocate: allocateBytes,
    });
    ended = link.ended;
    const refusal = ports.accept(link);
    if (refusal !== undefined) {
      link.link.close(refusal);
      return;
    }
    atTheDoor.delete(endOf(socket));
    link.sayReady();
    socket.on('data', (bytes: Uint8Array) => link.push(bytes));
  }

  function listen(host: string, port: number): Promise<Result<number, ListenError>> {
    const { promise, resolve } = Promise.withResolvers<Result<number, ListenError>>();
    const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveProbeMs }, knock);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const { code = error.message } = error;
      resolve(
        err(
          code === 'EADDRINUSE'
            ? { type: 'PortTaken', host, port }
            : { type: 'ListenFailed', host, port, detail: code },
        ),
      );
    });
    server.listen({ host, port, ipv6Only: true }, () => {
      servers.push(server);
      // Running out of descriptors while listening is no reason to fall: the next connection is tried again.
      server.on('error', () => {});
      const bound = server.address();
      resolve(ok(typeof bound === 'object' && bound !== null ? bound.port : port));
    });
    return promise;
  }

  return {
    listen,
    async close() {
      for (const server of servers.splice(0)) server.close();
      for (const socket of atTheDoor.values()) socket.destroy();
      // The system has the port back at the end of this turn; links that go on are not waited for.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const endOf = (socket: Socket): string => `${socket.remoteAddress}|${socket.remotePort}|${socket.localPort}`;
