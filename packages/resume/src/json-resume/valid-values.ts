/** JSON Resume's constraints on single values, as its schema states them; what breaks one is never written. */
import type { Json } from '../load/parse-json.ts';
import { safeLink } from '../links/safe-link.ts';
import type { ItemFields } from './item-fields.ts';
import { isoDatePattern } from './read-dates.ts';

export function isValidValue(value: Json, key: string, fields: ItemFields): boolean {
  if (fields.dates?.start === key || fields.dates?.end === key)
    return typeof value === 'string' && isoDatePattern.test(value);
  if (key === 'url') return typeof value === 'string' && isUri(value);
  if (Object.hasOwn(fields.lists, key) || fields.highlights === key) {
    return Array.isArray(value) && value.every((element) => typeof element === 'string');
  }
  return typeof value === 'string';
}

/** RFC 3986: a scheme, then only characters that a URI may hold. */
export function isUri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})+$/i.test(text);
}

/** The address as it may be written; a bare domain gets its scheme, anything else that is no URI is not written. */
export function uriOf(text: string | undefined): string | undefined {
  if (text === undefined || isUri(text)) return text;
  const href = safeLink(text)?.href;
  return href !== undefined && isUri(href) ? href : undefined;
}

export function isEmail(text: string): boolean {
  return /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)+$/i.test(
    text,
  );
}
