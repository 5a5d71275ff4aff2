/**
 * The model as JSON Resume 1.x: valid by its schema, readable by every program that knows it, and with `meta.peersume`
 * for what it cannot say, so that `fromJsonResume(toJsonResume(resume))` is the résumé again. Hidden sections and
 * entries are only there: other programs show what they find.
 */
import { idsInOrder, positionIds } from '../create/id-source.ts';
import type { JsonObject, Json } from '../load/parse-json.ts';
import type { Entry } from '../schema/entry.ts';
import type { Resume } from '../schema/resume.ts';
import type { Section } from '../schema/section.ts';
import { writeProse } from '../text/prose.ts';
import { buildEntry } from './build-entries.ts';
import { fingerprint } from './fingerprint.ts';
import { fromJsonResume, withoutSummary } from './from-json-resume.ts';
import { isItemKind, itemFields, sectionAliases, type ItemKind } from './item-fields.ts';
import { addUnknownFields, originalGroups, withOriginalGroup } from './keep-originals.ts';
import { readBasics } from './read-basics.ts';
import { readItem, type Item } from './read-item.ts';
import { buildSummaryEntry } from './read-sections.ts';
import { isEmpty } from './read-values.ts';
import { createReading } from './reading.ts';
import { differingPaths, sameJson } from './same-json.ts';
import {
  changesBetween,
  idsOfBasics,
  idsOfEntry,
  type EntrySupplement,
  type SectionSupplement,
  type Supplement,
} from './supplement.ts';
import { isUri } from './valid-values.ts';
import { writeBasics } from './write-basics.ts';
import { writeEntry } from './write-entry.ts';

export type JsonResume = JsonObject;

export function toJsonResume(resume: Resume): JsonResume {
  const plain: PlainPart = { summary: undefined, arrays: new Map() };
  const sections = resume.sections.map((section) => writeSection(section, plain));
  const basics = writeBasics(resume.basics, plain.summary);
  const supplement: Supplement = { version: 1, language: resume.language, design: resume.design as Json };
  const simple = assemble(resume, basics, plain, supplement);
  // Most files need no more: reading them gives the same résumé, ids and all.
  if (sameJson(fromJsonResume(simple).resume, resume)) return simple;
  return assemble(resume, basics, plain, {
    ...supplement,
    basics: supplementOfBasics(resume, basics),
    sections,
    ...extraSupplement(resume, simple),
  });
}

/** What other programs read; grows as the sections are written. */
interface PlainPart {
  summary: string | undefined;
  readonly arrays: Map<ItemKind, JsonObject[]>;
}

function writeSection(section: Section, plain: PlainPart): SectionSupplement {
  const { entries, ...rest } = section;
  return { ...rest, entries: entries.map((entry) => writeOne(entry, section, plain)) };
}

function writeOne(entry: Entry, section: Section, plain: PlainPart): EntrySupplement {
  const { kind } = section;
  if (!section.visible || !entry.visible || kind === 'custom') return { entry };
  if (kind === 'summary') return writeSummary(entry, plain);
  const items = writeItems(entry, kind);
  const rebuilt = rebuild(items, entry, kind);
  if (rebuilt === undefined || items.some(isEmpty)) return { entry };
  const array = plain.arrays.get(kind);
  if (array === undefined) plain.arrays.set(kind, items);
  else array.push(...items);
  return { items: items.map(fingerprint), ids: idsOfEntry(entry), ...changesBetween(rebuilt, entry, sameJson) };
}

/** JSON Resume has one summary: the first that is seen. */
function writeSummary(entry: Entry, plain: PlainPart): EntrySupplement {
  if (plain.summary !== undefined || entry.type !== 'item') return { entry };
  const original = entry.extra?.['summary'];
  const summary = [original, writeProse(entry.body, false).text].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  if (typeof summary !== 'string') return { entry };
  const ids = idsOfEntry(entry);
  const build = (text: string): Entry => buildSummaryEntry(text, readingWith(ids));
  const canonical = writeProse(entry.body, false).text;
  const chosen = sameJson(build(summary), entry) || canonical === undefined ? summary : canonical;
  plain.summary = chosen;
  return { items: [fingerprint(chosen)], ids, ...changesBetween(build(chosen), entry, sameJson) };
}

