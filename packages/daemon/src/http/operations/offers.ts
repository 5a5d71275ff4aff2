/**
 * What others nearby want to send, until somebody answers. Bounded: an offer above the limit is declined at once. The
 * daemon declines by itself what nobody answers in time; here it then simply goes.
 */
import type { Daemon, Offer } from '../../daemon.ts';
import type { OfferJson } from './as-json.ts';

export interface Offers {
  readonly waiting: readonly OfferJson[];
  /** The offer, which is no longer waiting then. */
  take(id: string): Offer | undefined;
  observe(listener: (offer: OfferJson) => void): () => void;
  close(): void;
}

/** So many people do not send at once; who offers more wants to annoy. */
const maxWaiting = 16;
const answerWithinMs = 60_000; // as the daemon has it

export function createOffers(daemon: Pick<Daemon, 'observe'>, now: () => number): Offers {
  const waiting = new Map<string, { readonly offer: Offer; readonly since: number }>();
  const listeners = new Set<(offer: OfferJson) => void>();
  let count = 0;

  const forgetOld = (): void => {
    for (const [id, { since }] of waiting) if (now() - since > answerWithinMs) waiting.delete(id);
  };
  const stop = daemon.observe((event) => {
    if (event.type !== 'offered') return;
    forgetOld();
    if (waiting.size >= maxWaiting) return event.offer.decline();
    const id = String(++count);
    waiting.set(id, { offer: event.offer, since: now() });
    for (const listener of listeners) listener(asJson(id, event.offer));
  });
  return {
    get waiting() {
      forgetOld();
      return [...waiting].map(([id, { offer }]) => asJson(id, offer));
    },
    take(id) {
      forgetOld();
      const found = waiting.get(id)?.offer;
      waiting.delete(id);
      return found;
    },
    observe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      stop();
      waiting.clear();
    },
  };
}

const asJson = (id: string, { from, name, byteLength, files }: Offer): OfferJson => ({
  id,
  from,
  name,
  byteLength,
  files,
});
