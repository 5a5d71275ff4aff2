/** Bytes, rates and times as a person reads them: decimal units, three digits at most. */

export function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  let value = bytes / 1_000;
  let unit = 0;
  // What would be written as 1000 belongs to the next unit.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit++;
  }
  const digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}

export const rateInWords = (bytesPerSecond: number): string => `${bytesInWords(Math.round(bytesPerSecond))}/s`;

export function timeInWords(seconds: number): string {
  if (seconds < 1) return '1 s';
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3_570)
    return `${Math.floor((seconds + 5) / 60)} min ${String((Math.round(((seconds + 5) % 60) / 10) * 10) % 60).padStart(2, '0')} s`;
  if (seconds < 86_400)
    return `${Math.floor(seconds / 3_600)} h ${String(Math.floor((seconds % 3_600) / 60)).padStart(2, '0')} min`;
  return `${Math.floor(seconds / 86_400)} days`;
}

const units = ['kB', 'MB', 'GB', 'TB', 'PB'];

/** `1 file`, `2 files` */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
