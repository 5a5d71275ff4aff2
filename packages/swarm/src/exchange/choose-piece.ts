/** Which piece to ask of a peer that grants a right (EX20…). */
import { type Channel, type Core, type FileBody } from './state.ts';

export function choosePiece(core: Core, channel: Channel, body: FileBody): number | undefined {
  const { has } = channel;
  if (has === undefined || body.picker.openCount === 0) return undefined;
  const { only } = channel;
  if (only.length > 0) {
    for (const piece of only) if (body.picker.isOpen(piece)) return piece;
    return undefined;
  }
  return body.picker.pick(has, core.random);
}
