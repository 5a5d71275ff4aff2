/** Base64 (RFC 4648 §4), white space allowed, padding optional. Nothing where another character stands in it. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let [length, bits, held] = [0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const value = valueByCode[code] ?? unknown;
    if (value === unknown) return undefined;
    if (value === ignored) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >> bits) & 0xff;
    }
  }
  return bytes.slice(0, length);
}

const unknown = 255;
const ignored = 254;

const valueByCode: Uint8Array = (() => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const values = new Uint8Array(128).fill(unknown);
  for (const [value, character] of [...alphabet].entries()) values[character.charCodeAt(0)] = value;
  for (const character of '=\r\n\t ') values[character.charCodeAt(0)] = ignored;
  return values;
})();
