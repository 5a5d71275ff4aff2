/** Puts new entities into a document: what they are, where they stand, their fields, their words, and all under them. */
import type { Random } from '@peersume/base';
import type { Entry, Id, Profile, Role, Section, TextBlock } from '@peersume/resume';
import type * as Y from 'yjs';
import { orderKeys } from '../order/order-key.ts';
import { fieldRulesOf } from '../shape/field-rules.ts';
import { writeField } from '../shape/fields.ts';
import { writeKind, type Kind } from '../shape/kind.ts';
import { fieldsOf, kindsOf, placesOf, textOf, type Single } from '../shape/roots.ts';
import type { Place } from '../shape/tree.ts';
import { beginText } from '../text/inlines.ts';

/** A new entity with all that is under it. */
export type NewEntity =
  | { readonly type: 'section'; readonly value: Section }
  | { readonly type: 'entry'; readonly value: Entry }
  | { readonly type: 'role'; readonly value: Role }
  | { readonly type: 'profile'; readonly value: Profile }
  | { readonly type: 'block'; readonly value: TextBlock };

export interface Writer {
  readonly doc: Y.Doc;
  readonly random: Random;
  /** New entities belong to this variant alone. */
  readonly variant?: string | undefined;
}

export function writeEntity(writer: Writer, entity: NewEntity, place: Place): void {
  const { doc, variant } = writer;
  const kind: Kind = variant === undefined ? kindOf(entity) : { ...kindOf(entity), variant };
  const { id } = entity.value;
  kindsOf(doc).set(id, writeKind(kind));
  setPlace(doc, id, place);
  if (entity.type === 'block') beginText(textOf(doc, id), entity.value.inlines);
  else writeFields(writer, id, kind, entity.value);
  writeChildren(writer, id, childrenOf(entity));
}

export function writeFields({ doc, random }: Writer, id: string, owner: Kind | Single, values: object): void {
  const fields = fieldsOf(doc, id);
  for (const [name, rule] of fieldRulesOf(owner)) {
    const value = (values as Readonly<Record<string, unknown>>)[name];
    // What is empty anyway need not be said.
    if (value !== undefined && value !== rule.empty) writeField(fields, name, rule, value, random);
  }
}

export function writeChildren(writer: Writer, parent: string, children: readonly NewEntity[]): void {
  const keys = orderKeys(children.length, writer.random);
  children.forEach((child, index) => writeEntity(writer, child, { parent, key: keys[index] as string }));
}

export const setPlace = (doc: Y.Doc, id: string, { parent, key }: Place): void =>
  void placesOf(doc).set(id, [parent, key]);

export function kindOf(entity: NewEntity): Kind {
  switch (entity.type) {
    case 'section':
      return { type: 'section', kind: entity.value.kind, entryType: entity.value.entryType };
    case 'entry':
      return { type: 'entry', entryType: entity.value.type };
    case 'block':
      return { type: 'block', block: entity.value.type };
    default:
      return { type: entity.type };
  }
}

export function childrenOf(entity: NewEntity): NewEntity[] {
  switch (entity.type) {
    case 'section':
      return entity.value.entries.map((value) => ({ type: 'entry', value }));
    case 'entry':
      if (entity.value.type === 'experience') return entity.value.roles.map((value) => ({ type: 'role', value }));
      return 'body' in entity.value ? entity.value.body.map((value) => ({ type: 'block', value })) : [];
    case 'role':
      return entity.value.body.map((value) => ({ type: 'block', value }));
    default:
      return [];
  }
}

/** The ids of an entity and of all under it. */
export const idsIn = (entity: NewEntity): Id[] => [entity.value.id, ...childrenOf(entity).flatMap(idsIn)];
