/**
 * Bytes as text that people can carry: three characters for two bytes, in QR codes' alphanumeric mode (ISO/IEC 18004),
 * like base45 (RFC 9285) but without the characters that get lost on the way: space (trimmed, folded), `%` (escapes),
 * `*` (bold type) and `:` (little faces). All of it may stand behind the `#` of a link.
 */
import { err, ok, type Result } from '@peersume/base';

export const base41Characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$+-./';

export function base41FromBytes(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) text += digits((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0), 3);
  return bytes.length % 2 === 0 ? text : text + digits(bytes[bytes.length - 1] ?? 0, 2);
}

/** Fails with the place of what cannot be: one value has one text. */
export function base41ToBytes(text: string): Result<Uint8Array, number> {
  if (text.length % 3 === 1) return err(text.length - 1);
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    let value = 0;
    for (const [index, character] of [...group].entries()) {
      const digit = base41Characters.indexOf(character);
      if (digit < 0) return err(at + index);
      value = value * 41 + digit;
    }
    if (value > (group.length === 3 ? 0xffff : 0xff)) return err(at);
    if (group.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return ok(Uint8Array.from(bytes));
}

function digits(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 41))
    text = base41Characters.charAt(rest % 41) + text;
  return text;
}
