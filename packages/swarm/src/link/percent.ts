/** Percent-encoding (RFC 3986) with one text for each string: what may stand for itself does, all else is encoded. */

/** `allowed`: characters that stand for themselves beside letters, digits and `-._~`. */
export function percentEncode(text: string, allowed: string): string {
  let encoded = '';
  for (const byte of encoder.encode(text)) {
    const character = String.fromCharCode(byte);
    encoded +=
      byte < 0x80 && (/[A-Za-z0-9._~-]/u.test(character) || allowed.includes(character))
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

/** Undefined where the text is not what `percentEncode` makes. */
export function percentDecode(encoded: string, allowed: string): string | undefined {
  try {
    const text = decodeURIComponent(encoded);
    return percentEncode(text, allowed) === encoded ? text : undefined;
  } catch {
    return undefined;
  }
}

const encoder = new TextEncoder();
