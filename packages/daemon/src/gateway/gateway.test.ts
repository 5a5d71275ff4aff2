import { createHash } from 'node:crypto';
import { createServer } from 'node:https';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import { CarReader } from '@ipld/car';
import { judgeIp } from '@peersume/peer/addresses';
import { systemClock, systemRandom } from '@peersume/peer/node';
import { cidFromText, createMemoryPieceStore, createSwarm, readBytes, type FileHandle } from '@peersume/swarm';
import { ok } from '@peersume/base';
import { CID } from 'multiformats/cid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startHttp, listen } from '../http/start-http.ts';
import { ask } from '../http/testing/ask.ts';
import { makeCertificate } from '../http/testing/certificate.ts';
import { createMemoryDaemon } from '../http/testing/memory-daemon.ts';
import { noLog } from '../metrics/log.ts';
import { gatewayBlocks } from './gateway-blocks.ts';
import { gatewayRoom } from './gateway-room.ts';
import { ownBlocks } from './own-blocks.ts';
import { sourceStore } from './source-store.ts';
import { attachSource } from './source-peer.ts';

const film = new Uint8Array(1_000_000).map((_, index) => (index * 7) % 251);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

async function started() {
  const daemon = createMemoryDaemon();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'peersume-gateway-'));
  const rooms = { ipfs: gatewayRoom(daemon) };
  const http = await startHttp({ daemon, host: '127.0.0.1', port: 0, dataDirectory, log: noLog, rooms });
  if (!http.ok) throw new Error(http.error.type);
  onTestFinished(async () => {
    await http.value.close();
    rmSync(dataDirectory, { recursive: true });
  });
  return { daemon, port: http.value.port };
}

describe('the trustless gateway', () => {
  test('[GW1] gives every block of a public share by its CID, and nothing else', async () => {
    const { daemon, port } = await started();
    const root = await daemon.put('film.mp4', { '': film });
    const answer = await ask(port, `/ipfs/${root}?format=raw`);
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/vnd.ipld.raw',
        etag: `"${root}.raw"`,
        'cache-control': 'public, max-age=29030400, immutable',
        'content-disposition': `attachment; filename="${root}.bin"`,
        'x-content-type-options': 'nosniff',
      },
    });
    expect(sha256(answer.bytes).equals(CID.parse(root).multihash.digest)).toBe(true);
    const manifest = daemon.blocks(root)?.manifest;
    const piece = CID.createV1(0x55, CID.parse(root).multihash);
    expect(manifest?.pieceCount).toBe(4);
    expect(await ask(port, `/ipfs/${piece}?format=raw`)).toMatchObject({ status: 404 });
    const Accept = 'application/vnd.ipld.raw';
    expect(await ask(port, `/ipfs/${root}`, { headers: { Accept } })).toMatchObject({ status: 200 });
    expect(await ask(port, `/ipfs/${root}`)).toMatchObject({ status: 406 });
    expect(await ask(port, '/ipfs/nonsense?format=raw')).toMatchObject({ status: 400 });
    expect(await ask(port, '/ipfs/bafkqaaa?format=raw', { method: 'HEAD' })).toMatchObject({ status: 200 });
    const cached = { headers: { 'Cache-Control': 'only-if-cached' } };
    expect(await ask(port, `/ipfs/${piece}?format=raw`, cached)).toMatchObject({ status: 412 });
    expect(await ask(port, `/ipfs/${root}?format=raw`, { method: 'POST' })).toMatchObject({ status: 405 });
  });

  test('[GW2] gives CAR in depth-first order: all, an entity, a path, a range of bytes', async () => {
    const { daemon, port } = await started();
    const root = await daemon.put('folder', { 'a/film.mp4': film, 'b.txt': film.subarray(0, 9) });
    const car = async (tail: string) => {
      const answer = await ask(port, `/ipfs/${root}${tail}`);
      expect(answer.headers['content-type']).toContain('application/vnd.ipld.car');
      const reader = await CarReader.fromBytes(answer.bytes);
      expect((await reader.getRoots()).map(String)).toEqual([root]);
      const blocks: { cid: string; size: number }[] = [];
      for await (const { cid, bytes } of reader.blocks()) {
        expect(sha256(bytes).equals(cid.multihash.digest)).toBe(true);
        blocks.push({ cid: cid.toString(), size: bytes.byteLength });
      }
      return blocks;
    };
    const sizes = (blocks: readonly { readonly cid: string; readonly size: number }[]) =>
      blocks.filter(({ cid }) => cid.startsWith('bafkrei')).map(({ size }) => size);
    expect(sizes(await car('?format=car'))).toEqual([262_144, 262_144, 262_144, 213_568, 9]);
    expect((await car('?format=car&dag-scope=block')).length).toBe(1);
    expect(sizes(await car('?format=car&dag-scope=entity'))).toEqual([]);
    expect(sizes(await car('/b.txt?format=car'))).toEqual([9]);
    expect(sizes(await car('/a/film.mp4?format=car&entity-bytes=262144:300000'))).toEqual([262_144]);
    expect(sizes(await car('/a/film.mp4?format=car&entity-bytes=-5:*'))).toEqual([213_568]);
    expect(await ask(port, `/ipfs/${root}/none?format=car`)).toMatchObject({ status: 404 });
    expect(await ask(port, `/ipfs/${root}/..%2fx?format=car&dag-scope=some`)).toMatchObject({ status: 400 });
    expect(await ask(port, `/ipfs/${root}?format=car&entity-bytes=x`)).toMatchObject({ status: 400 });
  });

  test('[GW3] knows nothing of private shares, and breaks off where a piece is missing', async () => {
    const { daemon, port } = await started();
    const hidden = await daemon.put('diary', { '': film }, { isPrivate: true });
    expect(await ask(port, `/ipfs/${hidden}?format=raw`)).toMatchObject({ status: 404 });
    const part = await daemon.put('part', { '': film.map((byte) => byte ^ 1) }, { missing: [2] });
    await expect(ask(port, `/ipfs/${part}?format=car`)).rejects.toThrow('aborted');
  });
});

