/**
 * The local HTTP interface, on loopback: the app, its API, shared files with ranges, the gateway, metrics, health. Every
 * request passes the guard first; everything of the API needs the token (rules HT in SPEC.md).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { err, ok, type Result } from '@peersume/base';
import type { DaemonError } from '../daemon-error.ts';
import type { Daemon } from '../daemon.ts';
import type { Log } from '../metrics/log.ts';
import { answerError, answerJson } from './answer.ts';
import { callOperation } from './call-operation.ts';
import { writeDoorFile } from './door-file.ts';
import { forwardUpgrade } from './at-large/forward-upgrade.ts';
import { readFilePlace, serveFile } from './files/serve-file.ts';
import { createGuard } from './guard.ts';
import {
  headersTimeoutMs,
  idleSocketMs,
  keepAliveMs,
  maxConnections,
  maxEventStreams,
  maxHeaderBytes,
  requestTimeoutMs,
} from './limits.ts';
import { createOffers } from './operations/offers.ts';
import type { OperationContext } from './operations/operation.ts';
import { isOfSameUser } from './same-user.ts';
import { sendEvents } from './send-events.ts';
import { serveSite } from './site/serve-site.ts';
import { createToken } from './token.ts';

export interface HttpOptions {
  readonly daemon: Daemon;
  /** 127.0.0.1 or ::1. */
  readonly host: string;
  readonly port: number;
  readonly dataDirectory: string;
  /** Of the built app; absent serves none. */
  readonly site?: string | undefined;
  readonly log: Log;
  /** Where this program's peer listens for WebSocket on loopback; pages served here reach it at their own address. */
  readonly webSocketPort?: (() => number | undefined) | undefined;
  /** What else is served, by the first part of the path; only after the guard. */
  readonly rooms?: Readonly<Record<string, HttpRoom>>;
}

export type HttpRoom = (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface HttpInterface extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly context: OperationContext;
  /** Lets answers under way go; open streams are cut. */
  close(): Promise<void>;
}

export async function startHttp(options: HttpOptions): Promise<Result<HttpInterface, DaemonError>> {
  const { daemon, host, dataDirectory, log } = options;
  const server = createServer({
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: 1_000,
  });
  server.maxConnections = maxConnections;
  server.timeout = idleSocketMs;
  const listening = await listen(server, host, options.port);
  if (!listening.ok) return listening;
  const port = listening.value;

  const token = createToken();
  const offers = createOffers(daemon, () => performance.now());
  const context: OperationContext = { daemon, offers };
  const guard = createGuard(['localhost', '127.0.0.1', '[::1]'], port, 'http');
  let isClosing = false;
  let eventStreams = 0;

  server.on('request', (request, response) => {
    route(request, response).catch((error: unknown) => {
      log('error', 'a request failed', { path: request.url ?? '', cause: String(error) });
      if (response.headersSent) response.destroy();
      else answerError(response, 500, 'Bug', 'This is a bug in Peersume.');
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const mayPass = guard.refuse(request) === undefined && request.headers.origin !== undefined;
    forwardUpgrade(request, socket, head, mayPass ? options.webSocketPort?.() : undefined);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = guard.refuse(request);
    if (refusal !== undefined) return answerError(response, 403, 'NotAllowed', refusal);
    const url = urlOf(request);
    if (url === undefined) return answerError(response, 400, 'AddressWrong', 'The address cannot be read.');
    const [, first = '', second = ''] = url.pathname.split('/');
    if (first === 'health') return answerJson(response, 200, { ok: true });
    if (first === 'ready') return answerJson(response, isClosing ? 503 : 200, { ok: !isClosing });
    if (url.pathname === '/peer.json' && options.webSocketPort?.() !== undefined)
      return answerJson(response, 200, { ok: true, id: daemon.status().id, isCoordinator: false });
    if (first === 'api') return await routeApi(second, request, response);
    if (first === 'files') return await serveFile(daemon, token, url, request, response);
    const room = Object.hasOwn(options.rooms ?? {}, first) ? options.rooms?.[first] : undefined;
    if (room !== undefined) return await room(url, request, response);
    if (options.site !== undefined) return await serveSite(options.site, url.pathname, request, response);
    answerError(response, 404, 'NotThere', 'There is nothing at this address.');
  }

  async function routeApi(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (name === 'hello' && request.method === 'GET') {
      const { id, version, addresses } = daemon.status();
      return answerJson(response, 200, { ok: true, program: 'peersume', id, version, addresses });
    }
    if (name === 'session') return await openSession(request, response);
    if (!token.isCarriedBy(request))
      return answerError(
        response,
        401,
        'TokenNeeded',
        'This needs the token that http.json in the data directory has.',
        {
          'WWW-Authenticate': 'Bearer',
        },
      );
    if (name === 'events' && request.method === 'GET') {
      if (eventStreams >= maxEventStreams) return answerError(response, 503, 'TooMany', 'Too many are listening.');
      eventStreams++;
      response.once('close', () => void eventStreams--);
      return sendEvents(context, response);
    }
    if (name === 'key' && request.method === 'GET') return answerKey(request, response);
    await callOperation(name, context, request, response);
  }

  /**
   * The app that this very server gave out gets the token by asking for it: a page of this origin alone can send an
   * `Origin` of this origin, and where the system tells whose program is asking, it must be the same person's.
   */
  async function openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST')
      return answerError(response, 405, 'WrongMethod', 'Ask with POST.', { Allow: 'POST' });
    if (options.site === undefined || request.headers.origin === undefined)
      return answerError(response, 403, 'NotAllowed', 'Only the app that is served here gets the token.');
    if ((await isOfSameUser(request.socket)) === false)
      return answerError(response, 403, 'NotAllowed', 'Another user of this machine runs this daemon.');
    answerJson(response, 200, { ok: true, token: token.text });
  }

  function answerKey(request: IncomingMessage, response: ServerResponse): void {
    const root = urlOf(request)?.searchParams.get('root') ?? '';
    if (readFilePlace(`/files/${root}`) === undefined)
      return answerError(response, 400, 'RootWrong', 'Name the share, as ?root=CID.');
    answerJson(response, 200, { ok: true, path: `/files/${root}?key=${token.keyOf(root)}` });
  }

  const removeDoorFile = await writeDoorFile(dataDirectory, { host, port, token: token.text, process: process.pid });
  const close = async (): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    await removeDoorFile();
    offers.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    // Streams of events and of files end when their readers do, which may be never.
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
    await closed;
  };
  return ok({
    url: `http://${host === '127.0.0.1' ? 'localhost' : '[::1]'}:${port}/`,
    port,
    context,
    close,
    [Symbol.asyncDispose]: close,
  });
}

const graceMs = 500;

/** Without the host, which the guard has looked at. */
function urlOf({ url }: IncomingMessage): URL | undefined {
  if (url === undefined || !url.startsWith('/') || url.startsWith('//')) return undefined;
  return URL.parse(url, 'http://localhost') ?? undefined;
}

/** Never another port than asked for. Gives the port, which the system chose where 0 was asked for. */
export async function listen(server: Server, host: string, port: number): Promise<Result<number, DaemonError>> {
  return await new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(err({ type: 'PortTaken', port }));
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
