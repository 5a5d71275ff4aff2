/**
 * Pieces of a private share made again from its plain files: read, encrypted as they were, and checked against the hash
 * that the share has for them. The key never meets another text (FI43 of the swarm).
 */
import { err, ok, webCrypto } from '@peersume/base';
import { createPrivateSource, type Manifest, type PrivateIndex } from '@peersume/swarm';
import { sha256 } from './hashing.ts';
import { type OriginError, type OriginFiles } from './origin-files.ts';
import { type ReadOrigin } from './origin-store.ts';

export const platformCrypto = webCrypto(globalThis.crypto);

export async function readPrivateOrigin(
  manifest: Manifest,
  key: Uint8Array,
  index: PrivateIndex,
  files: OriginFiles,
): Promise<ReadOrigin> {
  const numberOf = new Map(index.files.map((file, number) => [file, number]));
  const source = await createPrivateSource<OriginError>({
    manifest,
    key,
    index,
    crypto: platformCrypto,
    sha256,
    readFile: (file, start, end) => files.read(numberOf.get(file) ?? 0, start, end),
  });
  return async (piece) => {
    const read = await source.readPiece(piece);
    if (read.ok) return ok(read.value);
    return read.error.type === 'SourceChanged' ? undefined : err(read.error);
  };
}
