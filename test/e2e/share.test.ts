/** Files from browser to browser: two Chromium processes and `peersume coordinator`, on this machine alone. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { serveApp } from './app-server.ts';
import { openPerson, shareFile, startMeeting } from './share-peers.ts';

const folder = mkdtempSync(join(tmpdir(), 'peersume-shared-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function randomFile(name: string, byteLength: number): { readonly path: string; readonly hash: string } {
  const bytes = randomBytes(byteLength);
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, hash: hashOf(bytes) };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const mebibyte = 1024 * 1024;
const slowMs = 60_000;

async function save(page: Page): Promise<string> {
  const button = page.getByRole('button', { name: 'Save', exact: true }).first();
  await button.waitFor({ timeout: slowMs });
  const started = page.waitForEvent('download', { timeout: slowMs });
  await button.click();
  return hashOf(readFileSync(await (await started).path()));
}

describeWith('chromium')('files from browser to browser', () => {
  test('one shares, another opens the link, and has the very bytes', { timeout: slowMs }, async () => {
    const meeting = await startMeeting('coordinator');
    const [ann, ben] = await Promise.all([openPerson(meeting.url), openPerson(meeting.url)]);
    const file = randomFile('a film.bin', 5 * mebibyte);
    await ann.page.goto(`${meeting.url}#share`);
    const link = await shareFile(ann.page, file.path);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#1\/b[a-z2-7]+&k=/u);
    await ben.page.goto(link);
    await ben.page.getByRole('heading', { name: 'a film.bin' }).waitFor();
    await ben.page.getByRole('button', { name: 'Receive' }).click({ timeout: slowMs });
    expect(await save(ben.page)).toBe(file.hash);
    expect([...ann.troubles, ...ben.troubles]).toEqual([]);
  });

  test('a résumé is sent as its PDF, and nothing is asked of the network before', { timeout: slowMs }, async () => {
    const meeting = await startMeeting('coordinator');
    const [ann, ben] = await Promise.all([openPerson(meeting.url), openPerson(meeting.url)]);
    const asked: string[] = [];
    ann.page.on('request', (request) => asked.push(request.url()));
    ann.page.on('websocket', (socket) => asked.push(socket.url()));
    await ann.page.goto(meeting.url);
    await ann.page.locator('.career').first().click();
    await ann.page.locator('.page-pane .sheet').first().waitFor();
    expect(asked.filter((url) => /peer\.json|^ws|share-|browser-host/u.test(url))).toEqual([]);
    await ann.page.getByRole('button', { name: 'Send', exact: true }).click();
    const link = ann.page.locator('.link-box input').first();
    await link.waitFor();
    await ben.page.goto(await link.inputValue());
    // Of one piece, which tells its name too: it is there at once.
    const button = ben.page.getByRole('button', { name: 'Save', exact: true });
    await button.waitFor({ timeout: slowMs });
    const started = ben.page.waitForEvent('download');
    await button.click();
    const download = await started;
    expect(download.suggestedFilename()).toMatch(/-resume\.pdf$/u);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await ann.page.getByRole('button', { name: 'Back' }).click();
    await ann.page.locator('.desk').waitFor();
  });

  test('the meeting point dies in the middle, and the transfer goes on', { timeout: slowMs }, async () => {
    const meeting = await startMeeting('coordinator');
    const [ann, ben] = await Promise.all([openPerson(meeting.url), openPerson(meeting.url)]);
    const file = randomFile('large.bin', 48 * mebibyte);
    await ann.page.goto(`${meeting.url}#share`);
    await ben.page.goto(await shareFile(ann.page, file.path));
    await ben.page.getByRole('button', { name: 'Receive' }).click({ timeout: slowMs });
    const before = await shareSeen(ben.page, 5);
    meeting.kill();
    await ben.page.locator('.meeting[data-meeting="gone"]').waitFor({ timeout: slowMs });
    expect(before).toBeLessThan(100);
    expect(await save(ben.page)).toBe(file.hash);
  });

  test('a tab that was closed goes on where it was', { timeout: slowMs }, async () => {
    const meeting = await startMeeting('coordinator');
    const [ann, ben] = await Promise.all([openPerson(meeting.url), openPerson(meeting.url)]);
    const file = randomFile('again.bin', 48 * mebibyte);
    await ann.page.goto(`${meeting.url}#share`);
    const link = await shareFile(ann.page, file.path);
    await ben.page.goto(link);
    await ben.page.getByRole('button', { name: 'Receive' }).click({ timeout: slowMs });
    const before = await shareSeen(ben.page, 20);
    await ben.reopen();
    await ben.page.goto(link);
    const after = await shareSeen(ben.page, 1);
    expect(after).toBeGreaterThanOrEqual(Math.min(before, 99) - 1);
    expect(await save(ben.page)).toBe(file.hash);
  });

  test('without any server, an invitation is carried over and an answer back', { timeout: slowMs }, async () => {
    await using server = await serveApp();
    const [ann, ben] = await Promise.all([openPerson(server.url), openPerson(server.url)]);
    const file = randomFile('by hand.bin', 3 * mebibyte);
    await ann.page.goto(`${server.url}#share`);
    await ben.page.goto(await shareFile(ann.page, file.path));
    await ann.page.getByRole('button', { name: 'Make an invitation' }).click();
    const invitation = await ann.page.getByLabel('Give them this invitation').first().inputValue();
    await ben.page.getByLabel('Their invitation').fill(invitation);
    await ben.page.getByRole('button', { name: 'Answer' }).click();
    const answer = await ben.page.getByLabel('Give them this answer').first().inputValue();
    await ann.page.getByLabel('Their answer').fill(answer);
    await ann.page.getByRole('button', { name: 'Connect' }).click();
    await ben.page.getByRole('button', { name: 'Receive' }).click({ timeout: slowMs });
    expect(await save(ben.page)).toBe(file.hash);
    expect([...ann.troubles, ...ben.troubles]).toEqual([]);
  });

  test('a browser and the daemon that served its page pair by themselves', { timeout: slowMs }, async () => {
    const daemon = await startMeeting('serve');
    const file = randomFile('from the shell.bin', 2 * mebibyte);
    const shared = await daemon.run('share', '--json', '--private', file.path);
    const { link } = JSON.parse(shared.stdout.split('\n')[0] ?? '') as { link: string };
    const ben = await openPerson(daemon.url);
    await ben.page.goto(`${daemon.url}#${link.slice('peersume:'.length).replace('#', '&')}`);
    await ben.page.getByRole('button', { name: 'Receive' }).click({ timeout: slowMs });
    expect(await save(ben.page)).toBe(file.hash);
    expect(ben.troubles).toEqual([]);
  });
});

/** Percent of the field that are there, as soon as it is so many. */
async function shareSeen(page: Page, least: number): Promise<number> {
  const read = await page.waitForFunction(
    (percent) => {
      const label = document.querySelector('.piece-field canvas')?.getAttribute('aria-label') ?? '';
      const found = Number(/(\d+)%/u.exec(label)?.[1] ?? 0);
      return found >= percent ? found : false;
    },
    least,
    { timeout: slowMs, polling: 50 },
  );
  return Number(await read.jsonValue());
}
