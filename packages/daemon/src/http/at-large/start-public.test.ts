import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { noLog } from '../../metrics/log.ts';
import { listen } from '../start-http.ts';
import { askRaw } from '../testing/ask.ts';
import { makeCertificate } from '../testing/certificate.ts';
import { readCertificate } from './certificate.ts';
import { startPublic, type PublicOptions } from './start-public.ts';

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'peersume-public-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

async function started(more: Partial<PublicOptions> = {}) {
  const site = temporary();
  writeFileSync(join(site, 'index.html'), '<title>Peersume</title>');
  const options = { host: '127.0.0.1', port: 0, site, log: noLog, webSocketPort: () => undefined, ...more };
  const result = await startPublic(options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  onTestFinished(() => result.value.close());
  return result.value;
}

/** Stands for the peer's own listener: answers an upgrade and then gives back what it gets. */
async function echoingWebSocket(): Promise<number> {
  const server: Server = createHttp();
  server.on('upgrade', (upgrade, socket: Socket, head: Uint8Array) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nX-Seen: ${upgrade.url}\r\n\r\n`);
    socket.write(head);
    socket.pipe(socket);
  });
  const port = await listen(server, '127.0.0.1', 0);
  if (!port.ok) throw new Error(port.error.type);
  onTestFinished(() => void server.close().closeAllConnections());
  return port.value;
}

async function withCertificate() {
  const directory = temporary();
  const files = { certificate: join(directory, 'cert.pem'), key: join(directory, 'key.pem') };
  const made = await makeCertificate();
  writeFileSync(files.certificate, made.cert);
  writeFileSync(files.key, made.key);
  return { files, made, directory };
}

test('[HT20] with a certificate the app is served by https, and nothing of the local interface', async () => {
  const { files, made } = await withCertificate();
  const server = await started({ certificate: files });
  const get = (path: string) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const asked = request({ host: 'localhost', port: server.port, path, ca: made.cert, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      });
      asked.on('error', reject);
      asked.end();
    });
  expect(server.scheme).toBe('https');
  expect(await get('/')).toEqual({ status: 200, text: '<title>Peersume</title>' });
  expect((await get('/health')).status).toBe(200);
  for (const path of ['/api/status', '/api/session', '/files/x', '/ipfs/x', '/metrics', '/../x'])
    expect((await get(path)).status, path).toBe(404);
});

test('[HT21] a WebSocket is passed on byte for byte, through TLS too, and refused where nobody listens', async () => {
  const inner = await echoingWebSocket();
  const { files, made } = await withCertificate();
  const server = await started({ certificate: files, webSocketPort: () => inner });
  const socket = connectTls({ host: 'localhost', port: server.port, ca: made.cert });
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.endsWith('world')) resolve(text);
    });
  });
  socket.write('GET /way?x=1 HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello ');
  socket.write('world');
  expect(await answer).toMatch(/^HTTP\/1\.1 101 [\s\S]*X-Seen: \/way\?x=1\r\n\r\nhello world$/);
  socket.destroy();
  const without = await started();
  const refused = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  expect(await askRaw(without.port, refused)).toContain('404');
});

test('[HT22] one address does not take all places', async () => {
  const server = await started();
  const sockets = await Promise.all(
    Array.from(
      { length: 140 },
      () =>
        new Promise<Socket>((resolve) => {
          const socket = connect({ host: '127.0.0.1', port: server.port });
          socket.on('error', () => {});
          socket.once('connect', () => resolve(socket));
        }),
    ),
  );
  await expect.poll(() => sockets.filter(({ closed }) => closed).length).toBe(12);
  for (const socket of sockets) socket.destroy();
});

test('[HT23] a certificate that cannot be used is named with its file', async () => {
  const { files, directory } = await withCertificate();
  const other = await makeCertificate();
  writeFileSync(join(directory, 'other.pem'), other.key);
  const detailOf = async (certificate: string, key: string) => {
    const read = await readCertificate({ certificate, key });
    return read.ok
      ? undefined
      : `${read.error.path.slice(directory.length)} ${read.error.detail.replaceAll(directory, '')}`;
  };
  expect(await detailOf(files.certificate, files.key)).toBeUndefined();
  expect(await detailOf(files.certificate, join(directory, 'other.pem'))).toBe(
    '/other.pem is the key of another certificate than /cert.pem',
  );
  expect(await detailOf(files.key, files.key)).toBe('/key.pem is no certificate in PEM form');
  expect(await detailOf(files.certificate, join(directory, 'none.pem'))).toBe('/none.pem is not there');
});
