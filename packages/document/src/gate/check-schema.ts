/** Whether what a transaction has changed is what this program's schema allows. What the schema does not name is let be. */
import * as Y from 'yjs';
import { readRecord } from '../lives/record.ts';
import { readVersion } from '../history/versions.ts';
import { fieldRulesOf } from '../shape/field-rules.ts';
import { isValidField } from '../shape/fields.ts';
import { readMark } from '../shape/gone.ts';
import { readKind } from '../shape/kind.ts';
import { kindsOf, singles } from '../shape/roots.ts';
import { readPlace } from '../shape/tree.ts';
import { conformsToGrammar } from '../text/conforms.ts';
import { linesOf } from '../text/inlines.ts';
import { isValidOverride } from '../variants/overrides.ts';
import type { GateLimits } from './limits.ts';

export interface Fault {
  readonly where: string;
  readonly problem: string;
}

/** Root type's name -> the keys that changed; the null key stands for what has none. */
export type Changes = ReadonlyMap<string, ReadonlySet<string | null>>;

export function findFault(doc: Y.Doc, changes: Changes, limits: GateLimits): Fault | undefined {
  for (const [name, keys] of changes) {
    const problem = problemOf(doc, name, keys, limits);
    if (problem !== undefined) return { where: name, problem };
  }
  if (kindsOf(doc).size > limits.maxEntities) return { where: 'kinds', problem: 'too many entities' };
  return undefined;
}

function problemOf(doc: Y.Doc, name: string, keys: ReadonlySet<string | null>, limits: GateLimits): string | undefined {
  if (name.startsWith('t/') || name.startsWith('o/')) return problemOfText(doc, name, limits);
  const check = name.startsWith('f/')
    ? fieldCheck(doc, name.slice(2))
    : name.startsWith('v/')
      ? isValidOverride
      : checks[name];
  if (check === undefined) return undefined;
  const map = doc.getMap(name);
  if (name === 'lives' && movedLetters(map, keys) > limits.maxMovedLetters) return 'too many letters moved';
  for (const key of keys) {
    if (key === null) return 'a list where a map belongs';
    const value = map.get(key);
    if (value !== undefined && !check(value, key)) return `the value of ${JSON.stringify(key)}`;
    if (name === 'kinds' && isRewritten(map, key)) return `a new kind for ${JSON.stringify(key)}`;
  }
  return undefined;
}

/** `key` is the entity, the field, the record: whatever the map is of. */
type Check = (value: unknown, key: string) => boolean;

const checks: Readonly<Record<string, Check>> = {
  about: (value, key) =>
    key === 'schema' ? Number.isSafeInteger(value) && (value as number) > 0 : typeof value === 'string',
  kinds: (value) => typeof value === 'string' && value.length <= maxKindLength,
  places: (value) => readPlace(value) !== undefined,
  gone: (value) => readMark(value) !== undefined,
  lives: (value) => readRecord(value) !== undefined,
  versions: (value) => readVersion(value) !== undefined,
};

const maxKindLength = 200;

function movedLetters(lives: Y.Map<unknown>, keys: ReadonlySet<string | null>): number {
  let letters = 0;
  for (const key of keys) {
    const record = key === null ? undefined : readRecord(lives.get(key));
    for (const { length } of record?.runs ?? []) letters += length;
  }
  return letters;
}

function fieldCheck(doc: Y.Doc, id: string): Check | undefined {
  const owner = singles.find((single) => single === id) ?? readKind(kindsOf(doc).get(id));
  if (owner === undefined) return undefined;
  const rules = fieldRulesOf(owner);
  return (value, key) => isValidField(rules, key, value);
}

/** An entity stays what it was begun as. */
function isRewritten(kinds: Y.Map<unknown>, key: string): boolean {
  const item = kinds._map.get(key);
  if (item === undefined) return false;
  if (item.deleted) return true;
  for (let before = item.left; before !== null; before = before.left) {
    if (!(before.content instanceof Y.ContentAny) || before.content.arr[0] !== kinds.get(key)) return true;
  }
  return false;
}

function problemOfText(doc: Y.Doc, name: string, { maxBlockLength }: GateLimits): string | undefined {
  const fragment = doc.getXmlFragment(name);
  if (!conformsToGrammar(fragment)) return 'a text beyond the grammar';
  const length = linesOf(fragment).reduce((sum, line) => sum + line.length, 0);
  return length > maxBlockLength ? 'a text too long' : undefined;
}
