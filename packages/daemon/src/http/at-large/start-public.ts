/**
 * What a coordinator shows the world at one port: the app, and WebSocket for browsers that are peers (rules HT20–). With
 * a certificate it is https and wss, the secure origin that phones need; without, plain http for a reverse proxy that has
 * one. Nothing of the local interface is reachable here: no API, no files.
 */
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Duplex } from 'node:stream';
import { err, ok, type PeerId, type Result } from '@peersume/base';
import type { DaemonError } from '../../daemon-error.ts';
import type { Log } from '../../metrics/log.ts';
import { answerError, answerJson } from '../answer.ts';
import { headersTimeoutMs, keepAliveMs, maxHeaderBytes, requestTimeoutMs } from '../limits.ts';
import { serveSite } from '../site/serve-site.ts';
import { listen } from '../start-http.ts';
import { forwardUpgrade } from './forward-upgrade.ts';
import { readCertificate, watchCertificate, type CertificateFiles } from './certificate.ts';

export interface PublicOptions {
  readonly host: string;
  readonly port: number;
  /** Absent: plain http. */
  readonly certificate?: CertificateFiles | undefined;
  readonly site?: string | undefined;
  /** The port on loopback where this program's peer listens for WebSocket. */
  readonly webSocketPort: () => number | undefined;
  /** Told to the pages served here, at `/peer.json`: with it they reach this peer at their own address. */
  readonly id?: PeerId | undefined;
  readonly log: Log;
}

export interface PublicInterface extends AsyncDisposable {
  readonly port: number;
  readonly scheme: 'http' | 'https';
  close(): Promise<void>;
}

const maxConnections = 4_000; // each browser keeps one or two
const maxOfOneAddress = 128; // a school or an office stands behind one address

export async function startPublic(options: PublicOptions): Promise<Result<PublicInterface, DaemonError>> {
  const { certificate, log } = options;
  const settings = {
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: 1_000,
  };
  let server: Server;
  let stopWatching = (): void => {};
  if (certificate === undefined) server = createHttp(settings);
  else {
    const read = await readCertificate(certificate);
    if (!read.ok) return err({ type: 'ConfigWrong', where: read.error.path, detail: read.error.detail });
    const secure = createHttps({
      ...settings,
      ...read.value,
      minVersion: 'TLSv1.2',
      handshakeTimeout: headersTimeoutMs,
    });
    stopWatching = watchCertificate(certificate, (renewed) => {
      secure.setSecureContext({ ...renewed, minVersion: 'TLSv1.2' });
      log('info', 'the renewed certificate is in use');
    });
    server = secure;
  }
  server.maxConnections = maxConnections;
  const connections = new Set<Duplex>();
  countByAddress(server, connections);
  server.on('request', (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      log('error', 'a request failed', { cause: String(error) });
      response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Uint8Array) =>
    forwardUpgrade(request, socket, head, options.webSocketPort()),
  );
  server.on('clientError', (_, socket) => socket.destroy());
  const listening = await listen(server, options.host, options.port);
  if (!listening.ok) {
    stopWatching();
    return listening;
  }
  const close = async (): Promise<void> => {
    stopWatching();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    for (const socket of connections) socket.destroy();
    await closed;
  };
  return ok({
    port: listening.value,
    scheme: certificate === undefined ? 'http' : 'https',
    close,
    [Symbol.asyncDispose]: close,
  });
}

async function answer({ site, id }: PublicOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url?.startsWith('/') === true ? URL.parse(request.url, 'http://localhost') : null;
  if (url === null) return answerError(response, 400, 'AddressWrong', 'The address cannot be read.');
  if (url.pathname === '/health' || url.pathname === '/ready') return answerJson(response, 200, { ok: true });
  if (url.pathname === '/peer.json' && id !== undefined)
    return answerJson(response, 200, { ok: true, id, isCoordinator: true });
  if (site !== undefined) return await serveSite(site, url.pathname, request, response);
  answerError(response, 404, 'NotThere', 'There is nothing at this address.');
}

/** One address does not take all places. */
function countByAddress(server: Server, connections: Set<Duplex>): void {
  const counts = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (counts.get(address) ?? 0) + 1;
    if (count > maxOfOneAddress) return void socket.destroy();
    counts.set(address, count);
    connections.add(socket);
    socket.once('close', () => {
      connections.delete(socket);
      const left = (counts.get(address) ?? 1) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
  });
}
