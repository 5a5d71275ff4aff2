/** Sections as a supplement arranges them, filled from the file's items; items that it does not know find their place beside their neighbours. */
import { idsInOrder } from '../create/id-source.ts';
import { Entry } from '../schema/entry.ts';
import type { Json } from '../load/parse-json.ts';
import { entryTypeOfKind, type Section } from '../schema/section.ts';
import { buildEntry, groupItems } from './build-entries.ts';
import { fingerprint } from './fingerprint.ts';
import type { ItemKind } from './item-fields.ts';
import type { Item } from './read-item.ts';
import { buildSection, buildSummary, buildSummaryEntry, type SectionItems } from './read-sections.ts';
import { silent, type Reading } from './reading.ts';
import { withChanges, type EntrySupplement, type SectionSupplement } from './supplement.ts';

export function buildFromSupplement(
  given: readonly SectionSupplement[],
  arrays: readonly SectionItems[],
  summary: string | undefined,
  reading: Reading,
): Section[] {
  const supplements = given.map(withFittingParts);
  const pools = new Map(arrays.map((array) => [array.kind, poolOf(array)]));
  const isSummaryKnown =
    summary !== undefined &&
    supplements.some(({ kind, entries }) => kind === 'summary' && entries.some((entry) => refersTo(entry, summary)));
  const slots = supplements.map((supplement) => ({
    supplement,
    entries: supplement.entries.flatMap((entry) =>
      buildKnown(entry, supplement, pools, isSummaryKnown ? summary : undefined, reading),
    ),
  }));
  const sections = slots.map(({ supplement, entries }, index): Section => {
    const placed = entries.flatMap(({ entry, lastOf }) =>
      lastOf === undefined ? [entry] : [entry, ...buildNewAfter(lastOf, pools, supplement, reading)],
    );
    const leading = isFirstOfKind(supplements, index) ? buildNewAfter(undefined, pools, supplement, reading) : [];
    const { id, kind, entryType, title, visible, breakBefore, extra } = supplement;
    return {
      id,
      kind,
      entryType,
      ...(title !== undefined && { title }),
      visible,
      ...(breakBefore !== undefined && { breakBefore }),
      entries: [...leading, ...placed],
      ...(extra !== undefined && { extra }),
    };
  });
  return withRest(sections, arrays, isSummaryKnown ? undefined : summary, reading);
}

/** The schema checks each part by itself; a section whose parts do not fit together becomes one that can hold them. */
function withFittingParts(section: SectionSupplement): SectionSupplement {
  const isMisnamed = section.kind !== 'custom' && entryTypeOfKind[section.kind] !== section.entryType;
  const misfits = section.entries.flatMap((part) =>
    'entry' in part && part.entry.type !== section.entryType ? [part.entry] : [],
  );
  // An entry is JSON by its schema.
  const unread = misfits.length === 0 ? {} : { extra: { ...section.extra, unread: misfits as Json } };
  return { ...section, ...(isMisnamed && { kind: 'custom' as const }), ...unread };
}

interface Pooled {
  readonly item: Item;
  readonly index: number;
  isUsed: boolean;
}
interface Pool {
  readonly kind: ItemKind;
  readonly items: readonly Pooled[];
  /** Items by what they hold; equal ones in the file's order. */
  readonly byPrint: ReadonlyMap<string, readonly Pooled[]>;
}
interface Known {
  readonly entry: Entry;
  /** The last plain item that the entry is made of. */
  readonly lastOf: Pooled | undefined;
}

function poolOf({ kind, items }: SectionItems): Pool {
  const byPrint = new Map<string, Pooled[]>();
  const pooled = items.map(({ item, json }, index): Pooled => {
    const entry = { item, index, isUsed: false };
    const print = fingerprint(json);
    const equal = byPrint.get(print);
    if (equal === undefined) byPrint.set(print, [entry]);
    else equal.push(entry);
    return entry;
  });
  return { kind, items: pooled, byPrint };
}

