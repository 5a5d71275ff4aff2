/**
 * Two streams of bytes in memory, one for each direction, cut where a test wants, with a clock that the test moves. What is
 * written arrives in later turns of the loop, as with sockets.
 */
import { type Clock } from '@peersume/base';
import { type LinkInfo } from '../../link-info.ts';
import { type ByteWriter, createFrameLink, type FrameLink } from '../frame-link.ts';

export interface BytePipe {
  readonly dialled: FrameLink;
  readonly accepted: FrameLink;
  /** Nothing passes any more, and nobody is told. */
  cut(): void;
  passTime(byMs: number): Promise<void>;
}

export interface BytePipeOptions {
  /** How many of `most` bytes are delivered at once; all of them unless told. */
  readonly cutAt?: (most: number) => number;
  /** Bytes under way from which on the writer is asked to wait. */
  readonly capacity?: number;
  /** Payloads are read to where they stay. */
  readonly usesRegions?: boolean;
  readonly ids?: { readonly dialler: string; readonly acceptor: string };
}

export function createBytePipe(options: BytePipeOptions = {}): BytePipe {
  const { ids = { dialler: 'dialler', acceptor: 'acceptor' } } = options;
  const clock = createManualClock();
  const info = (direction: LinkInfo['direction'], peer: string): LinkInfo => ({
    peer,
    kind: 'fast',
    direction,
    isRelayed: false,
    remoteAddress: undefined,
  });
  const wire = { isCut: false };
  const there = createDirection(options, wire);
  const back = createDirection(options, wire);
  const dialled = createFrameLink({ info: info('dialled', ids.acceptor), clock, writer: writerOf(there, back) });
  const accepted = createFrameLink({ info: info('accepted', ids.dialler), clock, writer: writerOf(back, there) });
  there.connect(dialled, accepted);
  back.connect(accepted, dialled);
  return {
    dialled,
    accepted,
    cut() {
      wire.isCut = true;
    },
    passTime: (byMs) => clock.pass(byMs),
  };
}

interface Direction {
  connect(from: FrameLink, to: FrameLink): void;
  write(parts: readonly Uint8Array[]): boolean;
  setPaused(isPaused: boolean): void;
  end(): void;
  /** Bytes under way are lost. */
  destroy(): void;
}

/** What one end writes with: its own direction, and the reading of the other. */
const writerOf = (own: Direction, other: Direction): ByteWriter => ({
  write: own.write,
  pause: () => other.setPaused(true),
  resume: () => other.setPaused(false),
  end: own.end,
  destroy() {
    own.destroy();
    other.destroy();
  },
});

function createDirection(
  { cutAt = (most) => most, capacity = 262_144, usesRegions = false }: BytePipeOptions,
  wire: { readonly isCut: boolean },
): Direction {
  let ends: { readonly from: FrameLink; readonly to: FrameLink } | undefined;
  let queue: Uint8Array[] = [];
  let queued = 0;
  let isPaused = false;
  let isEnded = false;
  let isOver = false;
  let isScheduled = false;
  let asksToWait = false;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      deliver();
    });
  }

  function deliver(): void {
    if (ends === undefined || isPaused || isOver || wire.isCut) return;
    for (let turn = 0; turn < 64 && queue.length > 0 && !isPaused && !isOver; turn++) deliverPart(ends.to);
    if (asksToWait && queued < capacity) {
      asksToWait = false;
      ends.from.writable();
    }
    if (queue.length > 0) schedule();
    else if (isEnded && !isOver) {
      isOver = true;
      ends.to.ended();
    }
  }

  function deliverPart(to: FrameLink): void {
    const [first] = queue;
    if (first === undefined) return;
    const part = first.subarray(0, Math.max(1, cutAt(first.length)));
    if (part.length === first.length) queue.shift();
    else queue[0] = first.subarray(part.length);
    queued -= part.length;
    if (!usesRegions) {
      to.push(part);
      return;
    }
    for (let at = 0; at < part.length;) {
      const region = to.region();
      const length = Math.min(region.length, part.length - at);
      region.set(part.subarray(at, at + length));
      at += length;
      to.wrote(length);
    }
  }

  return {
    connect(from, to) {
      ends = { from, to };
    },
    write(parts) {
      for (const part of parts) {
        if (part.length > 0) queue.push(part.slice());
        queued += part.length;
      }
      schedule();
      asksToWait ||= queued >= capacity;
      return queued < capacity;
    },
    setPaused(paused) {
      isPaused = paused;
      if (!paused) schedule();
    },
    end() {
      isEnded = true;
      schedule();
    },
    destroy() {
      if (isOver) return;
      isOver = true;
      queue = [];
      if (!wire.isCut) setImmediate(() => ends?.to.ended());
    },
  };
}

interface ManualClock extends Clock {
  pass(byMs: number): Promise<void>;
}

/** Between two timers, all that is under way arrives. */
function createManualClock(): ManualClock {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => now,
    after(delayMs, task) {
      const timer = { at: now + delayMs, task };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    async pass(byMs) {
      const end = now + byMs;
      for (;;) {
        await settle();
        const due = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now = due.at;
        due.task();
      }
      now = end;
    },
  };
}
