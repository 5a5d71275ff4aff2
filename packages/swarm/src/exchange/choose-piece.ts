/** Which piece to ask of a peer that grants a right (EX20…). */
import { chooseUrgent } from './stream-order.ts';
import { type Channel, type Core, type FileBody } from './state.ts';

export function choosePiece(core: Core, channel: Channel, body: FileBody): number | undefined {
  const { has } = channel;
  if (has === undefined) return undefined;
  const { only, file } = channel;
  if (file.stream !== undefined) {
    const urgent = chooseUrgent(core, channel, body, file.stream);
    if (urgent !== undefined) return urgent;
  }
  if (only.length > 0) {
    for (const piece of only) if (body.picker.isOpen(piece)) return piece;
    return undefined;
  }
  return body.picker.pick(has, core.random);
}
