/**
 * Which fields each kind of owner has, taken from the résumé's own schema, so that a field added there is known here.
 * A field is kept in one of four ways: as one value (the later change wins), as JSON text (what other programs left,
 * which may have any names in it, also those that Yjs cannot keep), as a list of items that merge one by one (keywords,
 * courses), or as a group of values that merge one by one (dates, location, photo).
 */
import {
  AwardEntry,
  Basics,
  CertificateEntry,
  DateRange,
  Design,
  EducationEntry,
  ExperienceEntry,
  InterestEntry,
  ItemEntry,
  LanguageEntry,
  Location,
  Photo,
  Profile,
  ProjectEntry,
  PublicationEntry,
  ReferenceEntry,
  Resume,
  Role,
  Section,
  SkillEntry,
  TextBlock,
  defaultTemplate,
} from '@peersume/resume';
import { assert } from '@peersume/base';
import type { Kind } from './kind.ts';
import type { Single } from './roots.ts';

export interface FieldRule {
  readonly storage: 'value' | 'json' | 'list' | 'group';
  /** Of the value when it is there. */
  readonly schema: Schema;
  /** The value of a required field that nobody has set. Absent: the field may be absent. */
  readonly empty?: unknown;
  /** Of a group. */
  readonly parts?: ReadonlyMap<string, FieldRule>;
}

export type FieldRules = ReadonlyMap<string, FieldRule>;

/** What is asked of zod's schemas here. */
interface Schema {
  safeParse(value: unknown): { success: boolean; error?: { issues: readonly { message: string }[] } };
}
interface Introspected extends Schema {
  readonly _zod: {
    readonly def: { readonly type: string; readonly innerType?: Introspected; readonly element?: Introspected };
  };
  readonly shape?: Readonly<Record<string, Introspected>>;
}

export function fieldRulesOf(owner: Kind | Single): FieldRules {
  const name =
    typeof owner === 'string' ? owner : owner.type === 'entry' ? (`entry/${owner.entryType}` as const) : owner.type;
  return rules[name];
}

/** Ids, types, and lists of entities stand elsewhere. */
const structural = {
  resume: ['format', 'version', 'basics', 'sections', 'design'],
  basics: ['profiles'],
  section: ['id', 'kind', 'entryType', 'entries'],
  experience: ['id', 'type', 'roles'],
  entry: ['id', 'type', 'body'],
  block: ['id', 'inlines'],
};

/** Of required fields; texts, lists and switches have their own. */
const emptyValues: Readonly<Record<string, unknown>> = { language: 'en', template: defaultTemplate, page: 'a4' };

const groups: readonly unknown[] = [DateRange, Location, Photo];

const rules = {
  resume: rulesOf(Resume, structural.resume),
  basics: rulesOf(Basics, structural.basics),
  design: rulesOf(Design, []),
  section: rulesOf(Section, structural.section),
  'entry/experience': rulesOf(ExperienceEntry, structural.experience),
  'entry/education': rulesOf(EducationEntry, structural.entry),
  'entry/project': rulesOf(ProjectEntry, structural.entry),
  'entry/award': rulesOf(AwardEntry, structural.entry),
  'entry/certificate': rulesOf(CertificateEntry, structural.entry),
  'entry/publication': rulesOf(PublicationEntry, structural.entry),
  'entry/skill': rulesOf(SkillEntry, structural.entry),
  'entry/language': rulesOf(LanguageEntry, structural.entry),
  'entry/interest': rulesOf(InterestEntry, structural.entry),
  'entry/reference': rulesOf(ReferenceEntry, structural.entry),
  'entry/item': rulesOf(ItemEntry, structural.entry),
  role: rulesOf(Role, structural.entry),
  profile: rulesOf(Profile, ['id']),
  block: rulesOf(TextBlock, structural.block),
  variant: new Map<string, FieldRule>([['name', rulesOf(Profile, []).get('network') as FieldRule]]),
} satisfies Record<string, FieldRules>;

function rulesOf(schema: unknown, without: readonly string[]): FieldRules {
  // zod's own type for a schema says less than this, and more than is needed.
  const { shape } = schema as Introspected;
  assert(shape !== undefined, 'an owner of fields is an object');
  const found = new Map<string, FieldRule>();
  for (const [name, field] of Object.entries(shape)) {
    if (!without.includes(name)) found.set(name, ruleOf(name, field));
  }
  return found;
}

function ruleOf(name: string, field: Introspected): FieldRule {
  const { type, innerType } = field._zod.def;
  if (type === 'optional' && innerType !== undefined) {
    const { empty: _, ...rule } = ruleOf(name, innerType);
    return rule;
  }
  if (groups.includes(field)) return { storage: 'group', schema: field, parts: rulesOf(field, []) };
  if (type === 'record') return { storage: 'json', schema: field };
  if (type === 'array') return { storage: 'list', schema: field, empty: [] };
  return { storage: 'value', schema: field, empty: emptyValues[name] ?? (type === 'boolean' ? true : '') };
}
