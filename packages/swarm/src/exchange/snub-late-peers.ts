/** A peer that does not send what it granted is snubbed: its pieces are asked elsewhere (EX24). */
import { expectLate, giveUpOn } from './ask.ts';
import { believe } from './know-pieces.ts';
import { queueMs } from './pace-downlink.ts';
import { say, tell } from './say.ts';
import { type Channel, type Core, type FileBody } from './state.ts';

/** A snubbed peer is not asked for so long; doubled each time, in milliseconds. */
const firstPauseMs = 5000;
const longestPauseMs = 300_000;
/** Where all that is asked for fills our own wire, a piece may take so many times as long as that. */
const crowdedFactor = 3;
/** True when pieces became open. */
export function dropLate(core: Core, body: FileBody): boolean {
  let reopened = false;
  const crowdedMs = queueMs(core) * crowdedFactor;
  for (const [piece, asked] of body.asked) {
    const { by, second } = asked;
    if (second !== undefined && isLate(core, second, asked.secondAt, crowdedMs))
      snub(core, second, body, piece, asked.secondAt);
    if (isLate(core, by, asked.at, crowdedMs)) reopened = snub(core, by, body, piece, asked.at) || reopened;
  }
  return reopened;
}

function isLate(core: Core, channel: Channel, askedAt: number, crowdedMs: number): boolean {
  const { leastTimeoutMs, firstTimeoutMs, timeoutFactor } = core.settings;
  const timeout =
    channel.serviceMs === undefined ? firstTimeoutMs : Math.max(leastTimeoutMs, channel.serviceMs * timeoutFactor);
  return core.now - Math.max(askedAt, channel.lastPieceAt) > Math.max(timeout, crowdedMs);
}

function snub(core: Core, channel: Channel, body: FileBody, piece: number, askedAt: number): boolean {
  snubPeer(core, channel, body);
  expectLate(core, channel, piece, askedAt);
  say(core, channel.link, { type: 'cancel', channel: channel.ours, pieces: [piece] });
  return giveUpOn(core, channel, body, piece);
}

/** It is asked for one piece at a time, after a pause, to see whether it is back; nothing it claims counts until then. */
export function snubPeer(core: Core, channel: Channel, body: FileBody): void {
  if (!channel.isSnubbed) {
    channel.isSnubbed = true;
    tell(core, { type: 'peerSnubbed', peer: channel.link.peer, link: channel.link.number });
  }
  channel.window = 1;
  if (channel.snubbedAt !== core.now) {
    channel.snubbedAt = core.now;
    channel.notBefore = core.now + Math.min(longestPauseMs, firstPauseMs * 2 ** channel.snubs);
    channel.snubs++;
  }
  believe(channel, body, 0);
}
