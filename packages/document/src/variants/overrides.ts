/**
 * What a variant has of its own, as it lies in its map (`shape/roots.ts` names the keys). Each override remembers, as a
 * fingerprint, what the master said when it was made, so that it can tell that the master has changed since.
 */
import type * as Y from 'yjs';
import { isOrderKey } from '../order/order-key.ts';
import { isShallow } from '../shape/fields.ts';
import type { Place } from '../shape/tree.ts';

export interface Overrides {
  readonly fields: ReadonlyMap<string, FieldOverrides>;
  readonly places: ReadonlyMap<string, PlaceOverride>;
  readonly texts: ReadonlyMap<string, TextOverride>;
}

export type FieldOverrides = ReadonlyMap<string, FieldOverride>;

interface Based {
  /** Fingerprint of what the master said. */
  readonly base: string;
}
export interface FieldOverride extends Based {
  /** Undefined: the field is taken away. */
  readonly value: unknown;
}
export interface PlaceOverride extends Based, Place {}
/** The words are in a fragment of their own. */
export interface TextOverride extends Based {}

export const fieldKey = (entity: string, field: string): string => `field/${entity}/${field}`;
export const placeKey = (entity: string): string => `place/${entity}`;
export const textKey = (block: string): string => `text/${block}`;

/** As JSON text: a value may have any names in it. */
export const writeFieldOverride = ({ base, value }: FieldOverride): string => JSON.stringify({ base, value });
export const writePlaceOverride = ({ base, parent, key }: PlaceOverride): unknown => [parent, key, base];
export const writeTextOverride = ({ base }: TextOverride): unknown => [base];

export function readOverrides(map: Y.Map<unknown>): Overrides {
  const fields = new Map<string, Map<string, FieldOverride>>();
  const places = new Map<string, PlaceOverride>();
  const texts = new Map<string, TextOverride>();
  for (const [key, value] of map.entries()) {
    const start = key.indexOf('/');
    const name = key.slice(start + 1);
    switch (key.slice(0, start)) {
      case 'field': {
        const override = readFieldOverride(value);
        const end = name.lastIndexOf('/');
        const entity = name.slice(0, end);
        const known = fields.get(entity) ?? new Map<string, FieldOverride>();
        if (override !== undefined) fields.set(entity, known.set(name.slice(end + 1), override));
        break;
      }
      case 'place': {
        const place = readPlaceOverride(value);
        if (place !== undefined) places.set(name, place);
        break;
      }
      case 'text': {
        const text = readTextOverride(value);
        if (text !== undefined) texts.set(name, text);
        break;
      }
      default: // a newer program's
    }
  }
  return { fields, places, texts };
}

/** Whether a value may stand under a key of a variant's map. */
export function isValidOverride(value: unknown, key: string): boolean {
  switch (key.slice(0, key.indexOf('/'))) {
    case 'field':
      return readFieldOverride(value) !== undefined;
    case 'place':
      return readPlaceOverride(value) !== undefined;
    case 'text':
      return readTextOverride(value) !== undefined;
    default:
      return true;
  }
}

function readFieldOverride(value: unknown): FieldOverride | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read !== 'object' || read === null) return undefined;
    const { base, value: own } = read as { base?: unknown; value?: unknown };
    return typeof base === 'string' && isShallow(own) ? { base, value: own } : undefined;
  } catch {
    return undefined;
  }
}

function readPlaceOverride(value: unknown): PlaceOverride | undefined {
  if (!Array.isArray(value)) return undefined;
  const [parent, key, base] = value as unknown[];
  return typeof parent === 'string' && isOrderKey(key) && typeof base === 'string' ? { parent, key, base } : undefined;
}

function readTextOverride(value: unknown): TextOverride | undefined {
  if (!Array.isArray(value)) return undefined;
  const [base] = value as unknown[];
  return typeof base === 'string' ? { base } : undefined;
}
