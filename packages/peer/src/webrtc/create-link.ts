/**
 * The link over a first connection that has proven its other end, and over stripes that are added to it (SPEC WR4–WR7).
 * Words and what the ends say to each other go over the first connection; when that is gone, so is the link.
 */
import { assert, type Clock, type Link, type LinkListener, type PeerId } from '@peersume/base';
import { type FirstConnection } from './first-connection.ts';
import { maxFrames, maxHeaderBytes, maxPayloadBytes, maxWaitingWordBytes } from './limits.ts';
import { createPieceReceiver } from './piece-receiver.ts';
import { createPieceSender } from './piece-sender.ts';
import { type IceServer, type Rtc } from './rtc.ts';
import { createStripes } from './stripes.ts';
import { byeMessage, createHeaderJoiner, decodeWordsMessage, headerMessages, passedMessage } from './words.ts';

export interface DataLinkOptions {
  readonly peer: PeerId;
  readonly first: FirstConnection;
  readonly isDialler: boolean;
  readonly rtc: Rtc;
  readonly iceServers: readonly IceServer[];
  readonly clock: Clock;
  /** Connections at most, 1 to `maxStripes`. */
  readonly stripes: number;
  /** The first connection is to be closed. */
  readonly over: () => void;
}

export interface DataLink {
  readonly link: Link;
  start(listener: LinkListener): void;
}

/** How long the other end may take to hear a `bye` before its connection is cut, in milliseconds. */
const byeMs = 1_000;

export function createDataLink({ peer, first, clock, over, ...stripeOptions }: DataLinkOptions): DataLink {
  let listener: LinkListener | undefined;
  let reasonOver: string | undefined;
  let isOverTold = false;
  let cutLater: (() => void) | undefined;
  let sentFrames = 0;
  const joinHeader = createHeaderJoiner();

  const sender = createPieceSender(() => {
    if (reasonOver === undefined) listener?.drained();
  });
  const receiver = createPieceReceiver({
    received(frame) {
      if (reasonOver === undefined) listener?.received(frame);
    },
    passed: (frames) => say(passedMessage(frames)),
  });
  const stripes = createStripes({ ...stripeOptions, clock, sender, say, pieces: takePiece, fault: end });

  function say(message: Uint8Array): void {
    if (reasonOver !== undefined) return;
    if (first.words.bufferedAmount > maxWaitingWordBytes) return end('the other end does not read');
    if (!first.words.send(message)) end('the other end is gone');
  }

  function takePiece(message: Uint8Array): void {
    if (reasonOver !== undefined) return;
    const fault = receiver.take(message);
    if (fault !== undefined) end(`the other end sent ${fault}`);
  }

  function takeWords(message: Uint8Array): void {
    if (reasonOver !== undefined) return;
    const decoded = decodeWordsMessage(message);
    if (!decoded.ok) return end(`the other end sent ${decoded.error}`);
    const word = decoded.value;
    switch (word.type) {
      case 'part':
      case 'word': {
        const header = joinHeader(word);
        if (typeof header === 'string') end(`the other end sent ${header}`);
        else if (header !== undefined) listener?.received({ header });
        return;
      }
      case 'passed':
        if (!sender.passed(word.frames)) end('the other end passed on what was not sent');
        return;
      case 'stripe':
        return stripes.heard(word.stripe, word.signal);
      case 'lost':
        return stripes.lost(word.stripe);
      case 'bye':
        return overFromBelow(word.reason);
      case 'statement':
        return end('the other end sent a second statement');
    }
  }

  /** From this end: the other one is told why, and closes; if it does not, the connection is cut. */
  function end(reason: string): void {
    if (reasonOver !== undefined) return;
    first.words.send(byeMessage(reason));
    finish(reason);
    const timer = clock.after(byeMs, over);
    cutLater = () => {
      timer.cancel();
      over();
    };
  }
  /** From the other end, or from below. */
  function overFromBelow(reason: string): void {
    if (reasonOver !== undefined) return cutLater?.();
    finish(reason);
    over();
  }

  function finish(reason: string): void {
    reasonOver = reason;
    stripes.close();
    tellOver(reason);
  }

  /** After whoever is running now, and once: also to a listener that comes later. */
  function tellOver(reason: string): void {
    queueMicrotask(() => {
      if (listener === undefined || isOverTold) return;
      isOverTold = true;
      listener.closed(reason);
    });
  }

  const link: Link = {
    peer,
    send(frame) {
      if (reasonOver !== undefined) return true;
      assert(frame.header.length <= maxHeaderBytes, `a header of ${frame.header.length} bytes`);
      if (frame.payload === undefined) {
        for (const message of headerMessages(frame.header)) say(message);
        return true;
      }
      assert(frame.payload.byteLength <= maxPayloadBytes, `a payload of ${frame.payload.byteLength} bytes`);
      sentFrames++;
      if (sentFrames > maxFrames) end('the link has carried all it can');
      const goesOn = sender.send(frame);
      stripes.watch();
      return goesOn;
    },
    close: end,
  };

  return {
    link,
    start(given) {
      assert(listener === undefined, 'a link is started once');
      listener = given;
      if (reasonOver !== undefined) return tellOver(reasonOver);
      sender.addStripe(0, first.pieces);
      first.listen({
        words: takeWords,
        pieces: takePiece,
        piecesLow() {
          if (reasonOver === undefined) sender.pump();
        },
        closed: overFromBelow,
      });
    },
  };
}
