/**
 * What differs between two states of a résumé, to be read by a person: which entity, which field, which words. Entities
 * are the same when their ids are.
 */
import { plainInlines, type Id, type Resume } from '@peersume/resume';
import { sameJson } from '../shape/fields.ts';
import { diffLists } from '../words/diff-lists.ts';
import { splitWords } from '../words/split-words.ts';
import { childrenOf, type NewEntity } from '../write/write-entities.ts';

export type Change = {
  readonly entity: Id;
  /** The section and entry that it is in, itself included. */
  readonly section?: Id;
  readonly entry?: Id;
} & (
  | { readonly type: 'added' | 'removed'; readonly kind: NewEntity['type']; readonly text: string }
  /** Among its siblings, or to another parent. */
  | { readonly type: 'moved'; readonly kind: NewEntity['type']; readonly from: Id; readonly to: Id }
  | {
      readonly type: 'field';
      readonly field: string;
      readonly before: unknown;
      readonly after: unknown;
      readonly words?: readonly Words[];
    }
  /** Of a block. Without any but `same` words, only marks have changed. */
  | { readonly type: 'text'; readonly words: readonly Words[] }
);

/** A stretch of words that both have, or only one. */
export interface Words {
  readonly type: 'same' | 'added' | 'removed';
  readonly text: string;
}

export function compareResumes(before: Resume, after: Resume): Change[] {
  const old = placesIn(before);
  const now = placesIn(after);
  const changes: Change[] = [
    ...compareFields({ entity: 'resume' }, before, after, ['format', 'version', 'basics', 'sections', 'design']),
    ...compareFields({ entity: 'basics' }, before.basics, after.basics, ['profiles']),
    ...compareFields({ entity: 'design' }, before.design, after.design, []),
  ];
  for (const { entity, within } of old.values()) {
    const isOutermost = !now.has(entity.value.id) && (within.parent === undefined || now.has(within.parent));
    if (isOutermost) changes.push({ type: 'removed', ...within.of, kind: entity.type, text: wordsOf(entity) });
  }
  const moved = movedAmong(old, now);
  for (const [id, { entity, within }] of now) {
    const known = old.get(id);
    if (known === undefined) {
      const isOutermost = within.parent === undefined || old.has(within.parent);
      if (isOutermost) changes.push({ type: 'added', ...within.of, kind: entity.type, text: wordsOf(entity) });
      continue;
    }
    if (moved.has(id)) {
      changes.push({
        type: 'moved',
        ...within.of,
        kind: entity.type,
        from: known.within.parent ?? '',
        to: within.parent ?? '',
      });
    }
    changes.push(...compareFields(within.of, known.entity.value, entity.value, lists));
    changes.push(...compareText(within.of, known.entity, entity));
  }
  return changes;
}

/** What changed in a text, word by word. */
export function compareWords(before: string, after: string): Words[] {
  const [old, now] = [splitWords(before), splitWords(after)];
  const words: Words[] = [];
  let at = 0;
  const push = (type: Words['type'], part: readonly string[]): void => {
    if (part.length > 0) words.push({ type, text: part.join('') });
  };
  for (const { from, to, removed, added } of diffLists(old, now)) {
    push('same', old.slice(at, from));
    push('removed', old.slice(from, from + removed));
    push('added', now.slice(to, to + added));
    at = from + removed;
  }
  push('same', old.slice(at));
  return words;
}

interface Placed {
  readonly entity: NewEntity;
  readonly within: Within;
}

interface Within {
  readonly parent: Id | undefined;
  readonly of: { readonly entity: Id; readonly section?: Id; readonly entry?: Id };
}

/** What is no field of an entity: it is compared as entities, or as text. */
const lists = ['id', 'type', 'kind', 'entryType', 'entries', 'body', 'inlines'];

function placesIn({ basics, sections }: Resume): Map<Id, Placed> {
  const places = new Map<Id, Placed>();
  const visit = (entity: NewEntity, parent: Id | undefined, around: { section?: Id; entry?: Id }): void => {
    const { id } = entity.value;
    const inside = {
      ...around,
      ...(entity.type === 'section' && { section: id }),
      ...(entity.type === 'entry' && { entry: id }),
    };
    places.set(id, { entity, within: { parent, of: { entity: id, ...inside } } });
    for (const child of childrenOf(entity)) visit(child, id, inside);
  };
  for (const value of basics.profiles) visit({ type: 'profile', value }, undefined, {});
  for (const value of sections) visit({ type: 'section', value }, undefined, {});
  return places;
}

/** Those that have another parent, or stand otherwise among the siblings that are in both. */
function movedAmong(old: ReadonlyMap<Id, Placed>, now: ReadonlyMap<Id, Placed>): Set<Id> {
  const moved = new Set<Id>();
  const siblings = (places: ReadonlyMap<Id, Placed>, others: ReadonlyMap<Id, Placed>): Map<string, Id[]> => {
    const lists = new Map<string, Id[]>();
    for (const [id, { entity, within }] of places) {
      if (!others.has(id) || others.get(id)?.within.parent !== within.parent) continue;
      const key = `${entity.type} ${within.parent ?? ''}`;
      lists.set(key, [...(lists.get(key) ?? []), id]);
    }
    return lists;
  };
  for (const [id, { within }] of now) {
    const known = old.get(id);
    if (known !== undefined && known.within.parent !== within.parent) moved.add(id);
  }
  const before = siblings(old, now);
  for (const [key, list] of siblings(now, old)) {
    for (const { to, added } of diffLists(before.get(key) ?? [], list)) {
      for (const id of list.slice(to, to + added)) moved.add(id);
    }
  }
  return moved;
}

function compareFields(of: Within['of'], before: object, after: object, without: readonly string[]): Change[] {
  const [old, now] = [before, after] as Readonly<Record<string, unknown>>[];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((field): Change[] => {
    // A project has roles that are words; an employer's roles are entities.
    if (without.includes(field) || (field === 'roles' && isEntities(now?.['roles'] ?? old?.['roles']))) return [];
    const [a, b] = [old?.[field], now?.[field]];
    if (sameJson(a, b)) return [];
    const words = typeof a === 'string' && typeof b === 'string' ? { words: compareWords(a, b) } : {};
    return [{ type: 'field', ...of, field, before: a, after: b, ...words }];
  });
}

const isEntities = (value: unknown): boolean => Array.isArray(value) && value.some((one) => typeof one === 'object');

function compareText(of: Within['of'], before: NewEntity, after: NewEntity): Change[] {
  if (before.type !== 'block' || after.type !== 'block') return [];
  const [old, now] = [before.value, after.value];
  const type: Change[] =
    old.type === now.type ? [] : [{ type: 'field', ...of, field: 'type', before: old.type, after: now.type }];
  if (sameJson(old.inlines, now.inlines)) return type;
  return [...type, { type: 'text', ...of, words: compareWords(plainInlines(old.inlines), plainInlines(now.inlines)) }];
}

/** A few words to know it by. */
function wordsOf(entity: NewEntity): string {
  if (entity.type === 'block') return plainInlines(entity.value.inlines);
  const value = entity.value as unknown as Readonly<Record<string, unknown>>;
  const names = ['title', 'organization', 'institution', 'name', 'language', 'position', 'network', 'kind'];
  const name = names.map((one) => value[one]).find((one) => typeof one === 'string' && one !== '');
  return typeof name === 'string'
    ? name
    : (childrenOf(entity)
        .map(wordsOf)
        .find((text) => text !== '') ?? '');
}
