/** The two ways in which steps say something: to a peer, and to people. */
import { type Payload } from '@peersume/base';
import { type Message } from '../wire/message.ts';
import { type ExchangeNews } from './exchange.ts';
import { type Core, type LinkState } from './state.ts';

export function say(core: Core, link: LinkState, message: Message, payload?: Payload): void {
  if (link.isClosed) return;
  core.actions.push(
    payload === undefined
      ? { type: 'send', link: link.number, message }
      : { type: 'send', link: link.number, message, payload },
  );
}

export function tell(core: Core, news: ExchangeNews): void {
  core.actions.push({ type: 'tell', news });
}
