/** IP addresses between text and bytes: dotted decimal without leading zeros, and RFC 4291 text written as RFC 5952 says. */

/** Four bytes; undefined where it is not exactly four decimal numbers. */
export function parseIp4(text: string): Uint8Array | undefined {
  const words = text.split('.');
  if (words.length !== 4 || !words.every((word) => /^(?:0|[1-9][0-9]{0,2})$/u.test(word))) return undefined;
  const numbers = words.map(Number);
  return numbers.every((number) => number <= 255) ? Uint8Array.from(numbers) : undefined;
}

/** Sixteen bytes. A zone (`%eth0`) means something on one machine only: it is refused. */
export function parseIp6(text: string): Uint8Array | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [first, second] = halves.map(readGroups);
  if (first === undefined) return undefined;
  if (halves.length === 1) return first.length === 16 ? Uint8Array.from(first) : undefined;
  if (second === undefined || first.length + second.length > 14) return undefined;
  const bytes = new Uint8Array(16);
  bytes.set(first, 0);
  bytes.set(second, 16 - second.length);
  return bytes;
}

/** Either form, as bytes. */
export const parseIp = (text: string): Uint8Array | undefined => (text.includes(':') ? parseIp6(text) : parseIp4(text));

export function formatIp(bytes: Uint8Array): string {
  if (bytes.byteLength === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
  const zeros = longestZeros(groups);
  const text = (list: readonly number[]) => list.map((group) => group.toString(16)).join(':');
  if (zeros === undefined) return text(groups);
  return `${text(groups.slice(0, zeros.start))}::${text(groups.slice(zeros.end))}`;
}

/** Bytes of groups of four hexadecimal digits; the last may be an IPv4 address. None of an empty text. */
function readGroups(text: string, _index: number, halves: readonly string[]): number[] | undefined {
  const bytes: number[] = [];
  if (text === '') return halves.length === 2 ? bytes : undefined;
  const words = text.split(':');
  for (const [index, word] of words.entries()) {
    if (word.includes('.') && index === words.length - 1 && text === halves.at(-1)) {
      const four = parseIp4(word);
      if (four === undefined) return undefined;
      bytes.push(...four);
    } else if (/^[0-9a-f]{1,4}$/iu.test(word)) {
      const group = Number.parseInt(word, 16);
      bytes.push(group >> 8, group & 0xff);
    } else return undefined;
  }
  return bytes;
}

/** The first of the longest runs of two zero groups or more. */
function longestZeros(groups: readonly number[]): { start: number; end: number } | undefined {
  let best: { start: number; end: number } | undefined;
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === 0) end++;
    if (end - start >= 2 && end - start > (best === undefined ? 0 : best.end - best.start)) best = { start, end };
    start = Math.max(start, end);
  }
  return best;
}
