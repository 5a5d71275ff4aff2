/** One written value of a setting: from JSON as it is, from the environment and flags as text. */
import { isAbsolute, resolve } from 'node:path';
import { err, ok, type Result } from '@peersume/base';
import type { Kind, SettingSchema } from './schema.ts';

export type SettingValue = string | number | boolean | readonly string[] | undefined;

/** The error is a sentence without the place. `base` is the directory that relative paths begin at. */
export function readValue(schema: SettingSchema, written: unknown, base: string): Result<SettingValue, string> {
  return readers[schema.kind](schema, written, base);
}

type Reader = (schema: SettingSchema, written: unknown, base: string) => Result<SettingValue, string>;

const readers: Readonly<Record<Kind, Reader>> = {
  text: (schema, written) => readText(schema, written),
  path: (schema, written, base) => {
    const text = readText(schema, written);
    if (!text.ok) return text;
    return ok(isAbsolute(text.value) ? text.value : resolve(base, text.value));
  },
  flag: (_, written) => {
    if (typeof written === 'boolean') return ok(written);
    const value = typeof written === 'string' ? flags.get(written.toLowerCase()) : undefined;
    return value === undefined ? err(`needs true or false, not ${shown(written)}`) : ok(value);
  },
  count: ({ min = 0, max = Number.MAX_SAFE_INTEGER }, written) => readWhole(written, min, max),
  port: (_, written) => readWhole(written, 0, 65_535),
  rate: (_, written) =>
    written === 'none' || written === null ? ok(undefined) : readBytes(written, 'such as 500k or 2M, or none'),
  size: (_, written) => readBytes(written, 'such as 10M'),
  choice: ({ choices = [] }, written) =>
    typeof written === 'string' && choices.includes(written)
      ? ok(written)
      : err(`needs one of ${choices.join(', ')}, not ${shown(written)}`),
  list: (schema, written) => {
    const texts = typeof written === 'string' ? written.split(',').map((text) => text.trim()) : written;
    if (!Array.isArray(texts)) return err(`needs a list, not ${shown(written)}`);
    if (texts.length > maxListed) return err(`has ${texts.length} values; at most ${maxListed} are read`);
    const values: string[] = [];
    for (const text of texts) {
      if (text === '') continue;
      const value = readText(schema, text);
      if (!value.ok) return value;
      if (!values.includes(value.value)) values.push(value.value);
    }
    return ok(values);
  },
};

const maxListed = 64;
const maxTextLength = 4_096; // the longest path that Linux takes
const flags = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['off', false],
  ['0', false],
]);

function readText({ pattern, patternWords = 'another text' }: SettingSchema, written: unknown): Result<string, string> {
  if (typeof written !== 'string') return err(`needs text, not ${shown(written)}`);
  if (written === '') return err('is empty');
  if (written.length > maxTextLength || /[\u0000-\u001f\u007f]/u.test(written))
    return err(`needs a shorter text without control characters, not ${shown(written)}`);
  if (pattern !== undefined && !pattern.test(written)) return err(`needs ${patternWords}, not ${shown(written)}`);
  return ok(written);
}

function readWhole(written: unknown, min: number, max: number): Result<number, string> {
  const value = typeof written === 'string' && /^\d{1,15}$/u.test(written) ? Number(written) : written;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    return err(`needs a whole number from ${min} to ${max}, not ${shown(written)}`);
  return ok(value);
}

/** Decimal multiples, as disks and networks count. */
const multiples: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

function readBytes(written: unknown, example: string): Result<number, string> {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)\s?([kmgt]?)(?:b(?:\/s)?)?$/iu.exec(
    typeof written === 'number' ? String(written) : typeof written === 'string' ? written : '',
  );
  const value = match === null ? 0 : Math.round(Number(match[1]) * (multiples[(match[2] ?? '').toLowerCase()] ?? 0));
  return value >= 1 && Number.isSafeInteger(value) ? ok(value) : err(`needs bytes ${example}, not ${shown(written)}`);
}

const shown = (written: unknown): string => {
  const text = JSON.stringify(written) ?? String(written);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

/** A rate as a person writes it on a command line; undefined is no limit. */
export const readRate = (written: string): Result<number | undefined, string> =>
  written === 'none' ? ok(undefined) : readBytes(written, 'a second, such as 500k or 2M, or none');
