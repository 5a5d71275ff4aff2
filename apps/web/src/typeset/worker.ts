/// <reference lib="webworker" />
/** The typesetting worker: a thin host. What it says and hears is in protocol.ts; what it does is the typesetter's. */
import { loadSample, type Resume } from '@peersume/resume';
import { loadExample } from '@peersume/resume/examples';
import { createTypesetter, templates, type TypesetError, type Typesetter } from '@peersume/typeset';
import { createPreviewSender, previewPages, type PreviewSender } from '@peersume/typeset/preview';
import subsetterUrl from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import { createFetchedFonts } from './fetched-fonts.ts';
import { fontUnreachable } from './font-unreachable.ts';
import { createNewestFirst } from './newest-first.ts';
import { createPhotoReceiver } from './photo-parcel.ts';
import { applyDelta } from './resume-delta.ts';
import type { Answer, FromWorker, Question, ToWorker, SentSource, ViewName, ViewSource } from './protocol.ts';
import { readResumeFile, writeJsonResume } from './resume-files.ts';

interface Edit {
  readonly serial: number;
  /** Knows what the page has drawn; another one after the view was forgotten. */
  readonly sender: PreviewSender;
  readonly source: ViewSource;
}

const send = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, transfer);

// The scripts stand in assets/, the fonts beside it.
const siteUrl = import.meta.env.DEV ? new URL('/', self.location.href) : new URL('..', self.location.href);

const typesetter: Promise<Typesetter> = createTypesetter({
  fonts: createFetchedFonts({ siteUrl, onLoaded: (id, bytes) => send({ type: 'face', id, bytes }, [bytes.buffer]) }),
  subsetter: async () => new Uint8Array(await fetchBytes(new URL(subsetterUrl, self.location.href))),
});
const photos = createPhotoReceiver();
/** The résumé that each view was sent last. */
const shown = new Map<ViewName, Resume>();
const senders = new Map<ViewName, PreviewSender>();

const queue = createNewestFirst<Edit>({ first: 'page', run: show, breathe });

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  switch (message.type) {
    case 'show':
      queue.submit(message.view, {
        serial: message.serial,
        sender: senderOf(message.view),
        source: arrived(message.view, message.source),
      });
      break;
    case 'photo':
      photos.keep(message);
      break;
    case 'forget':
      queue.drop(message.view);
      senders.delete(message.view);
      shown.delete(message.view);
      break;
    case 'ask':
      answer(message.question).then(
        (reply) =>
          send({ type: 'answer', id: message.id, answer: reply }, reply instanceof Uint8Array ? [reply.buffer] : []),
        (error: unknown) => send({ type: 'refusal', id: message.id, message: textOf(error) }),
      );
      break;
  }
});

send({ type: 'ready' });

/** Applied at once, whether or not this edit will be typeset: the next one builds on it. */
function arrived(view: ViewName, source: SentSource): ViewSource {
  if (!('delta' in source)) return source;
  const resume = applyDelta(shown.get(view), source.delta);
  shown.set(view, resume);
  return source.maxPages === undefined ? { resume } : { resume, maxPages: source.maxPages };
}

function senderOf(view: ViewName): PreviewSender {
  let sender = senders.get(view);
  // Only the page in progress is written on.
  if (sender === undefined) senders.set(view, (sender = createPreviewSender({ carets: view === 'page' })));
  return sender;
}

async function show(view: ViewName, { serial, sender, source }: Edit): Promise<void> {
  const start = performance.now();
  try {
    const made = await typesetter;
    const layout = await made.typeset(await resumeOf(source));
    if (!layout.ok) {
      send({ type: 'failed', view, serial, message: sayTooLarge(layout.error) });
      return;
    }
    if (lacksFonts(made)) {
      send({ type: 'failed', view, serial, message: fontUnreachable });
      return;
    }
    const pages = previewPages(layout.value);
    const shown = source.maxPages === undefined ? pages : pages.slice(0, source.maxPages);
    // Forgotten meanwhile: whoever looks now has drawn nothing of this.
    if (senders.get(view) !== sender) return;
    send({
      type: 'pages',
      view,
      serial,
      diff: sender.diff(shown),
      faces: [...new Set(shown.flatMap((page) => page.lines.flatMap((line) => line.segments.map(({ face }) => face))))],
      language: layout.value.language,
      pageCount: pages.length,
      findings: layout.value.findings,
      tookMs: performance.now() - start,
    });
  } catch (error) {
    send({ type: 'failed', view, serial, message: textOf(error) });
  }
}

async function resumeOf(source: ViewSource): Promise<Resume> {
  if ('resume' in source) return photos.unpack(source.resume);
  if ('career' in source) return loadSample(source.career);
  if ('example' in source) return loadExample(source.example);
  const reading = readResumeFile(source.text);
  if (!reading.ok) throw new Error(reading.error.type);
  return reading.resume;
}

async function answer(question: Question): Promise<Answer<Question>> {
  switch (question.what) {
    case 'sample':
      return loadSample(question.career);
    case 'example':
      return loadExample(question.example);
    case 'read-file':
      return readResumeFile(question.bytes);
    case 'write-json-resume':
      return writeJsonResume(photos.unpack(question.resume));
    case 'templates':
      return templates.map(({ id, name, description, defaults }) => ({ id, name, description, defaults }));
    case 'pdf': {
      const made = await typesetter;
      const layout = await made.typeset(photos.unpack(question.resume));
      if (!layout.ok) throw new Error(sayTooLarge(layout.error));
      if (lacksFonts(made)) throw new Error(fontUnreachable);
      return (await made.pdf(layout.value)) as Uint8Array<ArrayBuffer>;
    }
  }
}

/** Whether this typesetting wanted fonts that no network brought; the next one asks for them again. */
function lacksFonts(made: Typesetter): boolean {
  const lacks = made.fontProblems().some((problem) => 'reason' in problem && problem.reason === fontUnreachable);
  if (lacks) made.retryFonts();
  return lacks;
}

async function fetchBytes(url: URL): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} could not be loaded (${response.status})`);
  return response.arrayBuffer();
}

/** A turn of the event loop, so that newer edits that have arrived are seen. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function sayTooLarge(error: TypesetError): string {
  const limit = new Intl.NumberFormat('en').format(error.limit);
  switch (error.type) {
    case 'TooManyCharacters':
      return `it has more than ${limit} characters`;
    case 'TooManyParts':
      return `it has more than ${limit} entries and bullets`;
    case 'TooManyPages':
      return `it would fill more than ${limit} pages`;
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
