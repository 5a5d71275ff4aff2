/** Opens a résumé file, whichever of the formats it has: Peersume's own, or JSON Resume of any age. */
import { err, ok, type Result } from '@peersume/base';
import { fromJsonResume, type FromJsonResumeOptions, type ReadResume } from '../json-resume/from-json-resume.ts';
import type { ResumeProblem } from '../json-resume/problem.ts';
import { isItemKind, sectionAliases } from '../json-resume/item-fields.ts';
import { describe, shorten } from '../json-resume/read-values.ts';
import { decodeText } from './decode-text.ts';
import { defaultLoadLimits, type LoadLimits } from './limits.ts';
import type { LoadError } from './load-error.ts';
import { parseJson, type Json } from './parse-json.ts';
import { readOwnFormat } from './read-own-format.ts';

export interface LoadOptions extends FromJsonResumeOptions {
  readonly limits?: Partial<LoadLimits>;
}

export function loadResume(input: Uint8Array | string, options: LoadOptions = {}): Result<ReadResume, LoadError> {
  const limits = { ...defaultLoadLimits, ...options.limits };
  const decoded = decodeText(input, limits);
  if (!decoded.ok) return decoded;
  const parsed = parseJson(decoded.value.text, limits);
  if (!parsed.ok) return parsed;
  const loaded = readResume(parsed.value, options);
  if (!loaded.ok || !decoded.value.isGuess) return loaded;
  const problem: ResumeProblem = {
    path: '',
    message: 'The file is not UTF-8; it was read as Windows-1252. Check the letters with accents.',
    became: 'guessedLetters',
  };
  return ok({ ...loaded.value, problems: [problem, ...loaded.value.problems] });
}

function readResume(json: Json, options: LoadOptions): Result<ReadResume, LoadError> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return err({ type: 'NotAResume', found: describe(json) });
  if (json['format'] === 'peersume-resume') return readOwnFormat(json);
  if (Object.keys(json).length === 0) return err({ type: 'NotAResume', found: 'an empty object' });
  if (!Object.keys(json).some(isResumeKey))
    return err({ type: 'NotAResume', found: `only ${listOf(Object.keys(json))}` });
  return ok(fromJsonResume(json, options));
}

function isResumeKey(key: string): boolean {
  return key === 'basics' || key === 'bio' || isItemKind(key) || Object.hasOwn(sectionAliases, key);
}

function listOf(keys: readonly string[]): string {
  const shown = keys.slice(0, 3).map((key) => `“${shorten(key)}”`);
  return keys.length > shown.length
    ? `${shown.join(', ')} and ${keys.length - shown.length} more`
    : shown.join(' and ');
}