function refersTo(supplement: EntrySupplement, summary: string): boolean {
  return 'items' in supplement && supplement.items.length === 1 && supplement.items[0] === fingerprint(summary);
}

function buildKnown(
  supplement: EntrySupplement,
  section: SectionSupplement,
  pools: ReadonlyMap<ItemKind, Pool>,
  summary: string | undefined,
  reading: Reading,
): Known[] {
  if ('entry' in supplement) {
    return supplement.entry.type === section.entryType ? [{ entry: supplement.entry, lastOf: undefined }] : [];
  }
  const quiet = silent({ ...reading, ids: idsInOrder(supplement.ids, reading.ids) });
  if (section.kind === 'summary') {
    if (summary === undefined || !refersTo(supplement, summary)) return [];
    return [{ entry: changed(buildSummaryEntry(summary, quiet), supplement, section), lastOf: undefined }];
  }
  const pool = section.kind === 'custom' ? undefined : pools.get(section.kind);
  const [first, ...others] = pool === undefined ? [] : claim(pool, supplement.items);
  if (pool === undefined || first === undefined) return [];
  const entry = buildEntry([first.item, ...others.map(({ item }) => item)], pool.kind, section.kind, quiet);
  return [{ entry: changed(entry, supplement, section), lastOf: others.at(-1) ?? first }];
}

/** All or none. */
function claim({ byPrint }: Pool, prints: readonly string[]): Pooled[] {
  const claimed: Pooled[] = [];
  for (const print of prints) {
    const found = byPrint.get(print)?.find((item) => !item.isUsed);
    if (found === undefined) {
      for (const item of claimed) item.isUsed = false;
      return [];
    }
    found.isUsed = true;
    claimed.push(found);
  }
  return claimed;
}

/** The changes come from a file: what they make must be an entry, or they are not made. */
function changed(
  entry: Entry,
  supplement: Extract<EntrySupplement, { items: string[] }>,
  section: SectionSupplement,
): Entry {
  if (supplement.set === undefined && supplement.unset === undefined) return entry;
  const result = Entry.safeParse(withChanges(entry, supplement));
  return result.success && result.data.type === section.entryType ? result.data : entry;
}

/** New items stand after the item that they follow in the file. */
function buildNewAfter(
  item: Pooled | undefined,
  pools: ReadonlyMap<ItemKind, Pool>,
  { kind }: SectionSupplement,
  reading: Reading,
): Entry[] {
  const pool = kind === 'custom' || kind === 'summary' ? undefined : pools.get(kind);
  if (pool === undefined) return [];
  const found: Pooled[] = [];
  for (let index = item === undefined ? 0 : item.index + 1; ; index++) {
    const next = pool.items[index];
    if (next === undefined || next.isUsed) break;
    next.isUsed = true;
    found.push(next);
  }
  return groupItems(
    found.map((other) => other.item),
    pool.kind,
  ).flatMap((group): Entry[] => {
    const [first, ...others] = group;
    return first === undefined ? [] : [buildEntry([first, ...others], pool.kind, `${pool.kind}-new`, reading)];
  });
}

function isFirstOfKind(supplements: readonly SectionSupplement[], index: number): boolean {
  return supplements.findIndex(({ kind }) => kind === supplements[index]?.kind) === index;
}

/** Kinds that the supplement does not have at all, and a summary that was changed. */
function withRest(
  sections: Section[],
  arrays: readonly SectionItems[],
  summary: string | undefined,
  reading: Reading,
): Section[] {
  const unknown = arrays.filter(
    ({ kind, items }) => items.length > 0 && !sections.some((section) => section.kind === kind),
  );
  const rest = unknown.map((array) => buildSection(array, reading));
  if (summary === undefined) return [...sections, ...rest];
  const place = sections.find(({ kind, visible }) => kind === 'summary' && visible);
  if (place === undefined) return [buildSummary(summary, reading), ...sections, ...rest];
  place.entries.unshift(buildSummaryEntry(summary, reading));
  return [...sections, ...rest];
}
