/**
 * Two ends of a link whose frames lie in a queue until a test delivers them. Frames without a payload go before frames
 * with one, as the port allows.
 */
import { type Frame, type Link, type LinkListener, type PeerId } from '@peersume/base';

export interface LinkPair {
  /** The link at `one`'s end, whose peer is the other. */
  readonly atOne: Link;
  readonly atOther: Link;
  /** Gives the listeners; frames sent before wait. */
  listen(one: LinkListener, other: LinkListener): void;
  /** Delivers the next frame of either direction; false when there is none. */
  deliver(): boolean;
  /** Delivers until nothing is left. */
  flush(): void;
}

export interface LinkPairOptions {
  readonly one: PeerId;
  readonly other: PeerId;
  /** Payload bytes under way in one direction from which on `send` asks to wait. */
  readonly highWaterBytes?: number;
}

export function createLinkPair({ one, other, highWaterBytes = Infinity }: LinkPairOptions): LinkPair {
  const ends = [createEnd(), createEnd()] as const;
  let isOpen = true;

  /** The link at the end `own`, whose frames go to the end `far`. */
  function linkAt(own: End, far: End, peer: PeerId): Link {
    return {
      peer,
      send(frame) {
        if (!isOpen) return true;
        if (frame.payload === undefined) far.words.push(frame);
        else far.payloads.push(frame);
        far.payloadBytes += frame.payload?.byteLength ?? 0;
        own.asksToWait ||= far.payloadBytes >= highWaterBytes;
        return far.payloadBytes < highWaterBytes;
      },
      close(reason) {
        if (!isOpen) return;
        isOpen = false;
        for (const end of ends) end.listener?.closed(reason);
      },
    };
  }

  function deliverTo(end: End, sender: End): boolean {
    const frame = end.words.shift() ?? end.payloads.shift();
    if (frame === undefined || !isOpen) return false;
    end.payloadBytes -= frame.payload?.byteLength ?? 0;
    end.listener?.received(frame);
    if (sender.asksToWait && end.payloadBytes < highWaterBytes) {
      sender.asksToWait = false;
      sender.listener?.drained();
    }
    return true;
  }

  function deliver(): boolean {
    const [first, second] = ends;
    return deliverTo(first, second) || deliverTo(second, first);
  }

  return {
    atOne: linkAt(ends[0], ends[1], other),
    atOther: linkAt(ends[1], ends[0], one),
    listen(atOne, atOther) {
      ends[0].listener = atOne;
      ends[1].listener = atOther;
    },
    deliver,
    flush() {
      while (deliver());
    },
  };
}

/** What is on its way to an end. */
interface End {
  readonly words: Frame[];
  readonly payloads: Frame[];
  payloadBytes: number;
  asksToWait: boolean;
  listener: LinkListener | undefined;
}

const createEnd = (): End => ({ words: [], payloads: [], payloadBytes: 0, asksToWait: false, listener: undefined });
