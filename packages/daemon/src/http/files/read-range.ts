/**
 * The part of a file that a request asks for (RFC 9110 §14). One range is served; several at once, and units that nobody
 * knows, are answered with the whole, as the standard lets servers do.
 */

export type WantedRange =
  | { readonly type: 'whole' }
  /** `end` is exclusive. */
  | { readonly type: 'part'; readonly start: number; readonly end: number }
  /** Beyond the end: 416. */
  | { readonly type: 'unsatisfiable' };

export function readRange(header: string | undefined, byteLength: number): WantedRange {
  const match = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/u.exec(header ?? '');
  if (match === null) return { type: 'whole' };
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return { type: 'whole' };
  if (first === '') {
    const length = Math.min(Number(last), byteLength);
    return length === 0 ? { type: 'unsatisfiable' } : { type: 'part', start: byteLength - length, end: byteLength };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return { type: 'whole' };
  if (start >= byteLength) return { type: 'unsatisfiable' };
  const end = last === '' ? byteLength : Math.min(Number(last) + 1, byteLength);
  return { type: 'part', start, end };
}
