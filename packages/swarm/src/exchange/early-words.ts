/**
 * Words that overtook the `open` of their channel. They wait for it, a few of them; a channel that was open before and
 * is closed meanwhile has a lower number than the newest, and its words mean nothing.
 */
import { type EarlyWord, type LinkState } from './state.ts';

/** Of one link: all that a peer says about a few files before it hears of ours. */
const maxEarlyWords = 64;

export function keepEarlyWord(link: LinkState, word: EarlyWord): void {
  if (word.channel <= link.newestTheirs || link.earlyWords.length >= maxEarlyWords) return;
  link.earlyWords.push(word);
}

/** The channel was opened: what was said on it already, in the order in which it came. */
export function takeEarlyWords(link: LinkState, channel: number): readonly EarlyWord[] {
  if (channel > link.newestTheirs) link.newestTheirs = channel;
  if (link.earlyWords.length === 0) return none;
  const words = link.earlyWords;
  const early = words.filter((word) => word.channel === channel);
  // Channels are opened in ascending order, but for those whose `open` comes late itself: its words still wait.
  link.earlyWords = words.filter((word) => word.channel !== channel);
  return early;
}

const none: readonly EarlyWord[] = [];
