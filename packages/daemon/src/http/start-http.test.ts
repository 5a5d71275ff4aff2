import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync, mkdirSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noLog } from '../metrics/log.ts';
import { connectDoor } from './client/connect-door.ts';
import { startHttp, type HttpOptions } from './start-http.ts';
import { ask, askRaw } from './testing/ask.ts';
import { createMemoryDaemon, memoryOffer } from './testing/memory-daemon.ts';

async function started(more: Partial<HttpOptions> = {}) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'peersume-http-'));
  const daemon = createMemoryDaemon();
  const http = await startHttp({ daemon, host: '127.0.0.1', port: 0, dataDirectory, log: noLog, ...more });
  if (!http.ok) throw new Error(http.error.type);
  onTestFinished(async () => {
    await http.value.close();
    rmSync(dataDirectory, { recursive: true });
  });
  const { token }: { token: string } = JSON.parse(readFileSync(join(dataDirectory, 'http.json'), 'utf8'));
  const { port } = http.value;
  const call = async (name: string, input: unknown = {}, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await ask(port, `/api/${name}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(input),
    });
    const lines = answer.text.split('\n').filter((line) => line !== '');
    return { status: answer.status, lines: lines.map((line) => JSON.parse(line)) };
  };
  return { daemon, port, token, dataDirectory, call, http: http.value };
}

const film = new Uint8Array(1_000_000).map((_, index) => index % 251);

describe('who may ask', () => {
  test('[HT1] a host under which the server is not known is refused: names can be pointed at loopback', async () => {
    const { port } = await started();
    expect(await ask(port, '/health', { headers: { Host: `evil.example:${port}` } })).toMatchObject({ status: 403 });
    expect(await ask(port, '/health', { headers: { Host: 'localhost' } })).toMatchObject({ status: 403 });
    expect(await ask(port, '/health', { headers: { Host: `LOCALHOST:${port}` } })).toMatchObject({ status: 200 });
    expect(await askRaw(port, 'GET /health HTTP/1.0\r\n\r\n')).toContain('403');
  });

  test('[HT2] pages of other origins are refused, also those that send no Origin', async () => {
    const { port } = await started();
    const from = (headers: Readonly<Record<string, string>>) => ask(port, '/health', { headers });
    expect(await from({ Origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await from({ Origin: 'null' })).toMatchObject({ status: 403 });
    expect(await from({ Origin: `http://localhost:${port + 1}` })).toMatchObject({ status: 403 });
    expect(await from({ Origin: `http://localhost:${port}` })).toMatchObject({ status: 200 });
    expect(await from({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' })).toMatchObject({ status: 403 });
    expect(await from({ 'Sec-Fetch-Site': 'same-site' })).toMatchObject({ status: 403 });
    const visit = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    expect(await from(visit)).toMatchObject({ status: 200 });
  });

  test('[HT3] the API needs the token, which only the owner of the data directory can read', async () => {
    const { port, dataDirectory, call, token } = await started();
    expect(statSync(join(dataDirectory, 'http.json')).mode & 0o777).toBe(0o600);
    const body = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
    expect(await ask(port, '/api/status', body)).toMatchObject({ status: 401 });
    const wrong = { ...body, headers: { ...body.headers, Authorization: `Bearer ${token.slice(1)}x` } };
    expect(await ask(port, '/api/status', wrong)).toMatchObject({ status: 401 });
    expect((await call('status')).lines).toEqual([{ ok: true, value: expect.objectContaining({ mode: 'pure' }) }]);
  });

  test('[HT4] the app that is served here gets the token; a command without an origin does not', async () => {
    const site = siteDirectory();
    const { port, token } = await started({ site });
    const own = { Origin: `http://localhost:${port}` };
    const answer = await ask(port, '/api/session', { method: 'POST', headers: own });
    expect(JSON.parse(answer.text)).toEqual({ ok: true, token });
    expect(await ask(port, '/api/session', { method: 'POST' })).toMatchObject({ status: 403 });
    expect(await ask(port, '/api/session', { headers: own })).toMatchObject({ status: 405 });
    const { port: without } = await started();
    const origin = { Origin: `http://localhost:${without}` };
    expect(await ask(without, '/api/session', { method: 'POST', headers: origin })).toMatchObject({ status: 403 });
  });

  test('[HT5] a port that is taken is told, and no other is used', async () => {
    const { port } = await started();
    const dataDirectory = mkdtempSync(join(tmpdir(), 'peersume-http-'));
    onTestFinished(() => rmSync(dataDirectory, { recursive: true }));
    const options = { daemon: createMemoryDaemon(), host: '127.0.0.1', port, dataDirectory, log: noLog };
    expect(await startHttp(options)).toEqual({ ok: false, error: { type: 'PortTaken', port } });
  });

  test('[HT6] headers beyond the limit, and what is no HTTP, are turned away', async () => {
    const { port } = await started();
    const long = `GET /health HTTP/1.1\r\nHost: localhost:${port}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await askRaw(port, long)).toContain('431');
    expect(await askRaw(port, 'what is this\r\n\r\n')).toContain('400');
    expect(await ask(port, '/health')).toMatchObject({ status: 200 });
  });
});

describe('operations', () => {
  test('[HT7] tell progress line by line, and end with their result', async () => {
    const { call, daemon } = await started();
    const { lines } = await call('share', { paths: ['/tmp/a'], isPrivate: false, name: 'a' });
    expect(lines).toEqual([
      { progress: { path: '/tmp/a', bytes: 5, totalBytes: 10 } },
      { ok: true, value: expect.objectContaining({ link: expect.stringMatching(/^peersume:1\//) }) },
    ]);
    expect(daemon.files()).toHaveLength(1);
    expect((await call('share', { paths: ['/missing'], isPrivate: false })).lines).toEqual([
      { ok: false, error: { type: 'PathMissing', path: '/missing' } },
    ]);
  });

  test('[HT8] input is read strictly: kinds, limits, unknown fields, other media types', async () => {
    const { call, port, token } = await started();
    const wrong = (field: string) => [{ ok: false, error: expect.objectContaining({ type: 'InputWrong', field }) }];
    expect((await call('share', { paths: '/tmp/a', isPrivate: false })).lines).toEqual(wrong('paths'));
    expect((await call('share', { paths: [], isPrivate: 'yes' })).lines).toEqual(wrong('isPrivate'));
    const sources = ['http://gateway.example'];
    expect((await call('share', { paths: [], isPrivate: true, sources })).lines).toEqual(wrong('sources'));
    expect((await call('status', { extra: 1 })).lines).toEqual(wrong('extra'));
    expect((await call('forget', { root: 'x'.repeat(200), deleteFetched: false })).lines).toEqual(wrong('root'));
    expect((await call('status', [])).lines).toEqual(wrong(''));
    expect(await call('status', {}, { 'Content-Type': 'text/plain' })).toMatchObject({ status: 415 });
    expect(await call('toString')).toMatchObject({ status: 404 });
    const large = { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } };
    expect(await ask(port, '/api/open', { ...large, body: `"${'x'.repeat(1_100_000)}"` })).toMatchObject({
      status: 413,
    });
  });

  test('[HT9] whoever goes away cancels what it asked for', async () => {
    const { daemon, dataDirectory } = await started();
    const door = await connectDoor(dataDirectory);
    const controller = new AbortController();
    let isOpening = (): void => {};
    const opening = new Promise<void>((resolve) => (isOpening = resolve));
    const { open } = daemon;
    const cancelled = new Promise<boolean>((resolve) => {
      daemon.open = async (link, signal) => {
        isOpening();
        const result = await open(link, signal);
        resolve(!result.ok && result.error.type === 'Aborted');
        return result;
      };
    });
    const asked = door?.call(
      'open',
      { link: 'bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e' },
      undefined,
      controller.signal,
    );
    await opening;
    controller.abort();
    expect(await asked).toEqual({ ok: false, error: { type: 'Aborted' } });
    expect(await cancelled).toBe(true);
  });

  test('[HT10] limits change one by one, and null takes one away', async () => {
    const { call } = await started();
    const limitsOf = async (input: unknown) => (await call('limit', input)).lines[0].value.limits;
    expect(await limitsOf({ upload: 1_000 })).toEqual({ upload: 1_000 });
    expect(await limitsOf({ download: 500 })).toEqual({ upload: 1_000, download: 500 });
    expect(await limitsOf({ upload: null })).toEqual({ download: 500 });
  });

  test('[HT11] an offer is answered once, by whoever is first', async () => {
    const { call, daemon } = await started();
    const offer = memoryOffer('letter.pdf');
    daemon.tell({ type: 'offered', offer });
    const [{ value }] = (await call('offers')).lines;
    expect(value.offers).toEqual([{ id: '1', from: offer.from, name: 'letter.pdf', byteLength: 5, files: 1 }]);
    expect((await call('accept', { id: '1', into: '/tmp' })).lines).toEqual([{ ok: true, value: null }]);
    expect((await call('decline', { id: '1' })).lines).toEqual([{ ok: false, error: { type: 'OfferGone', id: '1' } }]);
    expect(offer.answers).toEqual(['accepted into /tmp']);
  });
});

describe('a door to a running daemon', () => {
  test('[HT12] is found by its file, and calls and reads through it', async () => {
    const { daemon, dataDirectory, http } = await started();
    const root = await daemon.put('film.mp4', { '': film });
    const door = await connectDoor(dataDirectory);
    expect((await door?.call('status', {}))?.ok).toBe(true);
    const chunks: Uint8Array[] = [];
    for await (const chunk of door?.read(root, 'film.mp4', { start: 10, end: 300_000 }, new AbortController().signal) ??
      [])
      chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(film.subarray(10, 300_000))).toBe(true);
    await http.close();
    expect(await connectDoor(dataDirectory)).toBeUndefined();
  });

  test('[HT13] another program that took the port of a killed daemon is not taken for it', async () => {
    const { dataDirectory, port } = await started();
    writeFileSync(
      join(dataDirectory, 'http.json'),
      JSON.stringify({ host: '127.0.0.1', port, token: 'of another run', process: process.pid }),
    );
    expect(await connectDoor(dataDirectory)).toBeUndefined();
    writeFileSync(join(dataDirectory, 'http.json'), '{"port": "x"');
    expect(await connectDoor(dataDirectory)).toBeUndefined();
  });
});

describe('GET /files', () => {
  test('[HT14] serves a file whole and in ranges, as RFC 9110 has it', async () => {
    const { daemon, port } = await started();
    const root = await daemon.put('film.mp4', { '': film });
    const path = `/files/${root}`;
    const whole = await ask(port, path);
    expect(whole.status).toBe(200);
    expect(whole.bytes.equals(film)).toBe(true);
    expect(whole.headers).toMatchObject({
      etag: `"${root}"`,
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      'content-length': '1000000',
      'content-disposition': `inline; filename="film.mp4"; filename*=UTF-8''film.mp4`,
      'x-content-type-options': 'nosniff',
    });
    const part = async (Range: string, more = {}) => await ask(port, path, { headers: { Range, ...more } });
    const middle = await part('bytes=100-199');
    expect(middle).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 100-199/1000000' } });
    expect(middle.bytes.equals(film.subarray(100, 200))).toBe(true);
    expect((await part('bytes=-10')).bytes.equals(film.subarray(-10))).toBe(true);
    expect((await part('bytes=999990-')).bytes.equals(film.subarray(999_990))).toBe(true);
    expect((await part('bytes=999990-2000000')).headers['content-range']).toBe('bytes 999990-999999/1000000');
    expect(await part('bytes=1000000-')).toMatchObject({
      status: 416,
      headers: { 'content-range': 'bytes */1000000' },
    });
    expect(await part('bytes=5-2')).toMatchObject({ status: 200 });
    expect(await part('bytes=0-1,5-6')).toMatchObject({ status: 200 });
    expect(await part('bytes=0-9', { 'If-Range': `"${root}"` })).toMatchObject({ status: 206 });
    expect(await part('bytes=0-9', { 'If-Range': '"another"' })).toMatchObject({ status: 200 });
    expect(await ask(port, path, { headers: { 'If-None-Match': `"x", "${root}"` } })).toMatchObject({ status: 304 });
    const head = await ask(port, path, { method: 'HEAD', headers: { Range: 'bytes=0-9' } });
    expect(head).toMatchObject({ status: 206, text: '', headers: { 'content-length': '10' } });
    expect(await ask(port, path, { method: 'POST' })).toMatchObject({ status: 405 });
  });

  test('[HT15] waits for what has not come yet, and stops when the reader goes', async () => {
    const { daemon, port } = await started();
    const root = await daemon.put('film.mp4', { '': film });
    daemon.allow(65_536);
    const ended = new Promise<void>((resolve) => {
      const asked = httpGet({ host: '127.0.0.1', port, path: `/files/${root}`, agent: false }, (response) => {
        response.once('data', () => {
          expect(daemon.reading).toBe(1);
          asked.destroy();
        });
        response.on('error', () => resolve());
      });
      asked.on('error', () => resolve());
    });
    await ended;
    await expect.poll(() => daemon.reading).toBe(0);
  });

  test('[HT16] a private share is read with its key or the token alone', async () => {
    const { daemon, port, token } = await started();
    const root = await daemon.put('diary.txt', { '': film.subarray(0, 10) }, { isPrivate: true });
    const other = await daemon.put('other.txt', { '': film.subarray(0, 11) }, { isPrivate: true });
    expect(await ask(port, `/files/${root}`)).toMatchObject({ status: 404 });
    const headers = { Authorization: `Bearer ${token}` };
    expect(await ask(port, `/files/${root}`, { headers })).toMatchObject({ status: 200 });
    const { path } = JSON.parse((await ask(port, `/api/key?root=${root}`, { headers })).text);
    expect(await ask(port, path)).toMatchObject({ status: 200 });
    expect(await ask(port, path.replace(root, other))).toMatchObject({ status: 404 });
    expect(await ask(port, `/api/key?root=${root}`)).toMatchObject({ status: 401 });
  });

  test('[HT17] what could run in the page is saved, sandboxed, and given to no script', async () => {
    const { daemon, port } = await started();
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    const root = await daemon.put('site', { 'a/index.html': bytes, 'y\u00e9;.svg': bytes });
    const page = await ask(port, `/files/${root}/a/index.html`);
    expect(page.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment; /),
      'content-security-policy': expect.stringMatching(/^sandbox/),
    });
    const image = await ask(port, `/files/${root}/${encodeURIComponent('y\u00e9;.svg')}`);
    expect(image.headers['content-disposition']).toBe(
      `attachment; filename="y_;.svg"; filename*=UTF-8''y%C3%A9%3B.svg`,
    );
    const script = { headers: { 'Sec-Fetch-Dest': 'script', 'Sec-Fetch-Site': 'same-origin' } };
    expect(await ask(port, `/files/${root}/a/index.html`, script)).toMatchObject({ status: 403 });
  });

  test('[HT18] paths are names and nothing else; a folder lists what is in it, escaped', async () => {
    const { daemon, port } = await started();
    const root = await daemon.put('folder', { 'a/b.txt': film.subarray(0, 5), 'a/i&amp;.txt': film.subarray(0, 6) });
    expect((await ask(port, `/files/${root}/a/b.txt`)).bytes.byteLength).toBe(5);
    for (const path of ['..%2f..%2fetc%2fpasswd', '%2e%2e/x', 'a//b.txt', '%00', '%zz', 'a%5cb.txt', 'none'])
      expect(await ask(port, `/files/${root}/${path}`)).toMatchObject({ status: 404 });
    for (const name of ['', 'x', `${root}x`, 'constructor'])
      expect(await ask(port, `/files/${name}`)).toMatchObject({ status: 404 });
    const list = await ask(port, `/files/${root}/a`);
    expect(list.text).toContain(`href="/files/${root}/a/b.txt"`);
    expect(list.text).toContain('i&amp;amp;.txt');
  });
});

describe('the app', () => {
  test('[HT19] is served from plain files, and from nowhere else', async () => {
    const site = siteDirectory();
    const { port } = await started({ site });
    const page = await ask(port, '/');
    expect(page).toMatchObject({ status: 200, text: '<title>Peersume</title>' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': "frame-ancestors 'none'",
    });
    expect((await ask(port, '/assets/app-AbCdEf12.js')).headers['cache-control']).toContain('immutable');
    const { etag = '' } = page.headers;
    expect(await ask(port, '/', { headers: { 'If-None-Match': etag } })).toMatchObject({ status: 304 });
    for (const path of [
      '/../secret',
      '/%2e%2e/secret',
      '/.hidden',
      '/link',
      '/way/secret',
      '/assets',
      '/assets/',
      '//x',
    ])
      expect((await ask(port, path)).status, path).toBeGreaterThanOrEqual(400);
  });
});

function siteDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'peersume-site-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const site = join(directory, 'dist');
  mkdirSync(join(site, 'assets'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<title>Peersume</title>');
  writeFileSync(join(site, 'assets', 'app-AbCdEf12.js'), 'export {}');
  writeFileSync(join(site, '.hidden'), 'hidden');
  writeFileSync(join(directory, 'secret'), 'secret');
  symlinkSync(join(directory, 'secret'), join(site, 'link'));
  symlinkSync(directory, join(site, 'way'));
  return site;
}
