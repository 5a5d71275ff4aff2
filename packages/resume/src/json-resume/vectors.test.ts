import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../load/parse-json.ts';
import { Resume } from '../schema/resume.ts';
import { fromJsonResume } from './from-json-resume.ts';
import type { Became, ResumeProblem } from './problem.ts';
import { isEmpty } from './read-values.ts';
import { toJsonResume } from './to-json-resume.ts';

interface Vector {
  readonly comment: string;
  readonly input: JsonObject;
  /** Part of what it is read as. */
  readonly resume?: object;
  readonly problems?: readonly Pick<ResumeProblem, 'path' | 'message'>[];
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
      // What became of each is told in words there, and as a fact.
      expect(problems.map(({ path, message }) => ({ path, message }))).toEqual(vector.problems);
      for (const { message, became } of problems) expect(message, message).toMatch(wordsOf[became]);
      expect(Resume.parse(resume)).toEqual(resume);
      expect(resume).toMatchObject(vector.resume ?? {});
      expect(fromJsonResume(toJsonResume(resume)).resume).toEqual(resume);
    });
  }
});

/** The fact says what the sentence says. */
const wordsOf: Readonly<Record<Became, RegExp>> = {
  readOtherwise: /read as|joined|split/u,
  renamed: /its name in JSON Resume/u,
  asWritten: /shown as it is written/u,
  firstUsed: /the first is used/u,
  notShown: /not shown/u,
  leftAside: /left aside/u,
  usualValue: /usual value/u,
  guessedLetters: /Windows-1252/u,
  more: /more problems/u,
};

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
