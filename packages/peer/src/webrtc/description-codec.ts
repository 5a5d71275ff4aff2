/**
 * Descriptions and candidates in bytes, the same for live signals and for what people carry (SPEC WR3). One value has
 * one form.
 *
 *     description   setup (1) · user · password · fingerprint (32)
 *     user, …       number of characters (1) · six bits each, the last byte filled with zeros
 *     candidate     type + 4 x family (1) · address (4, 16, 16) · port (2)
 */
import { formatIp, parseIp } from '../addresses/index.ts';
import { type ByteReader, uint16Bytes } from './byte-reader.ts';
import { isHiddenName, isUsable } from './candidate-line.ts';
import {
  type Candidate,
  type CandidateType,
  type Description,
  type DtlsSetup,
  fingerprintBytes,
  iceCharacters,
  passwordLengths,
  userLengths,
} from './description.ts';

export function encodeDescription({ user, password, fingerprint, setup }: Description): number[] {
  return [setups.indexOf(setup), ...packIceText(user), ...packIceText(password), ...fingerprint];
}

/** Undefined where a field is missing, too long or not in its one form. */
export function decodeDescription(from: ByteReader): Description | undefined {
  const setup = setups[from.uint8()];
  const user = unpackIceText(from, userLengths);
  const password = unpackIceText(from, passwordLengths);
  const fingerprint = from.bytes(fingerprintBytes);
  if (!from.isWhole || setup === undefined || user === undefined || password === undefined) return undefined;
  return { user, password, fingerprint, setup };
}

export function encodeCandidate({ type, address, port }: Candidate): number[] {
  const isHidden = isHiddenName(address);
  const bytes = isHidden ? uuidBytes(address) : [...(parseIp(address) ?? [])];
  const family = isHidden ? families.hidden : bytes.length === 4 ? families.ip4 : families.ip6;
  return [types.indexOf(type) + 4 * family, ...bytes, ...uint16Bytes(port)];
}

/** Undefined also where nobody can be at the address. */
export function decodeCandidate(from: ByteReader): Candidate | undefined {
  const tag = from.uint8();
  const type = types[tag & 3];
  const family = tag >> 2;
  if (type === undefined || family > families.hidden) return undefined;
  const bytes = from.bytes(family === families.ip4 ? 4 : 16);
  const port = from.uint16();
  if (!from.isWhole) return undefined;
  const address = family === families.hidden ? hiddenName(bytes) : formatIp(bytes);
  const candidate = { type, address, port };
  return isUsable(candidate) ? candidate : undefined;
}

const setups: readonly DtlsSetup[] = ['either', 'active', 'passive'];
const types: readonly CandidateType[] = ['host', 'reflexive', 'relayed'];
const families = { ip4: 0, ip6: 1, hidden: 2 } as const;

function packIceText(text: string): number[] {
  const bytes = [text.length];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    held = (held << 6) | iceCharacters.indexOf(character);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
    held &= (1 << bits) - 1;
  }
  if (bits > 0) bytes.push((held << (8 - bits)) & 0xff);
  return bytes;
}

function unpackIceText(
  from: ByteReader,
  { min, max }: { readonly min: number; readonly max: number },
): string | undefined {
  const length = from.uint8();
  if (length < min || length > max) return undefined;
  const bytes = from.bytes(Math.ceil((length * 6) / 8));
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6 && text.length < length) {
      bits -= 6;
      text += iceCharacters[held >> bits] ?? '';
      held &= (1 << bits) - 1;
    }
  }
  return held === 0 ? text : undefined;
}

const uuidBytes = (name: string): number[] =>
  (name.replaceAll('-', '').slice(0, 32).match(/../gu) ?? []).map((pair) => Number.parseInt(pair, 16));

function hiddenName(bytes: Uint8Array): string {
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const at = [0, 8, 12, 16, 20, 32];
  return `${at
    .slice(1)
    .map((end, index) => digits.slice(at[index], end))
    .join('-')}.local`;
}
