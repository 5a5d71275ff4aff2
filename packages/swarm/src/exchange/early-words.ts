/**
 * Words that overtook the `open` of their channel. They wait for it, a few of them. A channel that was open before and is
 * closed meanwhile is not waited for: its words mean nothing. Peers number their channels upwards.
 */
import { type Payload } from '@peersume/base';
import { type Message } from '../wire/message.ts';
import { type LinkState } from './state.ts';

export interface EarlyWord {
  readonly channel: number;
  readonly message: Message;
  readonly payload: Payload | undefined;
}

/** Of one link: all that a peer says about a few files before it hears of ours. */
const maxEarlyWords = 64;
/** Numbers that were passed over, because their `open` is late: so many of the latest. */
const maxPassedOver = 64;

export function keepEarlyWord(link: LinkState, word: EarlyWord): void {
  const { channel } = word;
  if (channel <= link.newestTheirs && !link.passedOver.has(channel)) return;
  if (link.earlyWords.length < maxEarlyWords) link.earlyWords.push(word);
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
  return words.filter((word) => word.channel === channel);
}

const none: readonly EarlyWord[] = [];
