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
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  // Nobody waits for a single second of a minute, nor for one of an hour.
  const tens = Math.round(seconds / 10) * 10;
  if (tens < 3_600) return `${Math.floor(tens / 60)} min ${twoDigits(tens % 60)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 1_440) return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
  return counted(Math.round(minutes / 1_440), 'day');
}

const twoDigits = (count: number): string => String(count).padStart(2, '0');

const units = ['kB', 'MB', 'GB', 'TB', 'PB'];

/** `1 file`, `2 files` */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
