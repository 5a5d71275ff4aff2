import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyDirectory } from './run-cli.ts';
import { doorOf, hasDoor, peerCli, randomFile, shareFrom, ask } from './run-peer.ts';

describe('share and get', () => {
  test('a file goes from one to the other by its link, is verified, and both end by themselves', async () => {
    const cwd = emptyDirectory();
    const [ann, ben] = [peerCli(cwd, 'ann'), peerCli(cwd, 'ben')];
    const bytes = randomFile(join(cwd, 'film.mp4'), 3_000_000);
    const { link, started } = await shareFrom(ann, 'film.mp4');
    expect(link).toMatch(/^peersume:1\/bafy/);
    const got = await ben.run('get', link, '-d', 'out', '--json');
    expect(got).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(got.stdout)).toMatchObject({ ok: true, name: 'film.mp4', byteLength: 3_000_000 });
    expect(readFileSync(join(cwd, 'out/film.mp4')).equals(bytes)).toBe(true);
    // Again is no mistake and no harm: what is there already is not replaced.
    const again = await ben.run('get', link, '-d', 'out');
    expect(again.code).toBe(3);
    expect(again.stderr).toContain('is there already');
    started.process.kill('SIGINT');
    expect((await started.ended).code).toBe(130);
  });

  test('what the same daemon shares is copied to where it is wanted, whole or in part', async () => {
    const cwd = emptyDirectory();
    const ann = peerCli(cwd, 'ann');
    mkdirSync(join(cwd, 'photos'));
    const bytes = randomFile(join(cwd, 'photos/one.jpg'), 700_000);
    randomFile(join(cwd, 'photos/two.txt'), 10);
    const { link } = await shareFrom(ann, 'photos');
    await expect.poll(() => hasDoor(ann), { timeout: 20_000 }).toBe(true);
    expect(await ann.run('get', link, '-d', 'out', '--only', '*.jpg')).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, 'out/photos'))).toEqual(['one.jpg']);
    expect(readFileSync(join(cwd, 'out/photos/one.jpg')).equals(bytes)).toBe(true);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['photos']);
  });

  test('a private folder comes whole, or the files that were asked for', async () => {
    const cwd = emptyDirectory();
    const [ann, ben, cid] = [peerCli(cwd, 'ann'), peerCli(cwd, 'ben'), peerCli(cwd, 'cid')];
    mkdirSync(join(cwd, 'photos/summer'), { recursive: true });
    const one = randomFile(join(cwd, 'photos/one.jpg'), 300_000);
    const two = randomFile(join(cwd, 'photos/summer/two.jpg'), 500_000);
    writeFileSync(join(cwd, 'photos/notes.txt'), 'notes');
    const { link } = await shareFrom(ann, 'photos', '--private');
    expect(link).toContain('k=');
    expect((await ben.run('get', link, '-d', 'all')).code).toBe(0);
    expect(readFileSync(join(cwd, 'all/photos/one.jpg')).equals(one)).toBe(true);
    expect(readFileSync(join(cwd, 'all/photos/summer/two.jpg')).equals(two)).toBe(true);
    expect((await cid.run('get', link, '-d', 'some', '--only', '*.jpg')).code).toBe(0);
    expect(existsSync(join(cwd, 'some/photos/notes.txt'))).toBe(false);
    expect(readFileSync(join(cwd, 'some/photos/summer/two.jpg')).equals(two)).toBe(true);
    const none = await cid.run('get', link, '--only', '*.mp4');
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('It has') });
  });

  test('-o - streams a file in order to standard output, and says nothing else there', async () => {
    const cwd = emptyDirectory();
    const [ann, ben] = [peerCli(cwd, 'ann'), peerCli(cwd, 'ben')];
    const bytes = randomFile(join(cwd, 'film.mp4'), 2_000_000);
    const { link } = await shareFrom(ann, 'film.mp4');
    const got = await ben.run('get', link, '-o', '-');
    expect(got).toMatchObject({ code: 0, stderr: '' });
    expect(Buffer.from(got.stdoutBytes).equals(bytes)).toBe(true);
    expect(await ben.run('get', link, '-o', '-', '--json')).toMatchObject({ code: 2 });
  });

  test('a download that was killed goes on where it was', async () => {
    const cwd = emptyDirectory();
    const [ann, ben] = [peerCli(cwd, 'ann'), peerCli(cwd, 'ben')];
    const bytes = randomFile(join(cwd, 'film.mp4'), 6_000_000);
    const first = ann.start('serve', '--http-port', '0', '--upload-limit', '1M', '--json');
    await first.line('"url"');
    const shared = JSON.parse((await ann.run('share', 'film.mp4', '--json')).stdout);
    const get = ben.start('get', shared.link, '-d', 'out');
    await expect.poll(() => existsSync(join(ben.data, 'http.json')), { timeout: 20_000 }).toBe(true);
    const door = doorOf(ben);
    const held = async (): Promise<number> => {
      const answer = await ask(door.port, '/api/files', {
        method: 'POST',
        headers: { Authorization: `Bearer ${door.token}`, 'Content-Type': 'application/json' },
        body: '{}',
      });
      return JSON.parse(answer.bytes.toString()).value.files[0]?.heldBytes ?? 0;
    };
    await expect.poll(held, { timeout: 20_000 }).toBeGreaterThan(1_500_000);
    get.process.kill('SIGKILL');
    await get.ended;
    await ann.run('limit', '--up', 'none');
    const again = await ben.run('get', shared.link, '-d', 'out', '--json');
    expect(again.code).toBe(0);
    const { receivedBytes } = JSON.parse(again.stdout);
    expect(readFileSync(join(cwd, 'out/film.mp4')).equals(bytes)).toBe(true);
    // Counted over both runs: at most one piece of 256 KiB came twice.
    expect(receivedBytes).toBeLessThan(6_000_000 + 2 * 262_144);
  });

  test('what is wrong with a link is said, with the next command, and never with a trace', async () => {
    const cwd = emptyDirectory();
    const peer = peerCli(cwd, 'ann');
    const cases: readonly (readonly [string, RegExp])[] = [
      ['hello', /no link of Peersume/],
      ['peersume:1/bafybeifx7yeb55armcsxwwitkymga5xf53dxiarykms3ygqic223w5sk3m', /end of the link is missing/],
      [
        'peersume:1/bafybeifx7yeb55armcsxwwitkymga5xf53dxiarykms3ygqic223w5sk3m#n=film.mp4&c=aaaa',
        /changed on its way/,
      ],
      ['peersume:9/bafybeifx7yeb55armcsxwwitkymga5xf53dxiarykms3ygqic223w5sk3m#c=aaaa', /version 9/],
      ['peersume:1/../../etc/passwd#c=aaaa', /cannot be read|no link|changed/],
    ];
    for (const [link, sentence] of cases) {
      const { code, stderr } = await peer.run('get', link);
      expect({ link, code }).toEqual({ link, code: 1 });
      expect(stderr).toMatch(sentence);
      expect(stderr).toContain('try: peersume');
      expect(stderr).not.toContain('    at ');
    }
    expect(await peer.run('share', 'not-there')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('There is no'),
    });
    expect(await peer.run('share')).toMatchObject({ code: 2 });
    expect(await peer.run('status', '--data', '/dev/null/x')).toMatchObject({ code: 3 });
  });

  test('names that could harm a terminal or leave the folder do neither', async () => {
    const cwd = emptyDirectory();
    const [ann, ben] = [peerCli(cwd, 'ann'), peerCli(cwd, 'ben')];
    mkdirSync(join(cwd, 'folder'));
    randomFile(join(cwd, 'folder', 'con.txt'), 10);
    randomFile(join(cwd, 'folder', 'trailing. '), 10);
    symlinkSync('/etc/passwd', join(cwd, 'folder', 'outside'));
    const refused = await ann.run('share', 'folder');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('outside');
    mkdirSync(join(cwd, 'plain'));
    randomFile(join(cwd, 'plain', 'con.txt'), 10);
    randomFile(join(cwd, 'plain', 'trailing. '), 10);
    const { link } = await shareFrom(ann, 'plain');
    const got = await ben.run('get', link, '-d', 'out');
    expect(got.code).toBe(0);
    const names = readdirSync(join(cwd, 'out/plain'));
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name).not.toMatch(/^con\.|[. ]$/);
      expect(statSync(join(cwd, 'out/plain', name)).isFile()).toBe(true);
    }
    writeFileSync(join(cwd, 'a\u001b[2Jb'), 'x');
    const hostile = await ann.run('share', 'a\u001b[2Jb', '--no-qr');
    expect(hostile.stdout + hostile.stderr).not.toContain('\u001b');
  });
});
