/**
 * More connections for one link. Each is an SCTP association of its own: where the way is long, one association's window
 * is what limits it. One begins; another is added while sending waits for the way and the last one brought something
 * (SPEC WR7). Their signals go over the words channel, so that whoever is proven there is who they belong to.
 */
import { type Clock, type Timer } from '@peersume/base';
import { piecesChannel } from './first-connection.ts';
import { createGrowth } from './growth.ts';
import { maxStripeRequests, maxStripes } from './limits.ts';
import { openSession, type OpenSession } from './open-session.ts';
import { lowWaterBytes, type PieceSender } from './piece-sender.ts';
import { type IceServer, type Rtc } from './rtc.ts';
import { encodeSignal, type Signalling, type SignallingListener } from './signals.ts';
import { lostMessage, stripeMessage } from './words.ts';

export interface StripesOptions {
  readonly rtc: Rtc;
  readonly iceServers: readonly IceServer[];
  readonly clock: Clock;
  readonly isDialler: boolean;
  readonly stripes: number;
  readonly sender: PieceSender;
  readonly say: (message: Uint8Array) => void;
  readonly pieces: (message: Uint8Array) => void;
  readonly fault: (reason: string) => void;
}

export interface Stripes {
  heard(stripe: number, signal: Uint8Array): void;
  lost(stripe: number): void;
  /** Something was sent: looks whether more connections would help, for as long as sending goes on. */
  watch(): void;
  close(): void;
}

/** Between two looks at how fast sending goes, in milliseconds: long against a round trip, short against a file. */
const lookMs = 500;

export function createStripes(options: StripesOptions): Stripes {
  const { rtc, iceServers, clock, isDialler, stripes: most, sender, say, pieces, fault } = options;
  const open = new Map<number, Stripe>();
  const growth = createGrowth(most);
  /** The dialler's are odd, the other's even. */
  let nextOwn = isDialler ? 1 : 2;
  let requests = 0;
  let timer: Timer | undefined;
  let lookedBytes = 0;
  let isOver = false;

  function begin(number: number, role: 'offers' | 'answers'): Stripe {
    let listener: SignallingListener | undefined;
    const signalling: Signalling = {
      send: (signal) => say(stripeMessage(number, signal)),
      receive(given) {
        listener = given;
      },
      close: () => {},
    };
    const session = openSession({
      rtc,
      iceServers,
      role,
      signalling,
      channels(connection) {
        const channel = connection.channel(piecesChannel, {
          lowBytes: lowWaterBytes,
          opened: () => sender.addStripe(number, channel),
          message: pieces,
          low: () => sender.pump(),
          closed: () => drop(number, true),
        });
      },
      listener: {
        described: () => {},
        state(state) {
          if (state === 'pathless' || state === 'closed') drop(number, true);
        },
        failed: () => drop(number, true),
      },
    });
    const stripe = { session, heard: (signal: Uint8Array) => listener?.message(signal) };
    open.set(number, stripe);
    return stripe;
  }

  function drop(number: number, tells: boolean): void {
    const stripe = open.get(number);
    if (stripe === undefined) return;
    open.delete(number);
    stripe.session.close();
    if (tells && !isOver) say(lostMessage(number));
    sender.removeStripe(number);
  }

  function look(): void {
    timer = undefined;
    if (isOver) return;
    const bytes = sender.sentBytes - lookedBytes;
    lookedBytes = sender.sentBytes;
    const step = growth.look(bytes, sender.isHeldUp, open.size + 1);
    const newest = nextOwn - 2;
    if (step === 'add' && requests < maxStripeRequests / 2) {
      requests++;
      begin(nextOwn, 'offers');
      nextOwn += 2;
    } else if (step === 'remove' && open.has(newest)) drop(newest, true);
    if (bytes > 0) timer = clock.after(lookMs, look);
  }

  return {
    heard(number, signal) {
      const known = open.get(number);
      if (known !== undefined) return known.heard(signal);
      const isTheirs = number % 2 === (isDialler ? 0 : 1) && number > 0;
      // A late signal of one that is gone; only an offer begins one.
      if (signal[0] !== 1) return;
      requests++;
      if (!isTheirs || requests > maxStripeRequests) return fault('the other end asked for too many connections');
      if (open.size + 1 >= maxStripes) {
        say(stripeMessage(number, encodeSignal({ type: 'refused', reason: 'enough connections' })));
        return;
      }
      begin(number, 'answers').heard(signal);
    },
    lost: (number) => drop(number, false),
    watch() {
      if (most < 2 || timer !== undefined || isOver) return;
      lookedBytes = sender.sentBytes;
      timer = clock.after(lookMs, look);
    },
    close() {
      isOver = true;
      timer?.cancel();
      for (const number of open.keys()) drop(number, false);
    },
  };
}

interface Stripe {
  readonly session: OpenSession;
  heard(signal: Uint8Array): void;
}
