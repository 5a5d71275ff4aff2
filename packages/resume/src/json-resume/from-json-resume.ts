/**
 * JSON Resume 1.x (and the formats of 2014 before it) to the model. Every file loads: what is odd is told as a problem
 * with its path, what is unknown is kept in `extra` at its place, and `toJsonResume` writes it back.
 */
import { createResume } from '../create/create-resume.ts';
import { positionIds } from '../create/id-source.ts';
import { isLanguageTag } from '../languages/resolve-language.ts';
import { toPlainJson } from '../load/plain-json.ts';
import type { Json, JsonObject } from '../load/parse-json.ts';
import { Design } from '../schema/design.ts';
import { Basics, type Resume } from '../schema/resume.ts';
import type { Section } from '../schema/section.ts';
import { uniqueIds } from '../create/unique-ids.ts';
import { buildFromSupplement } from './build-from-supplement.ts';
import { fingerprint } from './fingerprint.ts';
import type { ResumeProblem } from './problem.ts';
import { readBasics } from './read-basics.ts';
import { buildSection, buildSummary, readArrays } from './read-sections.ts';
import { createReading, type Reading } from './reading.ts';
import { Supplement, withChanges } from './supplement.ts';

export interface FromJsonResumeOptions {
  /** BCP 47, for files that do not say theirs; English when absent. */
  readonly language?: string;
  /** For files that do not say theirs. */
  readonly template?: string;
}

export interface ReadResume {
  readonly resume: Resume;
  readonly problems: readonly ResumeProblem[];
}

export function fromJsonResume(input: unknown, options: FromJsonResumeOptions = {}): ReadResume {
  const json = objectOf(toPlainJson(input));
  const meta = own(json, 'meta');
  const supplement = readSupplement(meta);
  const language = languageOf(json, supplement, options);
  const ids = positionIds(supplement === undefined ? [] : knownIds(supplement));
  const { reading, problems } = createReading(ids, language);
  if (supplement === undefined && own(objectOf(meta), 'peersume') !== undefined) {
    reading.report('meta.peersume', 'meta.peersume is not in a form that this version knows; left aside.', 'leftAside');
  }

  const { basics: basicsJson, key: basicsKey, rest } = splitBasics(json, reading);
  const { basics, summary } = readBasics(basicsJson, basicsKey, reading);
  const { sections: arrays, extra } = readArrays(rest, reading);
  const sections =
    supplement?.sections === undefined
      ? plainSections()
      : buildFromSupplement(supplement.sections, arrays, summary, reading);
  const metaExtra = metaWithout(meta);
  const allExtra = { ...extra, ...(metaExtra !== undefined && { meta: metaExtra }), ...supplement?.extra };
  const resume: Resume = {
    ...createResume({ ...options, language }),
    basics: supplementedBasics(basics, basicsJson, supplement),
    sections,
    ...((Object.keys(allExtra).length > 0 || supplement?.extra !== undefined) && { extra: allExtra }),
  };
  return { resume: uniqueIds({ ...resume, design: designOf(resume.design, supplement, reading) }), problems };

  function plainSections(): Section[] {
    const filled = arrays
      .filter(({ items, unread }) => items.length > 0 || unread.length > 0)
      .map((array) => buildSection(array, reading));
    return summary === undefined ? filled : [buildSummary(summary, reading), ...filled];
  }
}

function objectOf(json: Json | undefined): JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {};
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function readSupplement(meta: Json | undefined): Supplement | undefined {
  const result = Supplement.safeParse(own(objectOf(meta), 'peersume'));
  return result.success ? result.data : undefined;
}

function knownIds({ basics, sections = [] }: Supplement): string[] {
  const ofSections = sections.flatMap((section) => [
    section.id,
    ...section.entries.flatMap((entry) => ('items' in entry ? entry.ids : [entry.entry.id])),
  ]);
  return [...(basics?.ids ?? []), ...ofSections];
}

function languageOf(json: JsonObject, supplement: Supplement | undefined, options: FromJsonResumeOptions): string {
  const meta = objectOf(own(json, 'meta'));
  const said = [
    supplement?.language,
    own(meta, 'language'),
    own(meta, 'lang'),
    own(json, 'language'),
    own(json, 'lang'),
    own(objectOf(own(json, 'basics')), 'language'),
    options.language,
  ];
  const tag = said.find(
    (words): words is string => typeof words === 'string' && isLanguageTag(words.replaceAll('_', '-')),
  );
  return tag?.replaceAll('_', '-') ?? 'en';
}

/** `basics`, by its name of 2014 `bio` too; everything else but `meta` in the file's order. */
function splitBasics(json: JsonObject, reading: Reading): { basics: Json | undefined; key: string; rest: JsonObject } {
  const isOld = !Object.hasOwn(json, 'basics') && Object.hasOwn(json, 'bio');
  const key = isOld ? 'bio' : 'basics';
  if (isOld) reading.report('bio', '“bio” is read as “basics”, its name in JSON Resume.', 'renamed');
  const rest = Object.fromEntries(Object.entries(json).filter(([name]) => name !== key && name !== 'meta'));
  return { basics: own(json, key), key, rest };
}

function metaWithout(meta: Json | undefined): Json | undefined {
  if (meta === undefined || typeof meta !== 'object' || meta === null || Array.isArray(meta)) return meta;
  const entries = Object.entries(meta).filter(([key]) => key !== 'peersume');
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The supplement of basics holds while the plain part is what it was; how the photo is shown, while the photo is. */
function supplementedBasics(basics: Basics, json: Json | undefined, supplement: Supplement | undefined): Basics {
  const own = supplement?.basics;
  if (own === undefined) return basics;
  const known = {
    ...basics,
    profiles: basics.profiles.map((profile, index) => ({ ...profile, id: own.ids[index] ?? profile.id })),
  };
  if (own.check === fingerprint(withoutSummary(json))) {
    const result = Basics.safeParse(withChanges(known, own));
    return result.success ? result.data : known;
  }
  const photo = Basics.shape.photo.safeParse(own.set?.['photo']);
  const isSame = photo.success && photo.data !== undefined && photo.data.source === basics.photo?.source;
  return isSame ? { ...known, photo: photo.data } : known;
}

export function withoutSummary(basics: Json | undefined): Json {
  return Object.fromEntries(Object.entries(objectOf(basics)).filter(([key]) => key !== 'summary'));
}

/** Settings one by one, so that a bad one costs only itself. */
function designOf(base: Design, supplement: Supplement | undefined, reading: Reading): Design {
  let design = base;
  for (const [key, value] of Object.entries(objectOf(supplement?.design))) {
    const result = Object.hasOwn(Design.shape, key) ? Design.safeParse({ ...design, [key]: value }) : undefined;
    if (result?.success) design = result.data;
    else
      reading.report(
        `meta.peersume.design.${key}`,
        `The design setting “${key}” is not one that this version knows; left aside.`,
        'leftAside',
      );
  }
  return design;
}