/** With the originals that the entry keeps, each where it still says what the entry says. */
function writeItems(entry: Entry, kind: ItemKind): JsonObject[] {
  const extraOf = (index: number) => (entry.type === 'experience' ? entry.roles[index]?.extra : entry.extra);
  let items = writeEntry(entry, kind).map((item, index) => addUnknownFields(item, extraOf(index), kind));
  const groups = items.flatMap((_, index) => originalGroups(extraOf(index), kind).map((group) => ({ index, group })));
  if (groups.length === 0) return items;
  let wrong = wrongIn(rebuild(items, entry, kind), entry);
  for (const { index, group } of groups) {
    const tried = items.map((item, at) => (at === index ? withOriginalGroup(item, group) : item));
    const wrongThen = wrongIn(rebuild(tried, entry, kind), entry);
    if (wrongThen.some((path) => !wrong.some((known) => known === '' || `${path}/`.startsWith(`${known}/`)))) continue;
    items = tried;
    wrong = wrongThen;
  }
  return items;
}

function wrongIn(rebuilt: Entry | undefined, entry: Entry): string[] {
  return differingPaths(rebuilt, entry).filter((path) => !/(^|\/)extra(\/|$)/.test(path));
}

/** What reading the items would give, under the entry's own ids. */
function rebuild(items: readonly JsonObject[], entry: Entry, kind: ItemKind): Entry | undefined {
  const reading = readingWith(idsOfEntry(entry));
  const read = items.map((item) => readItem(item, itemFields[kind], kind, reading));
  const [first, ...others] = read.filter((item): item is Item => item !== undefined);
  return first === undefined || others.length + 1 < items.length
    ? undefined
    : buildEntry([first, ...others], kind, kind, reading);
}

function readingWith(ids: readonly string[]) {
  return createReading(idsInOrder(ids, positionIds(ids)), 'en').reading;
}

function supplementOfBasics(resume: Resume, basics: JsonObject): NonNullable<Supplement['basics']> {
  const ids = idsOfBasics(resume.basics);
  const rebuilt = readBasics(basics, 'basics', readingWith(ids)).basics;
  return { check: fingerprint(withoutSummary(basics)), ids, ...changesBetween(rebuilt, resume.basics, sameJson) };
}

/** Unknown fields of the whole file that could not stand in their own place. */
function extraSupplement(resume: Resume, simple: JsonResume): Pick<Supplement, 'extra'> {
  const read = fromJsonResume(simple).resume.extra;
  const missing = Object.entries(resume.extra ?? {}).filter(
    ([key, value]) => read === undefined || !Object.hasOwn(read, key) || !sameJson(read[key], value),
  );
  const isLost = resume.extra !== undefined && read === undefined;
  return missing.length > 0 || isLost ? { extra: Object.fromEntries(missing) } : {};
}

function assemble(resume: Resume, basics: JsonObject, plain: PlainPart, supplement: Supplement): JsonResume {
  const { $schema, meta, ...others } = resume.extra ?? {};
  const unknown = Object.entries(others).filter(([key]) => staysUnknown(key, plain));
  return {
    ...(typeof $schema === 'string' && isUri($schema) && { $schema }),
    basics,
    ...Object.fromEntries(plain.arrays),
    ...Object.fromEntries(unknown),
    // The supplement is JSON by its schema.
    meta: { ...validMeta(meta), peersume: supplement as Json },
  };
}

/** The standard names three fields of `meta` and leaves it open otherwise. */
function validMeta(meta: Json | undefined): JsonObject {
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) return {};
  const isValid = ([key, value]: [string, Json]): boolean => {
    if (key === 'canonical') return typeof value === 'string' && isUri(value);
    return (key !== 'version' && key !== 'lastModified') || typeof value === 'string';
  };
  return Object.fromEntries(Object.entries(meta).filter(isValid));
}

/** Whether a key of the whole file would still be read as nothing that is known. */
function staysUnknown(key: string, { arrays }: PlainPart): boolean {
  if (key === 'basics' || isItemKind(key)) return false;
  const kind = Object.hasOwn(sectionAliases, key) ? sectionAliases[key] : undefined;
  return kind === undefined || arrays.has(kind);
}
