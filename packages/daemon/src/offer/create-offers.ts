/**
 * Offers between devices that have a link: one asks, a person at the other answers, nobody's answer within a minute is
 * no. What is accepted is fetched by its link like anything else. A peer has few offers open at a time.
 */
import { type Clock, type PeerId, type Random } from '@peersume/base';
import { extractShareLink, type ShareLink } from '@peersume/swarm';
import { type Offer } from '../daemon.ts';
import { decodeWord, encodeWord, type Word } from './offer-words.ts';

export const answerWithinMs = 60_000;
/** Questions to a person that one peer may have open: more would be a nuisance. */
const maxOpenOfPeer = 3;
const maxOpen = 16;

export interface Offers {
  /** Something came from the peer. */
  heard(peer: PeerId, body: Uint8Array): void;
  /** Nobody is there any more. */
  left(peer: PeerId): void;
  offer(to: PeerId, what: OfferedShare, signal: AbortSignal): Promise<'accepted' | 'declined' | 'aborted'>;
  /** As it calls itself. */
  nameOf(peer: PeerId): string | undefined;
  close(): void;
}

export type OfferedShare = Omit<Extract<Word, { type: 'offer' }>, 'type' | 'offer'>;

export interface OffersOwner {
  readonly clock: Clock;
  readonly random: Random;
  /** False where there is no link to the peer. */
  say(peer: PeerId, body: Uint8Array): boolean;
  offered(offer: Offer): void;
  accepted(link: ShareLink, into: string): void;
  named(): void;
}

interface Asked {
  readonly peer: PeerId;
  readonly settle: (answer: 'accepted' | 'declined' | 'aborted') => void;
}

interface Open {
  readonly peer: PeerId;
  readonly close: () => void;
}

export function createOffers(owner: OffersOwner): Offers {
  const { clock, random } = owner;
  const names = new Map<PeerId, string>();
  const asked = new Map<string, Asked>();
  /** By peer and the number that it gave. */
  const open = new Map<string, Open>();

  function heard(peer: PeerId, body: Uint8Array): void {
    const word = decodeWord(body);
    if (word === undefined) return;
    if (word.type === 'name') {
      names.set(peer, word.name);
      owner.named();
    } else if (word.type === 'offer') take(peer, word);
    else if (word.type === 'withdraw') open.get(`${peer} ${word.offer}`)?.close();
    else {
      const question = asked.get(word.offer);
      if (question?.peer === peer) question.settle(word.isAccepted ? 'accepted' : 'declined');
    }
  }

  function take(peer: PeerId, { offer, link: text, name, byteLength, files }: Extract<Word, { type: 'offer' }>): void {
    const key = `${peer} ${offer}`;
    const link = extractShareLink(text);
    const ofPeer = [...open.values()].filter((one) => one.peer === peer).length;
    if (!link.ok || open.has(key) || open.size >= maxOpen || ofPeer >= maxOpenOfPeer) return answer(peer, offer, false);
    const decide = (isAccepted: boolean): boolean => {
      if (!open.delete(key)) return false;
      timer.cancel();
      answer(peer, offer, isAccepted);
      return true;
    };
    const close = (): void => {
      open.delete(key);
      timer.cancel();
    };
    open.set(key, { peer, close });
    const timer = clock.after(answerWithinMs, () => decide(false));
    owner.offered({
      from: peer,
      name,
      byteLength,
      files,
      accept(into) {
        if (decide(true)) owner.accepted(link.value, into);
      },
      decline: () => void decide(false),
    });
  }

  function answer(peer: PeerId, offer: string, isAccepted: boolean): void {
    owner.say(peer, encodeWord({ type: 'answer', offer, isAccepted }));
  }

  return {
    heard,
    left(peer) {
      names.delete(peer);
      for (const one of [...open.values()]) if (one.peer === peer) one.close();
      for (const one of [...asked.values()]) if (one.peer === peer) one.settle('declined');
      owner.named();
    },
    offer(to, what, signal) {
      const offer = [random.uint32(), random.uint32()].map((part) => part.toString(16).padStart(8, '0')).join('');
      return new Promise((resolve) => {
        const giveUp = (): void => {
          owner.say(to, encodeWord({ type: 'withdraw', offer }));
          settle('aborted');
        };
        const timer = clock.after(answerWithinMs, () => settle('declined'));
        const settle: Asked['settle'] = (outcome) => {
          if (!asked.delete(offer)) return;
          timer.cancel();
          signal.removeEventListener('abort', giveUp);
          resolve(outcome);
        };
        asked.set(offer, { peer: to, settle });
        if (signal.aborted || !owner.say(to, encodeWord({ type: 'offer', offer, ...what })))
          settle(signal.aborted ? 'aborted' : 'declined');
        else signal.addEventListener('abort', giveUp);
      });
    },
    nameOf: (peer) => names.get(peer),
    close() {
      for (const one of [...open.values()]) one.close();
      for (const one of [...asked.values()]) one.settle('aborted');
    },
  };
}
