/**
 * `npx node packages/document/scripts/measure.ts`: what a document costs after a year: 9,200 saved edits in 230 sessions on
 * two devices. The clock is CPU time of
 * this process (other work on the machine does not count), medians of several runs, warm.
 */
import { loadSample, type Resume } from '@peersume/resume';
import { openDocument, type ResumeDocument } from '../src/document.ts';
import { createTimeline } from '../src/history/timeline.ts';
import { newDocument } from '../src/testing/open-sample.ts';
import { seededRandom } from '../src/testing/seeded-random.ts';
import { openEditor } from '../src/testing/mini-editor.ts';

const edits = 9_200;
const editsInSession = 40;
const random = seededRandom(7);
const below = (limit: number): number => random.uint32() % limit;

const { batches, document, undo } = await makeYear();
const checkpoint = document.checkpoint();
const tail = batches.slice(-499);

const rows: [string, string][] = [
  ['batches', String(batches.length)],
  ['bytes of the log', String(sum(batches.map((batch) => batch.length)))],
  [
    'bytes a batch, median and mean',
    `${median(batches.map((batch) => batch.length))}, ${(sum(batches.map((batch) => batch.length)) / batches.length).toFixed(0)}`,
  ],
  ['bytes of a checkpoint', String(checkpoint.length)],
  ['bytes of 500 steps of undo', String(undo.length)],
  ['open from all batches, to the résumé (ms)', time(7, () => open(batches))],
  ['open from a checkpoint and 499 batches (ms)', time(7, () => open(tail, checkpoint))],
  ['open from a checkpoint alone (ms)', time(7, () => open([], checkpoint))],
  ['a typed letter through ProseMirror, to the résumé (ms)', typing()],
  [
    'a field set, to the résumé (ms)',
    time(200, () => {
      document.apply({ type: 'setField', entity: 'basics', field: 'name', value: `Ada ${below(1_000)}` });
      document.resume();
    }),
  ],
  [
    'a bullet split and taken back (ms)',
    time(50, () => {
      const blocks = blocksOf(document);
      document.apply({ type: 'splitBlock', block: blocks[below(blocks.length)] ?? '', at: 0 });
      document.resume();
      document.undo();
    }),
  ],
  ['a batch of another device let in (ms)', receiving()],
  ['the past: the middle of the year, first asked for (ms)', time(3, () => createTimeline(batches).resumeAt(4_600))],
  ['heap of one opened document (MB)', heap()],
];
for (const [name, value] of rows) console.log(name.padEnd(60), value);

async function makeYear(): Promise<{ batches: Uint8Array[]; document: ResumeDocument; undo: Uint8Array }> {
  const first = newDocument(1, await loadSample('software-developer'));
  const log = first.takeBatches({ time: 0, device: 'laptop' });
  let current = first;
  let steps = first.saveUndo();
  for (let edit = 0; edit < edits; edit++) {
    if (edit % editsInSession === 0) {
      const opened = openDocument([], { random, undo: steps, checkpoint: current.checkpoint() });
      if (!opened.ok) throw new Error(opened.error.type);
      current.close();
      current = opened.value;
    }
    change(current, edit);
    log.push(
      ...current.takeBatches({
        time: edit * 1_000,
        device: edit % (editsInSession * 2) < editsInSession ? 'laptop' : 'phone',
      }),
    );
    steps = current.saveUndo();
  }
  return { batches: log, document: current, undo: steps };
}

/** As people edit: mostly words in a bullet, then fields, then structure. */
function change(document: ResumeDocument, edit: number): void {
  const blocks = blocksOf(document);
  const block = blocks[below(Math.min(blocks.length, 30))] ?? '';
  const kind = below(100);
  if (kind < 70) {
    const words = textOfBlock(document.resume(), block).split(' ');
    words.splice(below(words.length + 1), words.length > 18 ? 2 : 0, `word${below(500)}`);
    document.apply({ type: 'setText', block, inlines: [{ text: words.join(' ') }] });
  } else if (kind < 82)
    document.apply({ type: 'setField', entity: 'basics', field: 'headline', value: `Engineer ${edit}` });
  else if (kind < 86) document.apply({ type: 'move', id: block, before: blocks[below(3)] ?? null });
  else if (kind < 89)
    document.apply({ type: 'splitBlock', block, at: Math.min(4, textOfBlock(document.resume(), block).length) });
  else if (kind < 93 && blocks.length > 25) document.apply({ type: 'joinBlocks', into: blocks[0] ?? '', from: block });
  else if (kind < 96 && blocks.length > 25) document.apply({ type: 'remove', id: block });
  else document.undo();
  document.endStep();
}

function open(stored: readonly Uint8Array[], from?: Uint8Array): Resume {
  const opened = openDocument(stored, { random, checkpoint: from, undo });
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value.resume();
}

function typing(): string {
  const editor = openEditor(document, blocksOf(document)[1] ?? '');
  return time(300, () => {
    editor.type(3, 'x');
    document.resume();
  });
}

function receiving(): string {
  const other = openDocument([], { random, checkpoint: document.checkpoint() });
  if (!other.ok) throw new Error(other.error.type);
  other.value.apply({ type: 'setField', entity: 'basics', field: 'phone', value: 'x' });
  const made = Array.from({ length: 60 }, (_, index) => {
    other.value.apply({ type: 'setField', entity: 'basics', field: 'phone', value: `+${index}` });
    return other.value.takeBatches({ time: 0, device: 'phone' })[0] as Uint8Array;
  });
  return time(60, () => {
    const received = document.receive(made.shift() as Uint8Array);
    if (!received.ok) throw new Error(received.error.type);
    document.resume();
  });
}

function heap(): string {
  const held: unknown[] = [];
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < 5; count++) {
    const opened = openDocument([], { random, checkpoint });
    if (opened.ok) held.push(opened.value, opened.value.resume());
  }
  return ((process.memoryUsage().heapUsed - before) / 5e6).toFixed(1);
}

function blocksOf(document: ResumeDocument): string[] {
  return document
    .resume()
    .sections.flatMap((section) =>
      section.entries.flatMap((entry) =>
        (entry.type === 'experience'
          ? entry.roles.flatMap((role) => role.body)
          : 'body' in entry
            ? entry.body
            : []
        ).map(({ id }) => id),
      ),
    );
}

function textOfBlock(resume: Resume, id: string): string {
  for (const section of resume.sections) {
    for (const entry of section.entries) {
      const body =
        entry.type === 'experience' ? entry.roles.flatMap((role) => role.body) : 'body' in entry ? entry.body : [];
      const block = body.find((one) => one.id === id);
      if (block !== undefined) return block.inlines.map(({ text }) => text).join('');
    }
  }
  return '';
}

function time(runs: number, task: () => void): string {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return `${median(times).toFixed(2)} (worst ${Math.max(...times).toFixed(1)})`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
