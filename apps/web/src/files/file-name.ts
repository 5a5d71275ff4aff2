/**
 * A file's name from the person's name, in any script, safe on every system: no path or reserved characters, no
 * controls or direction changers (which can disguise an ending), no device names, not too long.
 */
export function fileNameFor(name: string, kind: string, extension: string): string {
  const words = name
    .normalize('NFC')
    .replaceAll(unsafe, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const person = cut(words, maxNameBytes).trim();
  const stem = person === '' || reserved.test(person) ? kind : `${person} ${kind}`;
  return `${stem.replaceAll(' ', '-')}.${extension}`;
}

/** Controls, lone surrogates, direction changers, invisible characters, and what Windows, macOS or a shell reserves. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"/\\|?*%#$&`'{}~;!^]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** File systems allow 255 bytes; the rest is room for " (2)" and the ending. */
const maxNameBytes = 160;

function cut(text: string, maxBytes: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > maxBytes) break;
    kept += character;
  }
  return kept;
}
