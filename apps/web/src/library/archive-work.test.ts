/** Backups that join what is here, over a library in memory. */
import { openDocument } from '@peersume/document';
import { loadSample, type Resume } from '@peersume/resume';
import { memoryLibrary, type Library } from '@peersume/storage';
import type { Archive, ArchiveReading } from '@peersume/storage/archive';
import { describe, expect, test } from 'vitest';
import { platformChance } from '../session/platform-chance.ts';
import { collectArchive, joinArchive, readArchive, writeArchive, type JoinReport } from './archive-work.ts';
import { changeKept, keepNew } from './document-work.ts';

let now = 1_000;
const ports = (library: Library) => ({ library, device: 'laptop', now: now++ });

async function withResume(id = 'cv'): Promise<{ library: Library; resume: Resume }> {
  const library = memoryLibrary();
  const resume = await loadSample('student');
  const variant = { name: 'For Acme', resume: { ...resume, basics: { ...resume.basics, headline: 'For Acme' } } };
  const kept = await keepNew({ id, resume, variants: [variant], card: { career: 'student' } }, ports(library));
  expect(kept.ok).toBe(true);
  return { library, resume };
}

async function setHeadline(library: Library, value: string): Promise<void> {
  const card = await library.card('cv');
  if (!card.ok || card.value === undefined) throw new Error('no card');
  const done = await changeKept(
    card.value,
    (document) => void document.apply({ type: 'setField', entity: 'basics', field: 'headline', value }),
    ports(library),
  );
  expect(done.ok).toBe(true);
}

async function setName(library: Library, value: string): Promise<void> {
  const card = await library.card('cv');
  if (!card.ok || card.value === undefined) throw new Error('no card');
  await changeKept(
    card.value,
    (document) => void document.apply({ type: 'setField', entity: 'basics', field: 'name', value }),
    ports(library),
  );
}

async function backupOf(library: Library): Promise<ArchiveReading> {
  const archive = await collectArchive(library, 5);
  if (!archive.ok) throw new Error(archive.error.type);
  const reading = readArchive(writeArchive(archive.value));
  if (!reading.ok) throw new Error(reading.error.type);
  return reading.value;
}

async function join(library: Library, archive: Archive & Partial<ArchiveReading>): Promise<JoinReport> {
  const isReadable = async (text: string): Promise<boolean> => text.startsWith('{"format":"peersume-resume"');
  const report = await joinArchive({ incomplete: [], ...archive }, { ...ports(library), isReadable });
  if (!report.ok) throw new Error(report.error.type);
  return report.value;
}

async function basicsOf(library: Library): Promise<Resume['basics']> {
  const entries = await library.logs.read('cv', 0, 100_000);
  const opened = openDocument(entries.ok ? entries.value : [], { random: platformChance });
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value.resume().basics;
}

describe('a new résumé from what another says', () => {
  test('says it, its variants too', async () => {
    const { library, resume } = await withResume();
    const card = await library.card('cv');
    expect(card.ok && JSON.parse(card.value?.snapshot ?? '')).toEqual(resume);
    const variant = card.ok ? (JSON.parse(card.value?.variants[0]?.snapshot ?? '{}') as Resume) : resume;
    expect(variant).toEqual({ ...resume, basics: { ...resume.basics, headline: 'For Acme' } });
  });
});

describe('a backup', () => {
  test('brings everything into an empty library, history included', async () => {
    const { library } = await withResume();
    await setHeadline(library, 'Second');
    await library.putSetting('looks', [1]);
    const other = memoryLibrary();
    expect(await join(other, await backupOf(library))).toEqual({ added: 1, joined: 0, incomplete: 0 });
    expect(await other.logs.read('cv', 0, 100)).toEqual(await library.logs.read('cv', 0, 100));
    expect(await other.cards()).toEqual(await library.cards());
    expect(await other.setting('looks')).toEqual({ ok: true, value: [1] });
  });

  test('brought in again changes nothing', async () => {
    const { library } = await withResume();
    const backup = await backupOf(library);
    const before = [await library.logs.read('cv', 0, 100), await library.cards()];
    expect(await join(library, backup)).toEqual({ added: 0, joined: 0, incomplete: 0 });
    expect([await library.logs.read('cv', 0, 100), await library.cards()]).toEqual(before);
  });

  test('joins what was written in both places since, and keeps the name given here', async () => {
    const { library } = await withResume();
    const other = memoryLibrary();
    await join(other, await backupOf(library));
    await setHeadline(library, 'Here');
    await setName(other, 'There');
    const card = await library.card('cv');
    if (card.ok && card.value) await library.putCard({ ...card.value, name: 'Mine', archivedAt: 9 });
    expect(await join(library, await backupOf(other))).toEqual({ added: 0, joined: 1, incomplete: 0 });
    expect(await basicsOf(library)).toMatchObject({ name: 'There', headline: 'Here' });
    const joined = await library.card('cv');
    expect(joined.ok && joined.value).toMatchObject({ name: 'Mine', archivedAt: 9, title: 'There · Here' });
  });

  test('an older one takes nothing back', async () => {
    const { library } = await withResume();
    const backup = await backupOf(library);
    await setHeadline(library, 'Newer');
    expect(await join(library, backup)).toEqual({ added: 0, joined: 0, incomplete: 0 });
    expect((await basicsOf(library)).headline).toBe('Newer');
  });

  test('what the gate refuses is left out and told; the rest comes in', async () => {
    const { library } = await withResume();
    await setHeadline(library, 'Second');
    const backup = await backupOf(library);
    const [one] = backup.resumes;
    if (one === undefined) throw new Error('one is there');
    const spoiled = { ...one, batches: [...one.batches, Uint8Array.of(1, 2, 3)] };
    const other = memoryLibrary();
    expect(await join(other, { ...backup, resumes: [spoiled] })).toEqual({ added: 1, joined: 0, incomplete: 1 });
    expect(await other.logs.read('cv', 0, 100)).toEqual(await library.logs.read('cv', 0, 100));
  });

  test('a résumé whose history is lost comes as what it said last; one that says nothing readable does not come', async () => {
    const { library } = await withResume();
    const backup = await backupOf(library);
    const [one] = backup.resumes;
    if (one === undefined) throw new Error('one is there');
    const other = memoryLibrary();
    const rest = { ...one, batches: [] };
    const junk = { card: { ...one.card, id: 'junk', snapshot: 'no résumé' }, batches: [Uint8Array.of(9)] };
    expect(await join(other, { ...backup, resumes: [rest, junk] })).toEqual({ added: 1, joined: 0, incomplete: 2 });
    const cards = await other.cards();
    expect(cards.ok && cards.value.map(({ id, snapshot }) => [id, snapshot])).toEqual([['cv', one.card.snapshot]]);
  });

  test('a year of work comes back', async () => {
    const { library } = await withResume();
    const entries = await library.logs.read('cv', 0, 10);
    const opened = openDocument(entries.ok ? entries.value : [], { random: platformChance });
    if (!opened.ok) throw new Error('opens');
    for (let count = 0; count < 3_000; count++) {
      opened.value.apply({ type: 'setField', entity: 'basics', field: 'headline', value: `Step ${count}` });
      await library.logs.write('cv', { append: opened.value.takeBatches({ time: count, device: 'laptop' }) });
    }
    const other = memoryLibrary();
    const backup = await backupOf(library);
    expect(await join(other, backup)).toEqual({ added: 1, joined: 0, incomplete: 0 });
    expect((await basicsOf(other)).headline).toBe('Step 2999');
  });
});
