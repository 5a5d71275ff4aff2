/**
 * What a peer says before we can use it, bounded in bytes for each link (EX56).
 *
 * - Words that overtook the `open` of their channel wait for it, a few of them. A channel that was open before and is
 *   closed meanwhile is not waited for: its words mean nothing. Peers number their channels upwards. A word with a
 *   payload is never early: it answers something that we asked for on a channel that was open.
 * - What a peer has of a file whose structure is not known here waits until it is.
 */
import { type Message } from '../wire/message.ts';
import { noteWrong } from './blame.ts';
import { type Channel, type Core, type EarlyWord, type LinkState } from './state.ts';

/** Of one link: all that a peer says about a few files before it hears of ours. */
const maxEarlyWords = 64;
/** Numbers that were passed over, because their `open` is late: so many of the latest. */
const maxPassedOver = 64;
/** Of one link, in bytes: the have-maps of seven files of four million pieces each, or of a thousand usual ones. */
export const maxEarlyBytes = 4 * 1024 * 1024;
/** Pieces of one file named before it is known here, at most: whoever has more sends a have-map. */
const maxEarlyHave = 16_384;

export function keepEarlyWord(link: LinkState, word: EarlyWord, hasPayload: boolean): void {
  const { channel, message } = word;
  if (hasPayload || (channel <= link.newestTheirs && !link.passedOver.has(channel))) return;
  if (link.earlyWords.length >= maxEarlyWords || !hold(link, bytesOf(message))) return;
  // A part of a frame would keep all of it.
  const kept: Message = message.type === 'haveMap' ? { ...message, pieces: message.pieces.slice() } : message;
  link.earlyWords.push({ channel, message: kept });
}

/** The channel was opened: what was said on it already, in the order in which it came. */
export function takeEarlyWords(link: LinkState, channel: number): readonly EarlyWord[] {
  const { passedOver } = link;
  passedOver.delete(channel);
  for (let late = Math.max(link.newestTheirs + 1, channel - maxPassedOver); late < channel; late++)
    passedOver.add(late);
  for (const oldest of passedOver) {
    if (passedOver.size <= maxPassedOver) break;
    passedOver.delete(oldest);
  }
  link.newestTheirs = Math.max(link.newestTheirs, channel);
  if (link.earlyWords.length === 0) return none;
  const words = link.earlyWords;
  link.earlyWords = words.filter((word) => word.channel !== channel);
  const taken = words.filter((word) => word.channel === channel);
  for (const { message } of taken) link.earlyBytes -= bytesOf(message);
  return taken;
}

const none: readonly EarlyWord[] = [];

/** What a peer has of a file that is not known here yet; the newest map is enough. */
export function keepEarlyMap(core: Core, channel: Channel, pieceCount: number, pieces: Uint8Array): void {
  const { link } = channel;
  link.earlyBytes -= channel.early?.pieces.byteLength ?? 0;
  if (hold(link, pieces.byteLength)) channel.early = { pieceCount, pieces: pieces.slice() };
  else {
    channel.early = undefined;
    noteWrong(core, link, 'flooding', 'tells too much of files that are not known here');
  }
}

export function keepEarlyHave(channel: Channel, pieces: readonly number[]): void {
  if (channel.earlyHave.length + pieces.length > maxEarlyHave) return;
  if (hold(channel.link, pieces.length * numberBytes)) channel.earlyHave.push(...pieces);
}

export interface EarlyNews {
  readonly map: { readonly pieceCount: number; readonly pieces: Uint8Array } | undefined;
  readonly have: readonly number[];
}

/** The file is known now, or nobody speaks of it any more. */
export function takeEarlyNews(channel: Channel): EarlyNews {
  const { early: map, earlyHave: have } = channel;
  channel.link.earlyBytes -= (map?.pieces.byteLength ?? 0) + have.length * numberBytes;
  channel.early = undefined;
  channel.earlyHave = [];
  return { map, have };
}

function hold(link: LinkState, bytes: number): boolean {
  if (link.earlyBytes + bytes > maxEarlyBytes) return false;
  link.earlyBytes += bytes;
  return true;
}

const numberBytes = 8;
const wordBytes = 64;

/** What it takes to keep a word, roughly. */
function bytesOf(message: Message): number {
  switch (message.type) {
    case 'haveMap':
      return wordBytes + message.pieces.byteLength;
    case 'have':
    case 'lost':
    case 'request':
    case 'cancel':
    case 'reject':
      return wordBytes + message.pieces.length * numberBytes;
    case 'grant':
      return wordBytes + message.only.length * numberBytes;
    case 'peers':
      return message.addresses.reduce((sum, address) => sum + wordBytes + 2 * address.length, wordBytes);
    default:
      return wordBytes;
  }
}
