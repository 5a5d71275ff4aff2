/** Tells whether a part of a file is still what it was when its supplement was written. Not a cryptographic digest: nobody gains by forging it. */
import type { Json } from '../load/parse-json.ts';

/** 13 letters; keys in another order give the same. */
export function fingerprint(json: Json): string {
  const text = stableText(json);
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit ^ (high >>> 15), 0x85ebca6b);
  }
  return (high >>> 0).toString(36).padStart(7, '0').slice(-6) + (low >>> 0).toString(36).padStart(7, '0');
}

function stableText(json: Json): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (Array.isArray(json)) return `[${json.map(stableText).join(',')}]`;
  const keys = Object.keys(json).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${stableText(json[key] ?? null)}`).join(',')}}`;
}
