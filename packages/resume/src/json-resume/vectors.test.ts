import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../load/parse-json.ts';
import { Resume } from '../schema/resume.ts';
import { fromJsonResume } from './from-json-resume.ts';
import type { ResumeProblem } from './problem.ts';
import { isEmpty } from './read-values.ts';
import { toJsonResume } from './to-json-resume.ts';

interface Vector {
  readonly comment: string;
  readonly input: JsonObject;
  /** Part of what it is read as. */
  readonly resume?: object;
  readonly problems?: readonly ResumeProblem[];
}

describe('valid JSON Resume files', () => {
  for (const [name, vector] of vectorsIn('valid')) {
    test(`[RM13] ${name}: ${vector.comment}`, () => {
      const { resume, problems } = fromJsonResume(vector.input);
      expect(problems).toEqual([]);
      expect(Resume.parse(resume)).toEqual(resume);
      expect(resume).toMatchObject(vector.resume ?? {});
      expect(toJsonResume(resume)).toMatchObject(withoutBlanks(vector.input) as object);
    });
  }
});

describe('messy JSON Resume files', () => {
  for (const [name, vector] of vectorsIn('invalid')) {
    test(`[RM20] ${name}: ${vector.comment}`, () => {
      const { resume, problems } = fromJsonResume(vector.input);
      expect(problems).toEqual(vector.problems);
      expect(Resume.parse(resume)).toEqual(resume);
      expect(resume).toMatchObject(vector.resume ?? {});
      expect(fromJsonResume(toJsonResume(resume)).resume).toEqual(resume);
    });
  }
});

function vectorsIn(folder: string): [string, Vector][] {
  const url = new URL(`vectors/${folder}/`, import.meta.url);
  return readdirSync(url).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, url), 'utf8')) as Vector,
  ]);
}

function withoutBlanks(json: Json): Json {
  if (Array.isArray(json)) return json.map(withoutBlanks).filter((element) => !isEmpty(element));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) => (isEmpty(value) ? [] : [[key, withoutBlanks(value)] as const])),
  );
}
