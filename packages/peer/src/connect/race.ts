/**
 * One peer, several addresses: the best first, the next after a quarter of a second or as soon as one failed (RFC 8305,
 * Happy Eyeballs), the first link wins and the rest is given up. When a relayed link wins, direct dials under way go on:
 * their link will take its place.
 */
import { assert, err, type Clock, type Result, type Timer } from '@peersume/base';
import type { OpenedLink } from '../link-info.ts';
import type { DialError, PeerAddress } from '../transport.ts';
import type { KnownAddress } from './address-book.ts';
import type { Dialler } from './dialler.ts';
import type { ConnectSettings } from './settings.ts';

export interface RaceListener {
  /** Asked before each dial; false ends the race for want of dials, not of addresses. */
  readonly mayDial: () => boolean;
  /** Of each address, as it comes. */
  readonly tried: (address: KnownAddress, outcome: Result<OpenedLink, DialError>) => void;
  /** Nothing is under way any more. `won`: a link was opened. */
  readonly ended: (won: boolean, errors: readonly DialError[]) => void;
}

export interface Race {
  /** Gives up what is under way; `ended` is told no more. */
  cancel(): void;
}

export function startRace(
  {
    clock,
    dialler,
    settings,
  }: { readonly clock: Clock; readonly dialler: Dialler; readonly settings: ConnectSettings },
  addresses: readonly KnownAddress[],
  listener: RaceListener,
): Race {
  const waiting = addresses.slice(0, settings.maxAddressesOfRace);
  const underWay = new Map<PeerAddress, { readonly known: KnownAddress; readonly stop: () => void }>();
  const errors: DialError[] = [];
  let stagger: Timer | undefined;
  let wonRank: number | undefined;
  let isOver = false;

  const next = (): void => {
    stagger?.cancel();
    stagger = undefined;
    if (isOver) return;
    while (waiting.length > 0 && underWay.size < settings.maxDialsOfRace) {
      if (!listener.mayDial()) {
        waiting.length = 0;
        break;
      }
      dial(waiting.shift() as KnownAddress);
      if (isOver) return;
      if (waiting.length === 0) break;
      stagger = clock.after(settings.staggerMs, next);
      return;
    }
    if (underWay.size === 0 && waiting.length === 0) finish();
  };

  const dial = (known: KnownAddress): void => {
    const { address } = known;
    const timeout = clock.after(settings.dialTimeoutMs, () => {
      stop();
      settle(err({ type: 'NoAnswer', address, after: 'nothing' }));
    });
    const settle = (outcome: Result<OpenedLink, DialError>): void => {
      timeout.cancel();
      if (!underWay.delete(address)) {
        if (outcome.ok) outcome.value.link.close('another way was quicker');
        return;
      }
      if (outcome.ok) win(known);
      else errors.push(outcome.error);
      listener.tried(known, outcome);
      if (isOver) return;
      if (wonRank === undefined) next();
      else if (underWay.size === 0) finish();
    };
    let stop = (): void => {};
    underWay.set(address, {
      known,
      stop: () => {
        timeout.cancel();
        stop();
      },
    });
    stop = dialler.dial(address, settle);
  };

  const win = (known: KnownAddress): void => {
    wonRank = Math.min(wonRank ?? Number.POSITIVE_INFINITY, known.rank);
    waiting.length = 0;
    stagger?.cancel();
    for (const [address, other] of underWay) {
      if (other.known.rank < directBelow && wonRank >= directBelow) continue;
      underWay.delete(address);
      other.stop();
    }
  };

  const finish = (): void => {
    assert(!isOver, 'a race ends once');
    isOver = true;
    listener.ended(wonRank !== undefined, errors);
  };

  // The caller has the race in hand before anything is told.
  stagger = clock.after(0, next);
  return {
    cancel() {
      isOver = true;
      stagger?.cancel();
      for (const { stop } of underWay.values()) stop();
      underWay.clear();
    },
  };
}

/** Ranks below are ways without anybody in between. */
export const directBelow = 10;
