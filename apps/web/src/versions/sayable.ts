/** Values of fields, in words. */

/** UTF-16 units of a value that is told. */
const longest = 160;

/** A value as it would be read aloud; empty for what is no word or date. */
export function sayable(value: unknown): string {
  if (typeof value === 'string') return shorten(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return shorten(value.map(sayable).filter(Boolean).join(', '));
  if (typeof value === 'object' && value !== null && 'year' in value) {
    const { year, month } = value as { year: unknown; month?: unknown };
    return month === undefined ? String(year) : `${String(month)}/${String(year)}`;
  }
  if (typeof value === 'object' && value !== null && 'start' in value) {
    const { start, end } = value as { start: unknown; end?: unknown };
    return [start, end].map(sayable).filter(Boolean).join(' – ');
  }
  return '';
}

export const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
