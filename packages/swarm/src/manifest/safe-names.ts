/**
 * Names of files and folders as others wrote them, made fit for every platform's file systems and for a person's eye.
 * What could deceive or escape is refused; what is merely forbidden somewhere is rewritten by a fixed rule.
 */
import { err, ok, type Result } from '@peersume/base';

export type NameFault =
  | 'empty'
  | 'dots'
  | 'separator'
  | 'control'
  /** Characters that change the direction of text: `gpj.exe` would show as `exe.jpg`. */
  | 'bidi'
  /** A replacement character stands where bytes were no UTF-8, or a surrogate stands alone. */
  | 'notUnicode'
  | 'tooLong';

/** The fault that refuses a name, if it has one. */
export function nameFault(name: string, maxBytes: number): NameFault | undefined {
  if (name === '') return 'empty';
  if (name === '.' || name === '..') return 'dots';
  if (plain.test(name)) return name.length > maxBytes ? 'tooLong' : undefined;
  if (/[/\\]/u.test(name)) return 'separator';
  // C0, delete, C1, line and paragraph separator, and the byte order mark, which decoders drop.
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u.test(name)) return 'control';
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name)) return 'bidi';
  if (/[\ufffd\ud800-\udfff]/u.test(name)) return 'notUnicode';
  if (byteLength(name) > maxBytes) return 'tooLong';
  return undefined;
}

/** ASCII that is harmless everywhere: what most names consist of, passed over quickly. */
const plain = /^[-\w !#$%&'()+,.;=@[\]^`{}~]+$/u;

const encoder = new TextEncoder();
const byteLength = (name: string): number => encoder.encode(name).byteLength;

/** The names of one folder: each comes in as it was written and goes out safe and unlike all before it. */
export class FolderNames {
  readonly #written = new Set<string>();
  /** The folded form of each safe name that was given out, and the number that its next double gets. */
  readonly #nextCopy = new Map<string, number>();

  /** A name that was written twice is refused; one that only looks like another on some platform gets a number. */
  add(name: string, maxBytes: number): Result<string, NameFault | 'duplicate'> {
    const fault = nameFault(name, maxBytes);
    if (fault !== undefined) return err(fault);
    if (this.#written.has(name)) return err('duplicate');
    this.#written.add(name);
    const safe = safeName(name);
    const folded = fold(safe);
    const copies = this.#nextCopy.get(folded);
    if (copies === undefined) {
      this.#nextCopy.set(folded, 2);
      return this.#given(safe, name, maxBytes);
    }
    let copy = copies;
    let free = numbered(safe, copy++);
    // Amortised: a number that was tried once for this name is never tried again.
    while (this.#nextCopy.has(fold(free))) free = numbered(safe, copy++);
    this.#nextCopy.set(folded, copy);
    this.#nextCopy.set(fold(free), 2);
    return this.#given(free, name, maxBytes);
  }

  #given(safe: string, name: string, maxBytes: number): Result<string, 'tooLong'> {
    return safe === name || byteLength(safe) <= maxBytes ? ok(safe) : err('tooLong');
  }
}

/** What Windows forbids becomes `_`: its reserved characters, dots and spaces at the end; its devices get one before. */
function safeName(name: string): string {
  const written = plain.test(name) ? name : name.replaceAll(/[<>:"|?*]/gu, '_');
  const ended = /[. ]$/u.test(written) ? written.replace(/[. ]+$/u, (end) => '_'.repeat(end.length)) : written;
  return deviceName.test(ended) ? `_${ended}` : ended;
}

const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?: *\.|$)/iu;

/** File systems that ignore case or normalisation hold names with the same folding as one. */
const fold = (name: string): string =>
  plain.test(name) ? name.toUpperCase() : name.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');

/** `photo.jpg` becomes `photo (2).jpg`. */
function numbered(name: string, copy: number): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${copy})${name.slice(dot)}` : `${name} (${copy})`;
}
