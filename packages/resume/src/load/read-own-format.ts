/**
 * Reads Peersume's own format. A file that another hand has changed still opens: what its schema refuses is taken
 * out, told, and kept in the résumé's `extra`, and the rest is read.
 */
import { err, ok, type Result } from '@peersume/base';
import { uniqueIds } from '../create/unique-ids.ts';
import type { ReadResume } from '../json-resume/from-json-resume.ts';
import { pathTo, type ResumeProblem } from '../json-resume/problem.ts';
import { Resume } from '../schema/resume.ts';
import type { LoadError } from './load-error.ts';
import type { Json, JsonObject } from './parse-json.ts';

const supportedVersion = 1;

export function readOwnFormat(json: JsonObject): Result<ReadResume, LoadError> {
  const { version } = json;
  if (typeof version === 'number' && version > supportedVersion) {
    return err({ type: 'NewerVersion', version, supported: supportedVersion });
  }
  const problems: ResumeProblem[] = [];
  const removed: JsonObject = {};
  // Each round takes out or fills in at least one thing.
  for (let round = 0; round < maxRepairs; round++) {
    const result = Resume.safeParse(json);
    if (result.success) return ok({ resume: uniqueIds(withRemoved(result.data, removed)), problems });
    for (const issue of result.error.issues.toReversed()) repair(json, issue.path, issue.message, problems, removed);
  }
  return err({ type: 'NotAResume', found: 'a Peersume résumé that is damaged beyond repair' });
}

const maxRepairs = 40; // repairs nest at most as deep as the schema, and each level takes few

/** What a required field is when it is missing or wrong. */
const fallbacks: Readonly<Record<string, Json>> = {
  format: 'peersume-resume',
  version: supportedVersion,
  language: 'en',
  basics: { name: '', profiles: [] },
  sections: [],
  design: { template: 'classic', page: 'a4' },
  template: 'classic',
  page: 'a4',
  visible: true,
  name: '',
  organization: '',
  institution: '',
  title: '',
  network: '',
  profiles: [],
  entries: [],
  keywords: [],
  courses: [],
  body: [],
  inlines: [],
  text: '',
};

function repair(
  root: JsonObject,
  path: readonly PropertyKey[],
  reason: string,
  problems: ResumeProblem[],
  removed: JsonObject,
): void {
  let parent: Json = root;
  for (const key of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null) return;
    const next: Json | undefined = (parent as JsonObject)[String(key)];
    if (next === undefined) return;
    parent = next;
  }
  const key = path.at(-1);
  if (key === undefined || typeof parent !== 'object' || parent === null) return;
  const where = path.reduce<string>((text, part) => pathTo(text, typeof part === 'number' ? part : String(part)), '');
  const old = (parent as JsonObject)[String(key)];
  if (old !== undefined) removed[where] = old;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (old === undefined || (Object.hasOwn(fallbacks, String(key)) && !sameFallback(old, String(key)))) {
    const fallback = fallbackFor(String(key), parent);
    if (fallback === undefined) delete parent[String(key)];
    else parent[String(key)] = fallback;
  } else delete parent[String(key)];
  problems.push({
    path: where,
    message: `${where === '' ? 'The file' : where} is not as the format asks (${reason}); ${old === undefined ? 'filled in' : 'left aside'}.`,
  });
}

function fallbackFor(key: string, parent: JsonObject): Json | undefined {
  if (key === 'id') return 'repaired';
  const fallback = fallbacks[key];
  return key === 'title' && 'entries' in parent ? undefined : structuredCloneOf(fallback);
}

function structuredCloneOf(json: Json | undefined): Json | undefined {
  return typeof json === 'object' && json !== null ? (JSON.parse(JSON.stringify(json)) as Json) : json;
}

function sameFallback(value: Json, key: string): boolean {
  return JSON.stringify(value) === JSON.stringify(fallbacks[key]);
}

function withRemoved(resume: Resume, removed: JsonObject): Resume {
  if (Object.keys(removed).length === 0) return resume;
  return { ...resume, extra: { ...resume.extra, removed } };
}
