/** The résumé's format as JSON Schema (draft 2020-12), for other programs and editors; `resume.schema.json` is its printed form. */
import type { JsonObject } from '../load/parse-json.ts';
import { DateRange, PartialDate } from './date.ts';
import { Design, Margins } from './design.ts';
import * as entries from './entry.ts';
import { Id } from './id.ts';
import { Basics, Location, Photo, Profile, Resume } from './resume.ts';
import { Inline, RichText, TextBlock } from './rich-text.ts';
import { entryTypeOfKind, Section } from './section.ts';
import { z } from './zod.ts';

export function resumeJsonSchema(): JsonObject {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const generated = z.toJSONSchema(Resume, {
    metadata: registry,
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === Section) jsonSchema.allOf = kindRules();
    },
  });
  const { $schema, ...schema } = generated;
  const published = {
    $schema,
    title: 'Peersume résumé',
    description: 'The native format of Peersume: everything that JSON Resume 1.x holds, and more.',
    ...schema,
  };
  // A JSON Schema is JSON; zod's type for it says less.
  return published as unknown as JsonObject;
}

const { Extra, EntryType, Role, Entry, ...entrySchemas } = entries;

const named = {
  Id,
  PartialDate,
  DateRange,
  Inline,
  TextBlock,
  RichText,
  Extra,
  EntryType,
  Role,
  Entry,
  ...entrySchemas,
  Section,
  Location,
  Profile,
  Photo,
  Basics,
  Margins,
  Design,
};

/** What the check on `Section` says: every kind but `custom` holds one type of entry. */
function kindRules(): { [key: string]: unknown }[] {
  return Object.entries(entryTypeOfKind).map(([kind, type]) => ({
    if: { properties: { kind: { const: kind } }, required: ['kind'] },
    then: {
      properties: {
        entryType: { const: type },
        entries: { items: { properties: { type: { const: type } } } },
      },
    },
  }));
}