describe('a gateway as a source', () => {
  const ofLoopback = (ip: string) => judgeIp(ip, { from: 'stranger', ownNetworks: ['127.0.0.0/8'] });
  const ofStranger = (ip: string) => judgeIp(ip, { from: 'stranger', ownNetworks: [] });
  const never = new AbortController().signal;

  async function secureGateway(): Promise<{
    daemon: ReturnType<typeof createMemoryDaemon>;
    server: Server;
    port: number;
    ca: string;
  }> {
    const { cert, key } = await makeCertificate();
    const daemon = createMemoryDaemon();
    const room = gatewayRoom(daemon);
    const server = createServer({ cert, key }, (request, response) => {
      const url = new URL(request.url ?? '/', 'https://localhost');
      const away = /^\/away\/(.*)$/u.exec(url.pathname)?.[1];
      if (away !== undefined) {
        const target = decodeURIComponent(away.split('/')[0] ?? '');
        response
          .writeHead(302, { Location: target === '' ? `/ipfs/${away.split('/').at(-1)}${url.search}` : target })
          .end();
      } else if (url.pathname.startsWith('/huge/')) response.end(Buffer.alloc(3_000_000));
      else void room(url, request, response);
    });
    const port = await listen(server, '127.0.0.1', 0);
    if (!port.ok) throw new Error(port.error.type);
    onTestFinished(() => void server.close().closeAllConnections());
    return { daemon, server, port: port.value, ca: cert };
  }

  const rootOf = (text: string): Uint8Array => {
    const read = cidFromText(text);
    if (!read.ok) throw new Error(read.error.type);
    return read.value;
  };

  test('[GW4] speaks https to public addresses alone, whatever a name or a redirect leads to', async () => {
    const { daemon, port, ca } = await secureGateway();
    const root = CID.parse(await daemon.put('a', { '': film }));
    const get = async (address: string, judge = ofLoopback) => {
      const source = gatewayBlocks(address, { judgeIp: judge, ca });
      onTestFinished(() => source?.close());
      return (await source?.get(root, never))?.byteLength;
    };
    const length = await get(`https://127.0.0.1:${port}`);
    expect(length).toBeGreaterThan(0);
    expect(await get(`https://localhost:${port}/`)).toBe(length);
    expect(await get(`https://127.0.0.1:${port}`, ofStranger)).toBeUndefined();
    expect(await get(`https://localhost:${port}`, ofStranger)).toBeUndefined();
    expect(await get(`https://[::ffff:127.0.0.1]:${port}`, ofStranger)).toBeUndefined();
    expect(await get(`https://0x7f000001:${port}`, ofStranger)).toBeUndefined();
    expect(await get(`https://127.0.0.1:${port}/away/${encodeURIComponent('http://127.0.0.1/')}`)).toBeUndefined();
    expect(
      await get(`https://127.0.0.1:${port}/away/${encodeURIComponent('https://169.254.169.254/')}`),
    ).toBeUndefined();
    expect(await get(`https://127.0.0.1:${port}/huge`)).toBeUndefined();
    expect(gatewayBlocks(`http://127.0.0.1:${port}`, { judgeIp: ofLoopback })).toBeUndefined();
    expect(gatewayBlocks('https://user:word@gateway.example', { judgeIp: ofLoopback })).toBeUndefined();
  });

  async function download(daemon: ReturnType<typeof createMemoryDaemon>, root: string, source = ownBlocks(daemon)) {
    const controller = new AbortController();
    const news: string[] = [];
    const swarm = createSwarm({
      clock: systemClock,
      random: systemRandom,
      verify: (payload, digest, done) =>
        done(payload instanceof Uint8Array && sha256(payload).equals(Buffer.from(digest))),
      observe: ({ type }) => void news.push(type),
    });
    onTestFinished(() => {
      controller.abort();
      swarm.close(() => {});
    });
    const file = swarm.add({
      root: rootOf(root),
      openStore: (manifest, done) => done(ok(createMemoryPieceStore({ manifest }))),
      download: true,
    });
    const attached = await attachSource(swarm, {
      name: 'gateway:test',
      root: rootOf(root),
      source,
      clock: systemClock,
      random: systemRandom,
      signal: controller.signal,
    });
    return { swarm, file, attached, news };
  }

  async function allBytes(file: FileHandle): Promise<Uint8Array> {
    await expect.poll(() => file.manifest !== undefined).toBe(true);
    const { manifest } = file;
    const [only] = manifest?.files ?? [];
    if (manifest === undefined || only === undefined) throw new Error('no structure');
    const chunks: Uint8Array[] = [];
    const readPiece = (piece: number) =>
      new Promise<{ ok: true; value: Uint8Array } | { ok: false; error: unknown }>((resolve) =>
        file.waitFor(piece, (read) => resolve(read as never)),
      );
    for await (const chunk of readBytes({ manifest, file: only, readPiece, sha256: async (bytes) => sha256(bytes) }))
      if (chunk.ok) chunks.push(chunk.value);
    return Buffer.concat(chunks);
  }

  test('[GW5] is one more peer of the swarm: structure and pieces come, checked like anybody’s', async () => {
    const { daemon, port, ca } = await secureGateway();
    const root = await daemon.put('a', { '': film });
    const source = gatewayBlocks(`https://127.0.0.1:${port}`, { judgeIp: ofLoopback, ca });
    if (source === undefined) throw new Error('no gateway');
    onTestFinished(() => source.close());
    const { file, attached } = await download(daemon, root, source);
    expect(attached).toEqual({ ok: true, value: undefined });
    expect(sha256(await allBytes(file)).equals(sha256(film))).toBe(true);
  });

  test('[GW6] a source that lies about a piece gives nothing, and one that has nothing says so', async () => {
    const daemon = createMemoryDaemon();
    const root = await daemon.put('a', { '': film });
    const honest = ownBlocks(daemon);
    const lying = await download(daemon, root, {
      get: async (cid, signal) => (cid.code === 0x55 ? new Uint8Array(262_144) : await honest.get(cid, signal)),
    });
    expect(lying.attached.ok).toBe(true);
    await expect.poll(() => lying.file.manifest !== undefined).toBe(true);
    expect(lying.file.held?.size ?? 0).toBe(0);
    const manifest = lying.file.manifest;
    if (manifest === undefined) throw new Error('no structure');
    const store = sourceStore({ get: async () => new Uint8Array(262_144) }, manifest, never);
    const read = await new Promise((resolve) => store.read(1, resolve));
    expect(read).toEqual({ ok: false, error: { type: 'PieceRotten', piece: 1 } });
    expect(store.held.has(1)).toBe(false);
    const empty = await download(daemon, root, { get: async () => undefined });
    expect(empty.attached).toEqual({ ok: false, error: { type: 'SourceEmpty', cid: root } });
    const wrong = await download(daemon, root, { get: async () => Uint8Array.of(1, 2, 3) });
    expect(wrong.attached).toMatchObject({ ok: false, error: { type: 'SourceWrong' } });
  });

  test('[GW7] a share of one piece comes from a source too', async () => {
    const daemon = createMemoryDaemon();
    const root = await daemon.put('a', { '': film.subarray(0, 1_000) });
    const { file } = await download(daemon, root);
    expect(Buffer.from(await allBytes(file)).equals(film.subarray(0, 1_000))).toBe(true);
  });
});
