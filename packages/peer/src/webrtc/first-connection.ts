/**
 * The connection that a link begins with: a channel for words, one for pieces. What comes before the link listens waits,
 * bounded; what happens to the channels meanwhile is kept.
 */
import { maxWaitingWordBytes, windowBytes } from './limits.ts';
import { lowWaterBytes } from './piece-sender.ts';
import { type RtcChannel, type RtcConnection } from './rtc.ts';

export const wordsChannel = 0;
export const piecesChannel = 1;

export interface FirstConnection {
  readonly words: RtcChannel;
  readonly pieces: RtcChannel;
  /** Gives what has waited, and everything from then on. Once. */
  listen(listener: ChannelsListener): void;
}

export interface ChannelsListener {
  words(message: Uint8Array): void;
  pieces(message: Uint8Array): void;
  piecesLow(): void;
  closed(reason: string): void;
}

export interface FirstMoments {
  /** Both channels can be sent on. */
  opened(): void;
  /** The first message of words. */
  first(message: Uint8Array): void;
  closed(reason: string): void;
}

/** Two windows' worth of an honest peer. */
const maxHeldBytes = windowBytes + maxWaitingWordBytes;

export function firstConnection(connection: RtcConnection, moments: FirstMoments): FirstConnection {
  const held: ((listener: ChannelsListener) => void)[] = [];
  let heldBytes = 0;
  let unopened = 2;
  let hadFirst = false;
  let isClosed = false;
  let listener: ChannelsListener | undefined;

  function tell(bytes: number, task: (listener: ChannelsListener) => void): void {
    if (listener !== undefined) return task(listener);
    heldBytes += bytes;
    // What is too much ends the link; what came before it is still told.
    if (heldBytes > maxHeldBytes) return close('too much came before anybody listened');
    held.push(task);
  }

  function opened(): void {
    unopened--;
    if (unopened === 0) moments.opened();
  }

  function close(reason: string): void {
    if (isClosed) return;
    isClosed = true;
    moments.closed(reason);
    if (listener === undefined) held.push((late) => late.closed(reason));
    else listener.closed(reason);
  }

  const words = connection.channel(wordsChannel, {
    lowBytes: 0,
    opened,
    message(bytes) {
      if (isClosed) return;
      if (hadFirst) return tell(bytes.length, (to) => to.words(bytes));
      hadFirst = true;
      moments.first(bytes);
    },
    low: () => {},
    closed: () => close('the other end is gone'),
  });
  const pieces = connection.channel(piecesChannel, {
    lowBytes: lowWaterBytes,
    opened,
    message: (bytes) => {
      if (!isClosed) tell(bytes.length, (to) => to.pieces(bytes));
    },
    low: () => listener?.piecesLow(),
    closed: () => close('the other end is gone'),
  });
  return {
    words,
    pieces,
    listen(given) {
      listener = given;
      for (const task of held.splice(0)) task(given);
    },
  };
}
