/** Those who wait for one link to one of some peers; each is told once: a link, or everything that failed. */
import { err, ok, type PeerId, type Result } from '@peersume/base';
import type { LiveLink } from '../peer.ts';
import type { DialError } from '../transport.ts';

export type OneShotDone = (live: Result<LiveLink, readonly DialError[]>) => void;

export interface OneShots {
  isAskedFor(peer: PeerId): boolean;
  /** Peers that somebody waits for. */
  wanted(): Iterable<PeerId>;
  /** The function given back gives up. */
  add(peers: ReadonlySet<PeerId>, errors: readonly DialError[], done: OneShotDone): () => void;
  linked(peer: PeerId, live: LiveLink): void;
  failed(peer: PeerId, errors: readonly DialError[]): void;
  /** Nobody waits any longer. */
  end(): void;
}

interface OneShot {
  readonly waiting: Set<PeerId>;
  readonly errors: DialError[];
  readonly done: OneShotDone;
}

export function createOneShots(): OneShots {
  const shots = new Set<OneShot>();
  const end = (shot: OneShot, result: Parameters<OneShotDone>[0]): void => {
    if (shots.delete(shot)) shot.done(result);
  };
  return {
    isAskedFor: (peer) => [...shots].some(({ waiting }) => waiting.has(peer)),
    wanted: () => new Set([...shots].flatMap(({ waiting }) => [...waiting])),
    add(peers, errors, done) {
      const shot: OneShot = { waiting: new Set(peers), errors: [...errors], done };
      shots.add(shot);
      return () => void shots.delete(shot);
    },
    linked(peer, live) {
      for (const shot of shots) if (shot.waiting.has(peer)) end(shot, ok(live));
    },
    failed(peer, errors) {
      for (const shot of shots) {
        if (!shot.waiting.delete(peer)) continue;
        shot.errors.push(...errors);
        if (shot.waiting.size === 0) end(shot, err(shot.errors));
      }
    },
    end() {
      for (const shot of shots) end(shot, err(shot.errors));
    },
  };
}
