import type { Resume } from '@peersume/resume';
import { describe, expect, test } from 'vitest';
import { createTypesetClient, type PagesMessage } from './client.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const resume: Resume = {
  format: 'peersume-resume',
  version: 1,
  language: 'en',
  basics: { name: 'A', profiles: [] },
  sections: [],
  design: { template: 'classic', page: 'a4' },
};

function setUp({ isReady = false } = {}) {
  const sent: ToWorker[] = [];
  let hear: (event: { data: FromWorker }) => void = () => undefined;
  const worker = {
    postMessage: (message: ToWorker) => void sent.push(message),
    addEventListener: (_: string, listener: typeof hear) => void (hear = listener),
  };
  const ready = new Set<string>();
  const registered: (() => void)[] = [];
  const client = createTypesetClient({
    worker: worker as unknown as Worker,
    isReady,
    fonts: {
      add: (id) => new Promise((resolve) => registered.push(() => (ready.add(id), resolve()))),
      isReady: (id) => ready.has(id),
    },
  });
  const pages = (view: string, serial: number, ...faces: string[]): PagesMessage => ({
    type: 'pages',
    view,
    serial,
    diff: { pages: [], added: [], removed: [] },
    faces,
    language: 'en',
    pageCount: 1,
    findings: [],
    tookMs: 1,
  });
  const drawn: string[] = [];
  const listen = (view: string) =>
    client.listen(view, { pages: (message) => void drawn.push(`${view}:${message.serial}`), failed: () => undefined });
  return { client, sent, drawn, pages, listen, registered, say: (message: FromWorker) => hear({ data: message }) };
}

describe('the page’s side of the worker', () => {
  test('says nothing before the worker hears', () => {
    const { client, sent, say } = setUp();
    client.show('page', { resume });
    expect(sent).toEqual([]);
    say({ type: 'ready' });
    expect(sent.map(({ type }) => type)).toEqual(['show']);
  });

  test('speaks at once to a worker that was ready before anyone listened', () => {
    const { client, sent } = setUp({ isReady: true });
    client.show('page', { resume });
    expect(sent.map(({ type }) => type)).toEqual(['show']);
  });

  test('a drawing waits for its fonts, and later ones of its view wait behind it', async () => {
    const { drawn, pages, listen, registered, say } = setUp();
    listen('page');
    say({ type: 'face', id: 'f', bytes: new Uint8Array() });
    say(pages('page', 1, 'f'));
    say(pages('page', 2));
    expect(drawn).toEqual([]);
    registered[0]?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(drawn).toEqual(['page:1', 'page:2']);
  });

  test('a view that waits for a font does not hold up another', () => {
    const { drawn, pages, listen, say } = setUp();
    listen('thumbnail');
    listen('page');
    say(pages('thumbnail', 1, 'slow'));
    say(pages('page', 2));
    expect(drawn).toEqual(['page:2']);
  });

  test('a view that nobody looks at any more is forgotten, here and there', () => {
    const { drawn, pages, listen, sent, say } = setUp();
    say({ type: 'ready' });
    const stop = listen('thumbnail');
    stop();
    say(pages('thumbnail', 1));
    expect(drawn).toEqual([]);
    expect(sent.map(({ type }) => type)).toEqual(['forget', 'forget']);
  });

  test('an answer to who looked before does not reach who looks now', () => {
    const { client, drawn, pages, listen, say } = setUp();
    say({ type: 'ready' });
    const stop = listen('page');
    const before = client.show('page', { resume });
    stop();
    listen('page');
    const now = client.show('page', { resume });
    say(pages('page', before));
    say(pages('page', now));
    expect(drawn).toEqual([`page:${now}`]);
  });

  test('the second edit sends only what changed', () => {
    const { client, sent, say } = setUp();
    say({ type: 'ready' });
    client.show('page', { resume });
    client.show('page', { resume: { ...resume } });
    const [first, second] = sent;
    expect(first).toMatchObject({ source: { delta: { rest: { basics: { name: 'A' } } } } });
    expect(second).toMatchObject({ source: { delta: { sections: [] } } });
    expect(JSON.stringify(second)).not.toContain('basics');
  });

  test('a question gets its answer, or the reason why not', async () => {
    const { client, say } = setUp();
    say({ type: 'ready' });
    const answer = client.ask({ what: 'write-json-resume', resume });
    const refusal = client.ask({ what: 'pdf', resume });
    say({ type: 'answer', id: 1, answer: '{}' });
    say({ type: 'refusal', id: 2, message: 'no room' });
    await expect(answer).resolves.toBe('{}');
    await expect(refusal).rejects.toThrow('no room');
  });
});
