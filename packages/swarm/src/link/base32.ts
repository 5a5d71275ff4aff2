/** RFC 4648 base32, lower case, without padding: one text for each sequence of bytes. */
import { base32 } from 'multiformats/bases/base32';

export const base32FromBytes = (bytes: Uint8Array): string => base32.encoder.baseEncode(bytes);

/** Undefined for every text that `base32FromBytes` does not make. */
export function base32ToBytes(text: string): Uint8Array | undefined {
  try {
    const bytes = base32.decoder.baseDecode(text);
    return base32FromBytes(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
