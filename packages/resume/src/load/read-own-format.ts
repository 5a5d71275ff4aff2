/**
 * Reads Peersume's own format. A file that another hand has changed still opens: what the schema refuses or does not
 * know is taken out, told, and kept under its path in the résumé's `extra.unread`, and the rest is read.
 */
import { err, ok, type Result } from '@peersume/base';
import { createResume } from '../create/create-resume.ts';
import { uniqueIds } from '../create/unique-ids.ts';
import type { ReadResume } from '../json-resume/from-json-resume.ts';
import { pathTo, type ResumeProblem } from '../json-resume/problem.ts';
import { describe } from '../json-resume/read-values.ts';
import { Resume } from '../schema/resume.ts';
import type { LoadError } from './load-error.ts';
import type { Json, JsonObject } from './parse-json.ts';

const supportedVersion = 1;

/** Takes the value over: repairs are made in place. */
export function readOwnFormat(json: JsonObject): Result<ReadResume, LoadError> {
  const { version } = json;
  if (typeof version === 'number' && version > supportedVersion) {
    return err({ type: 'NewerVersion', version, supported: supportedVersion });
  }
  const problems: ResumeProblem[] = [];
  const unread: JsonObject = {};
  for (let round = 0; round < maxRounds; round++) {
    const result = Resume.safeParse(json);
    if (result.success) {
      takeUnknown(json, result.data, '', unread, problems);
      return ok({ resume: uniqueIds(withUnread(result.data, unread)), problems });
    }
    // Backwards, so that taking an element out of a list does not move those still to come.
    for (const { path } of result.error.issues.toReversed()) repair(json, path.map(String), unread, problems);
  }
  return err({ type: 'NotAResume', found: 'a Peersume résumé that is too damaged to read' });
}

const maxRounds = 24; // a repair can bring out a fault one level further in; the schema is 8 levels deep

/** Takes out what stands at the path, or fills in what is missing there. */
function repair(root: JsonObject, path: readonly string[], unread: JsonObject, problems: ResumeProblem[]): void {
  const parent = at(root, path.slice(0, -1));
  const key = path.at(-1);
  if (parent === undefined || key === undefined) return;
  const where = nameOf(root, path);
  const old = Object.hasOwn(parent, key) ? (parent as JsonObject)[key] : undefined;
  const fallback = fallbackOf(key, old);
  if (old !== undefined) keep(unread, where, old);
  if (fallback !== undefined) (parent as JsonObject)[key] = fallback;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (old === undefined) takeOut(root, path.slice(0, -1), unread);
  else delete parent[key];
  const what = old === undefined ? 'is missing' : `is ${describe(old)}, which the format does not allow here`;
  const done = fallback === undefined ? 'left aside' : 'the usual value was put in';
  problems.push({
    path: where,
    message: `${where} ${what}; ${done}.`,
    became: fallback === undefined ? 'leftAside' : 'usualValue',
  });
}

/** Taking elements out of a list moves the later ones, so that two can come from one place. */
function keep(unread: JsonObject, where: string, value: Json): void {
  let name = where;
  for (let count = 2; Object.hasOwn(unread, name); count++) name = `${where} (${count})`;
  unread[name] = value;
}

/** Something that lacks what makes it what it is (an entry without a type) cannot be read at all. */
function takeOut(root: JsonObject, path: readonly string[], unread: JsonObject): void {
  const parent = at(root, path.slice(0, -1));
  const key = path.at(-1);
  if (parent === undefined || key === undefined) return;
  const old = (parent as JsonObject)[key];
  if (old !== undefined) keep(unread, nameOf(root, path), old);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function at(root: JsonObject, path: readonly string[]): Json[] | JsonObject | undefined {
  let value: Json | undefined = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return typeof value === 'object' && value !== null ? value : undefined;
}

function nameOf(root: JsonObject, path: readonly string[]): string {
  let name = '';
  path.forEach((key, index) => {
    name = pathTo(name, Array.isArray(at(root, path.slice(0, index))) ? Number(key) : key);
  });
  return name;
}

/** What a required field is when nothing better is known; undefined where there is no such value, or it was tried. */
function fallbackOf(key: string, old: Json | undefined): Json | undefined {
  const fallback = key === 'entryType' ? undefined : fallbacks()[key];
  const isUsedUp = old !== undefined && JSON.stringify(old) === JSON.stringify(fallback);
  if (fallback === '' && typeof old === 'number') return String(old);
  return isUsedUp || (old !== undefined && optionalKeys.has(key)) ? undefined : fallback;
}

function fallbacks(): JsonObject {
  const { language, basics, design } = createResume();
  const lists = ['sections', 'profiles', 'entries', 'keywords', 'courses', 'body', 'inlines'].map(
    (key) => [key, []] as const,
  );
  const texts = ['name', 'organization', 'institution', 'title', 'network', 'text'].map((key) => [key, ''] as const);
  return {
    ...Object.fromEntries([...lists, ...texts]),
    version: supportedVersion,
    language,
    basics: { ...basics },
    design: { template: design.template, page: design.page },
    template: design.template,
    page: design.page,
    visible: true,
    id: 'repaired',
  };
}

/** Required in one place and optional in another: a wrong one is taken out first, and filled in when it is then missed. */
const optionalKeys: ReadonlySet<string> = new Set(['title', 'text']);

/** What the schema passed over without a word. */
function takeUnknown(raw: Json, read: unknown, path: string, unread: JsonObject, problems: ResumeProblem[]): void {
  if (typeof raw !== 'object' || raw === null || typeof read !== 'object' || read === null) return;
  for (const [key, value] of Object.entries(raw)) {
    const where = pathTo(path, Array.isArray(raw) ? Number(key) : key);
    if (Object.hasOwn(read, key)) takeUnknown(value, (read as Record<string, unknown>)[key], where, unread, problems);
    else {
      keep(unread, where, value);
      problems.push({
        path: where,
        message: `${where} is not a field that this version knows; kept in the file but not shown.`,
        became: 'notShown',
      });
    }
  }
}

function withUnread(resume: Resume, unread: JsonObject): Resume {
  const kept = resume.extra?.['unread'];
  const earlier = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
  return Object.keys(unread).length === 0
    ? resume
    : { ...resume, extra: { ...resume.extra, unread: { ...earlier, ...unread } } };
}
