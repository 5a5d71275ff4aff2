/** Which of the exchange's words go in one frame (WI9): those to one peer that follow each other. */
import { type ExchangeAction } from '../exchange/exchange.ts';
import { maxMessages } from '../wire/limits.ts';
import { mayJoin } from '../wire/schema.ts';

/** How many actions from this one on are words to one link that go together; 1 where it goes alone, or is no word. */
export function countJoined(actions: readonly ExchangeAction[], from: number): number {
  const first = actions[from];
  if (first?.type !== 'send' || !mayJoin(first.message.type)) return 1;
  let count = 1;
  while (count < maxMessages) {
    const next = actions[from + count];
    if (next?.type !== 'send' || next.link !== first.link || !mayJoin(next.message.type)) break;
    count++;
  }
  return count;
}
