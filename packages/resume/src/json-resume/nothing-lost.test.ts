import fc from 'fast-check';
import schema from '@jsonresume/schema/schema.json' with { type: 'json' };
import { Validator } from 'jsonschema';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../load/parse-json.ts';
import { Resume } from '../schema/resume.ts';
import { arbitraryJsonResume } from '../testing/arbitrary-json-resume.ts';
import { arbitraryResume } from '../testing/arbitrary-resume.ts';
import { fromJsonResume } from './from-json-resume.ts';
import { itemFields } from './item-fields.ts';
import { isEmpty } from './read-values.ts';
import { toJsonResume } from './to-json-resume.ts';

const judge = new Validator();
const errorsOf = (json: unknown) => judge.validate(json, schema).errors;

describe('what JSON Resume files say', () => {
  test('[RM11] every written file is valid by the schema of JSON Resume', () => {
    fc.assert(
      fc.property(arbitraryResume({ nasty: true, maxEntries: 3 }), (resume) => {
        expect(errorsOf(toJsonResume(resume)).map((error) => error.stack)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('[RM12] a messy file loads as a résumé that the schema allows', () => {
    fc.assert(
      fc.property(arbitraryJsonResume(), (json) => {
        const result = Resume.safeParse(fromJsonResume(json).resume);
        expect(result.error?.issues).toBe(undefined);
      }),
      { numRuns: 200 },
    );
  });

  test('[RM13] a messy file comes back with everything: valid values at their place, all others somewhere', () => {
    fc.assert(
      fc.property(arbitraryJsonResume(), (json) => {
        const tidy = withoutBlanks(json) as JsonObject;
        const written = toJsonResume(fromJsonResume(json).resume);
        const tidyWritten = withoutBlanks(written);
        const everything = leavesOf(written).map(([, value]) => String(value));
        const wrong = [...errorsOf(tidy).map((error) => error.path), ...foreignAddresses(tidy)];
        wrong.push(...emptied(tidy, wrong));
        for (const [path, value] of leavesOf(tidy)) {
          if (valueAt(written, path) === value || valueAt(tidyWritten, path) === value) continue;
          const where = path.join('.');
          expect(isInvalidThere(path, wrong, tidy) || isOlderKey(path) || isOpenKey(path), `${where} was valid`).toBe(
            true,
          );
          const isKept =
            isDateKey(path) ||
            everything.some((kept) => kept.includes(String(value))) ||
            partsOf(value).every((part) => everything.some((kept) => kept.includes(part)));
          expect(isKept, `${where} is kept somewhere`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

type Path = readonly (string | number)[];

/** Blank values say nothing and may go; so do the places that they held in lists. */
function withoutBlanks(json: Json): Json {
  if (Array.isArray(json)) return json.filter((element) => !isEmpty(element)).map(withoutBlanks);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) => (isEmpty(value) ? [] : [[key, withoutBlanks(value)] as const])),
  );
}

function leavesOf(json: Json, path: Path = []): [Path, string | number | boolean][] {
  if (json === null) return [];
  if (typeof json !== 'object') return [[path, json]];
  const entries = Array.isArray(json) ? json.map((value, index) => [index, value] as const) : Object.entries(json);
  return entries.flatMap(([key, value]) => leavesOf(value, [...path, key]));
}

function valueAt(json: Json, path: Path): Json | undefined {
  let value: Json | undefined = json;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

/** RFC 3986 has no letters beyond ASCII and no angle brackets; the judge lets them pass, others do not. */
function foreignAddresses(json: Json): Path[] {
  const isForeign = ([path, value]: [Path, unknown]): boolean =>
    path.at(-1) === 'url' && !/^[!-;=?-~]*$/.test(String(value));
  return leavesOf(json).flatMap((leaf) => (isForeign(leaf) ? [leaf[0]] : []));
}

/** Elements of which nothing valid remains have no place among the plain items. */
function emptied(json: JsonObject, wrong: readonly Path[]): Path[] {
  const elements = Object.entries(json).flatMap(([key, list]) =>
    Array.isArray(list) ? list.map((_, index): Path => [key, index]) : [],
  );
  return elements.filter((element) => {
    const leaves = leavesOf(valueAt(json, element) ?? null, element);
    return leaves.every(([path]) => isInvalidThere(path, wrong, json));
  });
}

/** An element that is wrong may move what follows it in its list. */
function isInvalidThere(path: Path, wrong: readonly Path[], json: Json): boolean {
  return wrong.some((bad) => {
    const inList = typeof bad.at(-1) === 'number' && Array.isArray(valueAt(json, bad.slice(0, -1)));
    const start = inList ? bad.slice(0, -1) : bad;
    return start.every((key, index) => path[index] === key);
  });
}

function isOlderKey(path: Path): boolean {
  const [section, , key] = path;
  if (section === 'basics') return ['picture', 'website', 'state'].includes(String(path.at(-1)));
  const fields = Object.entries(itemFields).find(([kind]) => kind === section)?.[1];
  return fields !== undefined && Object.hasOwn(fields.aliases, String(key));
}

/** Fields that the standard leaves open and Peersume reads: a value of another type is read as its text. */
function isOpenKey([section, , key]: Path): boolean {
  return openKeys.includes(`${section}.${key}`);
}

const openKeys = [
  ...['volunteer.location', 'volunteer.description', 'education.location', 'education.summary', 'education.highlights'],
  ...['awards.url', 'certificates.summary', 'publications.authors'],
];

/** A date that is understood is kept as the date, not in its spelling. */
function isDateKey(path: Path): boolean {
  return path.some((key) => /date$/i.test(String(key)));
}

function partsOf(value: string | number | boolean): string[] {
  return String(value)
    .split(/[,;\n]/)
    .map((part) => part.trim().replace(/^[-*•]\s*/, ''));
}
