import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { emptyDirectory } from './run-cli.ts';
import { ask, doorOf, hasDoor, peerCli, randomFile, shareFrom } from './run-peer.ts';

async function serving(...words: string[]) {
  const cwd = emptyDirectory();
  const peer = peerCli(cwd, 'ann');
  const site = join(cwd, 'site');
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), '<title>Peersume</title>');
  const started = peer.start('serve', '--http-port', '0', '--site', site, '--json', ...words);
  const { port }: { port: number } = JSON.parse(await started.line('"url"'));
  return { cwd, peer, started, port, token: doorOf(peer).token };
}

describe('serve', () => {
  test('commands talk to the daemon that runs: share, status, pause, resume, limit, forget', async () => {
    const { cwd, peer, started } = await serving();
    randomFile(join(cwd, 'film.mp4'), 300_000);
    const shared = await peer.run('share', 'film.mp4', '--json');
    expect(shared.code).toBe(0);
    const status = JSON.parse((await peer.run('status', '--json')).stdout);
    expect(status).toMatchObject({ isRunning: true, status: { mode: 'pure' }, files: [{ name: 'film.mp4' }] });
    expect((await peer.run('status')).stdout).toMatch(/film\.mp4 +serving/);
    expect(await peer.run('pause', 'film.mp4')).toMatchObject({ code: 0, stdout: 'film.mp4 paused.\n' });
    expect(JSON.parse((await peer.run('status', '--json')).stdout).files[0].state).toBe('paused');
    expect((await peer.run('resume', '--all')).code).toBe(0);
    expect((await peer.run('limit', '--up', '2M')).stdout).toBe('up 2.00 MB/s, down no limit\n');
    expect(await peer.run('limit', '--up', 'fast')).toMatchObject({ code: 2 });
    expect((await peer.run('peers')).stdout).toContain('Nobody is linked.');
    expect((await peer.run('forget', 'filn.mp4')).stderr).toContain('did you mean film.mp4?');
    expect((await peer.run('forget', 'film.mp4')).code).toBe(0);
    expect((await peer.run('accept')).stdout).toContain('Nobody offers anything.');
    started.process.kill('SIGTERM');
    expect((await started.ended).code).toBe(143);
    expect(hasDoor(peer)).toBe(false);
  });

  test('a host that is not its own, another origin and a wrong token are refused', async () => {
    const { port, token, peer } = await serving();
    expect(statSync(join(peer.data, 'http.json')).mode & 0o777).toBe(0o600);
    const call = (headers: Record<string, string>) =>
      ask(port, '/api/limit', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: '{}',
      });
    const own = { Authorization: `Bearer ${token}` };
    expect(await call(own)).toMatchObject({ status: 200 });
    expect(await call({})).toMatchObject({ status: 401 });
    expect(await call({ Authorization: 'Bearer x' })).toMatchObject({ status: 401 });
    expect(await call({ ...own, Host: `attacker.example:${port}` })).toMatchObject({ status: 403 });
    expect(await call({ ...own, Origin: 'https://attacker.example' })).toMatchObject({ status: 403 });
    expect((await ask(port, '/')).bytes.toString()).toContain('<title>Peersume');
    expect((await ask(port, '/health')).status).toBe(200);
    expect((await ask(port, '/ready')).status).toBe(200);
    expect((await ask(port, '/metrics')).bytes.toString()).toContain('peersume_up{');
  });

  test('a port that is taken is said, and no other is used', async () => {
    const cwd = emptyDirectory();
    const holder = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void holder.close());
    await once(holder, 'listening');
    const address = holder.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { code, stderr, stdout } = await peerCli(cwd, 'ann').run('serve', '--http-port', String(port));
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain(`Port ${port} is in use`);
    expect(stderr).toContain(`--http-port ${port + 100}`);
  });

  test('a wrong setting is named with its place', async () => {
    const cwd = emptyDirectory();
    const peer = peerCli(cwd, 'ann');
    writeFileSync(join(cwd, 'config.json'), '{"htpPort": 1}');
    const { code, stderr } = await peer.run('serve', '--config', 'config.json');
    expect(code).toBe(2);
    expect(stderr).toContain('config.json, htpPort: is no setting; did you mean httpPort?');
    expect((await peer.run('serve', '--http-port', 'x')).stderr).toContain('--http-port: needs a whole number');
  });

  test('a video plays and seeks while it is fetched, from this daemon’s own address', async () => {
    const { cwd, port, token } = await serving();
    const ben = peerCli(cwd, 'ben');
    const bytes = randomFile(join(cwd, 'film.mp4'), 4_000_000);
    const { link, root } = await shareFrom(ben, 'film.mp4');
    const opened = await ask(port, '/api/open', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ link }),
    });
    expect(JSON.parse(opened.bytes.toString())).toMatchObject({ ok: true, value: { root } });
    const seek = await ask(port, `/files/${root}`, { headers: { Range: 'bytes=3500000-3600000' } });
    expect(seek).toMatchObject({ status: 206, headers: { 'content-type': 'video/mp4' } });
    expect(seek.bytes.equals(bytes.subarray(3_500_000, 3_600_001))).toBe(true);
    expect((await ask(port, `/files/${root}`)).bytes.equals(bytes)).toBe(true);
    expect((await ask(port, `/files/${root}`, { headers: { Range: 'bytes=4000000-' } })).status).toBe(416);
    const block = await ask(port, `/ipfs/${root}?format=raw`);
    expect(block.headers['content-type']).toBe('application/vnd.ipld.raw');
    const car = await ask(port, `/ipfs/${root}?format=car`);
    expect(car.bytes.byteLength).toBeGreaterThan(4_000_000);
    writeFileSync(join(cwd, 'film.mp4.car'), car.bytes);
    expect(await peerCli(cwd, 'cid').run('get', 'film.mp4.car', '-d', 'out')).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'out/film.mp4')).equals(bytes)).toBe(true);
  });
});
