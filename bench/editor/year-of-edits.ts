/**
 * A résumé after a year: 9,200 saved edits in 230 sittings on two devices, mostly words in bullets, some fields, some
 * structure. The same on every run.
 */
import { createDocument, openDocument, type ResumeDocument } from '@peersume/document';
import { loadSample, type Id, type Resume } from '@peersume/resume';
import { writeArchive } from '@peersume/storage/archive';
import { random as seeded } from './seeded.ts';

const edits = 9_200;
const editsInSitting = 40;
/** Two sittings a weekday or so, all in one year. */
const betweenEditsMs = (365 * 86_400_000) / edits;
const title = 'A year of edits';

/** As a backup that the app takes in. */
export async function yearOfEdits(): Promise<Uint8Array> {
  const random = seeded(7);
  const below = (limit: number): number => random.uint32() % limit;
  const batches: Uint8Array[] = [];
  let document = createDocument(await loadSample('manager'), { random });
  for (let edit = 0; edit < edits; edit++) {
    if (edit % editsInSitting === 0) document = nextSitting(document);
    change(document, edit, below);
    const device = edit % (editsInSitting * 2) < editsInSitting ? 'laptop' : 'phone';
    batches.push(...document.takeBatches({ time: Date.UTC(2025, 0, 1) + edit * betweenEditsMs, device }));
  }
  const snapshot = JSON.stringify(document.resume());
  document.close();
  const changedAt = Date.UTC(2026, 0, 1);
  const card = { id: 'year-of-edits', title, name: title, createdAt: 0, changedAt, snapshot, variants: [] };
  return writeArchive({ exportedAt: changedAt, resumes: [{ card, batches }], settings: new Map() });

  function nextSitting(before: ResumeDocument): ResumeDocument {
    const opened = openDocument([], { random, undo: before.saveUndo(), checkpoint: before.checkpoint() });
    if (!opened.ok) throw new Error(opened.error.type);
    // Of the first sitting, the beginning is not in any batch yet.
    batches.push(...before.takeBatches({ time: 0, device: 'laptop' }));
    before.close();
    return opened.value;
  }
}

function change(document: ResumeDocument, edit: number, below: (limit: number) => number): void {
  const blocks = blocksOf(document.resume());
  const { id, text } = blocks[below(Math.min(blocks.length, 30))] ?? { id: '', text: '' };
  const kind = below(100);
  if (kind < 70) {
    const words = text.split(' ');
    words.splice(below(words.length + 1), words.length > 18 ? 2 : 0, `word${below(500)}`);
    document.apply({ type: 'setText', block: id, inlines: [{ text: words.join(' ') }] });
  } else if (kind < 82)
    document.apply({ type: 'setField', entity: 'basics', field: 'headline', value: `Engineer ${edit}` });
  else if (kind < 86) document.apply({ type: 'move', id, before: blocks[below(3)]?.id ?? null });
  else if (kind < 89) document.apply({ type: 'splitBlock', block: id, at: Math.min(4, text.length) });
  else if (kind < 93 && blocks.length > 25) document.apply({ type: 'joinBlocks', into: blocks[0]?.id ?? '', from: id });
  else if (kind < 96 && blocks.length > 25) document.apply({ type: 'remove', id });
  else document.undo();
  document.endStep();
}

/** Every bullet and paragraph, wherever it stands. */
function blocksOf(resume: Resume): { id: Id; text: string }[] {
  const blocks: { id: Id; text: string }[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const { id, inlines } = value as { id?: Id; inlines?: readonly { text: string }[] };
      if (id !== undefined && inlines !== undefined)
        blocks.push({ id, text: inlines.map(({ text }) => text).join('') });
      else Object.values(value).forEach(visit);
    }
  };
  visit(resume.sections);
  return blocks;
}
