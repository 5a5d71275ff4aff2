/** The worker that ships, in Chromium, writes the very bytes that Node writes: for every fixture by every template. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { templates } from '@peersume/typeset';
import { expect } from 'vitest';
import { fixtures, readFixture } from '../fixtures/index.ts';
import { testWith } from '../judges.ts';
import { createNodeTypesetter, loadFixture } from '../pages/typeset-fixture.ts';
import { appFolder, serveApp } from './app-server.ts';
import { launchBrowser } from './browser.ts';

testWith('chromium')('every fixture by every template has the same SHA-256 in Node and in Chromium', async () => {
  const ids = templates.map(({ id }) => id);
  const [inChromium, inNode] = await Promise.all([hashesInChromium(ids), hashesInNode(ids)]);
  expect(inChromium).toEqual(inNode);
  expect(Object.keys(inNode)).toHaveLength(fixtures.length * ids.length);
});

type Hashes = Record<string, string>;

async function hashesInNode(ids: readonly string[]): Promise<Hashes> {
  const typesetter = await createNodeTypesetter();
  const hashes: Hashes = {};
  for (const fixture of fixtures) {
    const resume = loadFixture(fixture);
    for (const template of ids) {
      const layout = await typesetter.typeset({ ...resume, design: { ...resume.design, template } });
      if (!layout.ok) throw new Error(`${fixture.file}: ${layout.error.type}`);
      const pdf = await typesetter.pdf(layout.value);
      hashes[`${fixture.file} by ${template}`] = createHash('sha256').update(pdf).digest('hex');
    }
  }
  return hashes;
}

async function hashesInChromium(ids: readonly string[]): Promise<Hashes> {
  const workers = (await readdir(join(appFolder(), 'assets'))).filter((name) => /^worker-[\w-]{8}\.js$/.test(name));
  expect(workers).toHaveLength(1);
  await using server = await serveApp();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const files = fixtures.map((fixture) => ({
      file: fixture.file,
      text: Buffer.from(readFixture(fixture)).toString('base64'),
    }));
    return await page.evaluate(hashInWorker, { script: `/assets/${workers[0]}`, files, ids });
  } finally {
    await browser.close();
  }
}

/** Runs in the page: asks a worker of its own, as the app asks its. */
async function hashInWorker({
  script,
  files,
  ids,
}: {
  script: string;
  files: readonly { file: string; text: string }[];
  ids: readonly string[];
}): Promise<Hashes> {
  interface Reply {
    readonly type: string;
    readonly id?: number;
    readonly answer?: unknown;
    readonly message?: string;
  }
  const worker = new Worker(script, { type: 'module' });
  const waiting = new Map<number, (reply: Reply) => void>();
  await new Promise<void>((ready) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (data.type === 'ready') ready();
      else if (data.id !== undefined) waiting.get(data.id)?.(data);
    });
  });
  let next = 1;
  const ask = async (question: object): Promise<unknown> => {
    const id = next++;
    const reply = await new Promise<Reply>((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage({ type: 'ask', id, question });
    });
    if (reply.type !== 'answer') throw new Error(reply.message);
    return reply.answer;
  };
  const hashes: Hashes = {};
  for (const { file, text } of files) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const reading = (await ask({ what: 'read-file', bytes })) as { resume: { design: object } };
    for (const template of ids) {
      const resume = { ...reading.resume, design: { ...reading.resume.design, template } };
      const pdf = (await ask({ what: 'pdf', resume })) as BufferSource;
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', pdf));
      hashes[`${file} by ${template}`] = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    }
  }
  worker.terminate();
  return hashes;
}
