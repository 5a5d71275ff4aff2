/** A peer that does not send what it granted is snubbed: its pieces are asked elsewhere (EX24). */
import { giveUpOn } from './ask-for-pieces.ts';
import { say, tell } from './say.ts';
import { type Channel, type Core, type FileBody, type FileState } from './state.ts';

/** True when pieces became open. */
export function dropLate(core: Core, _file: FileState, body: FileBody): boolean {
  let reopened = false;
  for (const [piece, asked] of body.asked) {
    for (const [channel, at] of [
      [asked.by, asked.at],
      [asked.second, asked.secondAt],
    ] as const) {
      if (channel === undefined || !isLate(core, channel, at)) continue;
      reopened = snub(core, channel, body, piece) || reopened;
    }
  }
  return reopened;
}

function isLate(core: Core, channel: Channel, askedAt: number): boolean {
  const { leastTimeoutMs, firstTimeoutMs, timeoutFactor } = core.settings;
  const timeout =
    channel.serviceMs === undefined ? firstTimeoutMs : Math.max(leastTimeoutMs, channel.serviceMs * timeoutFactor);
  return core.now - Math.max(askedAt, channel.lastPieceAt) > timeout;
}

function snub(core: Core, channel: Channel, body: FileBody, piece: number): boolean {
  if (!channel.isSnubbed) {
    channel.isSnubbed = true;
    tell(core, { type: 'peerSnubbed', peer: channel.link.peer, link: channel.link.number });
  }
  channel.window = 1;
  (channel.late ??= new Set()).add(piece);
  say(core, channel.link, { type: 'cancel', channel: channel.ours, pieces: [piece] });
  return giveUpOn(channel, body, piece);
}
