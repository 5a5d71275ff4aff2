import { type Payload } from '@peersume/base';
import { type Content } from '../content/content.ts';
import { SymbolicPayload } from '../content/symbolic-payload.ts';

/** The piece with one bit turned: the right length, the wrong hash. */
export function corruptPayload(content: Content, piece: number): Payload {
  const payload = content.piece(piece);
  if (payload instanceof Uint8Array) {
    const corrupt = payload.slice();
    const at = corrupt.length >> 1;
    corrupt[at] = (corrupt[at] ?? 0) ^ 1;
    return corrupt;
  }
  return new SymbolicPayload(content.name, piece, payload.byteLength, false);
}
