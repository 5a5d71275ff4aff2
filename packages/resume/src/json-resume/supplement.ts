/**
 * `meta.peersume`: what JSON Resume cannot say of a résumé. It repeats nothing that the plain part says, and refers to
 * the plain items by what they hold, not by where they stand: when another program changed, moved or removed an item,
 * that item is read as it now is, and everything else keeps its supplement.
 */
import type { Json } from '../load/parse-json.ts';
import { Entry, EntryType, Extra } from '../schema/entry.ts';
import { Id } from '../schema/id.ts';
import type { Basics } from '../schema/resume.ts';
import { SectionKind } from '../schema/section.ts';
import { z } from '../schema/zod.ts';

/** Laid over what the plain part gives: fields that differ, and fields that are to go. */
const Changes = {
  set: z.optional(Extra),
  unset: z.optional(z.array(z.string())),
};

export const EntrySupplement = z.union([
  /** An entry made of these items, by their fingerprints. */
  z.object({ items: z.array(z.string()).check(z.minLength(1)), ids: z.array(Id), ...Changes }),
  /** An entry that the plain part does not hold. */
  z.object({ entry: Entry }),
]);
export type EntrySupplement = z.infer<typeof EntrySupplement>;

export const SectionSupplement = z.object({
  id: Id,
  kind: SectionKind,
  entryType: EntryType,
  title: z.optional(z.string()),
  visible: z.boolean(),
  breakBefore: z.optional(z.literal(true)),
  extra: z.optional(Extra),
  entries: z.array(EntrySupplement),
});
export type SectionSupplement = z.infer<typeof SectionSupplement>;

export const Supplement = z.object({
  version: z.literal(1),
  language: z.optional(z.string()),
  /** Checked by itself, so that one bad setting costs only itself. */
  design: z.optional(z.json()),
  basics: z.optional(z.object({ check: z.string(), ids: z.array(Id), ...Changes })),
  sections: z.optional(z.array(SectionSupplement)),
  extra: z.optional(Extra),
});
export type Supplement = z.infer<typeof Supplement>;

type Fields = Readonly<Record<string, unknown>>;

/** What turns `from` into `to`, by their own fields. */
export function changesBetween(
  from: Fields,
  to: Fields,
  same: (one: unknown, two: unknown) => boolean,
): { set?: Extra; unset?: string[] } {
  const set: Extra = {};
  const unset: string[] = [];
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (same(from[key], to[key])) continue;
    const value = to[key];
    if (value === undefined) unset.push(key);
    // A résumé holds nothing but JSON: its schema says so.
    else set[key] = value as Json;
  }
  return { ...(Object.keys(set).length > 0 && { set }), ...(unset.length > 0 && { unset }) };
}

export function withChanges(
  value: Fields,
  { set, unset }: { set?: Extra | undefined; unset?: string[] | undefined },
): unknown {
  const changed = Object.fromEntries(Object.entries(value).filter(([key]) => !(unset ?? []).includes(key)));
  return { ...changed, ...set };
}

/** Every id of an entry, in the order in which reading its items asks for them. */
export function idsOfEntry(entry: Entry): Id[] {
  if (entry.type === 'experience') {
    return [entry.id, ...entry.roles.flatMap((role) => [role.id, ...role.body.map((block) => block.id)])];
  }
  return [entry.id, ...('body' in entry ? entry.body.map((block) => block.id) : [])];
}

export function idsOfBasics(basics: Basics): Id[] {
  return basics.profiles.map((profile) => profile.id);
}
