/**
 * Everything into one file, and back. What comes back joins what is here: of a résumé that is known, only what is new in
 * it, through the document's gate, so that an archive of anybody can do no more than another device could.
 */
import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { openDocument, type ResumeDocument } from '@peersume/document';
import type { Card, Library } from '@peersume/storage';
import type { Archive, ArchivedResume, ArchiveReading } from '@peersume/storage/archive';
import { looksSetting } from '../design/looks.ts';
import { sayCard } from '../session/keep-card.ts';
import { platformChance } from '../session/platform-chance.ts';
import type { WorkPorts } from './document-work.ts';

export { readArchive, writeArchive } from '@peersume/storage/archive';

/** Settings that are the person's own, not this device's. */
const travelling = [looksSetting];

export async function collectArchive(library: Library, exportedAt: number): Promise<Result<Archive, LogStoreError>> {
  const cards = await library.cards();
  if (!cards.ok) return cards;
  const resumes: ArchivedResume[] = [];
  for (const card of cards.value) {
    const entries = await library.logs.read(card.id, 0, Number.MAX_SAFE_INTEGER);
    if (!entries.ok) return entries;
    resumes.push({ card, batches: entries.value });
  }
  const settings = new Map<string, unknown>();
  for (const name of travelling) {
    const setting = await library.setting(name);
    if (!setting.ok) return setting;
    if (setting.value !== undefined) settings.set(name, setting.value);
  }
  return ok({ exportedAt, resumes, settings });
}

export interface JoinReport {
  readonly added: number;
  /** Were here, and have more now. */
  readonly joined: number;
  /** Could not be read, or not in full. */
  readonly incomplete: number;
}

export interface JoinPorts extends WorkPorts {
  /** Whether a file of Peersume's own format can be read. */
  readonly isReadable: (text: string) => Promise<boolean>;
}

/** Other tabs wait meanwhile: two that bring in the same would have it twice. */
export function joinArchive(archive: ArchiveReading, ports: JoinPorts): Promise<Result<JoinReport, LogStoreError>> {
  const { library } = ports;
  return library.alone('import', async () => {
    const incomplete = new Set(archive.incomplete);
    let [added, joined] = [0, 0];
    for (const one of archive.resumes) {
      const outcome = await joinOne(one, ports);
      if (!outcome.ok) return outcome;
      if (!outcome.value.isWhole) incomplete.add(one.card.id);
      if (outcome.value.is === 'added') added += 1;
      if (outcome.value.is === 'joined') joined += 1;
    }
    for (const name of travelling) {
      const here = await library.setting(name);
      const brought = archive.settings.get(name);
      if (here.ok && here.value === undefined && brought !== undefined) await library.putSetting(name, brought);
    }
    return ok({ added, joined, incomplete: incomplete.size });
  });
}

interface Outcome {
  readonly is: 'added' | 'joined' | 'same' | 'nothing';
  readonly isWhole: boolean;
}

async function joinOne({ card, batches }: ArchivedResume, ports: JoinPorts): Promise<Result<Outcome, LogStoreError>> {
  const { library, now, device } = ports;
  const entries = await library.logs.read(card.id, 0, Number.MAX_SAFE_INTEGER);
  if (!entries.ok) return entries;
  const found = await library.card(card.id);
  if (!found.ok) return found;
  const here = found.value;
  const isKnown = entries.value.length > 0;

  const seen = new Set(entries.value.map(keyOf));
  const fresh = batches.filter((batch) => !seen.has(keyOf(batch)) && seen.add(keyOf(batch)));
  if (fresh.length === 0 && here !== undefined) return ok({ is: 'same', isWhole: true });

  // The first batch of a log is its beginning; all others pass the gate.
  const [first] = fresh;
  const accepted = isKnown || first === undefined ? [] : [first];
  const opened = openDocument([...entries.value, ...accepted], { random: platformChance });
  if (!opened.ok) return isKnown ? ok({ is: 'nothing', isWhole: false }) : keepSnapshot(card, here, ports);
  const document = opened.value;
  for (const [at, batch] of fresh.slice(accepted.length).entries()) {
    document.receive(batch, undefined, () => accepted.push(batch));
    if (at % breathEvery === breathEvery - 1) await breathe();
  }
  const isWhole = accepted.length === fresh.length;
  accepted.push(...document.takeBatches({ time: now, device }));
  const next = joinCards(here, card, document);
  document.close();

  const written = await library.logs.write(card.id, { append: accepted });
  if (!written.ok) return written;
  const put = await library.putCard(next);
  return put.ok ? ok({ is: isKnown || here !== undefined ? 'joined' : 'added', isWhole }) : put;
}

/** Batches; each passes the gate in less than a millisecond, and a year of work has thousands. */
const breathEvery = 50;

/** A turn of the event loop, so that the window answers meanwhile. */
const breathe = (): Promise<void> => new Promise((later) => setTimeout(later));

/** What this device calls it, and whether it is archived here, stays. */
function joinCards(here: Card | undefined, brought: Card, document: ResumeDocument): Card {
  const said = document.readOnly() === undefined ? sayCard(document) : {};
  const base = here ?? brought;
  return { ...base, ...said, changedAt: Math.max(base.changedAt, brought.changedAt) };
}

/** Of what has no history, or a damaged one, what it said last. */
async function keepSnapshot(
  card: Card,
  here: Card | undefined,
  ports: JoinPorts,
): Promise<Result<Outcome, LogStoreError>> {
  if (here !== undefined || !(await ports.isReadable(card.snapshot))) return ok({ is: 'nothing', isWhole: false });
  const put = await ports.library.putCard({ ...card, variants: [] });
  return put.ok ? ok({ is: 'added', isWhole: false }) : err(put.error);
}

/** Two batches are the same when their bytes are. */
function keyOf(batch: Uint8Array): string {
  let key = '';
  for (let at = 0; at < batch.length; at += 8_192) key += String.fromCharCode(...batch.subarray(at, at + 8_192));
  return key;
}
