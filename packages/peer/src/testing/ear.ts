/** A listener that a test can wait with. */
import { type Frame } from '@peersume/base';
import { type OpenedLink } from '../link-info.ts';

export interface Ear {
  readonly received: number;
  readonly closedTimes: number;
  /** `Link.send`. */
  send(frame: Frame): boolean;
  /** Sends as soon as the link has not asked to wait. */
  sendWhenWelcome(frame: Frame): Promise<void>;
  next(): Promise<Frame>;
  take(count: number): Promise<readonly Frame[]>;
  /** As they come, without keeping them; rejects when `look` throws or the link closes before. */
  each(count: number, look: (frame: Frame, index: number) => void): Promise<void>;
  /** Resolves at the next `drained`, or at once where the link has not asked to wait. */
  drained(): Promise<void>;
  /** Whether `drained` comes before the link has been quiet for a while: the one question that only time answers. */
  drainsSoon(): Promise<boolean>;
  /** The reason. */
  closed(): Promise<string>;
}

/** Starts the link. `received` is called for each frame first. */
export function listenTo({ link, start }: OpenedLink, received?: (frame: Frame) => void): Ear {
  const frames: Frame[] = [];
  let changed = Promise.withResolvers<void>();
  let reason: string | undefined;
  let isWelcome = true;
  let count = 0;
  let closedTimes = 0;
  let look: ((frame: Frame) => void) | undefined;

  function wake(): void {
    const { resolve } = changed;
    changed = Promise.withResolvers<void>();
    resolve();
  }

  start({
    received(frame) {
      count++;
      received?.(frame);
      if (look === undefined) frames.push(frame);
      else look(frame);
      wake();
    },
    drained() {
      isWelcome = true;
      wake();
    },
    closed(why) {
      reason = why;
      closedTimes++;
      wake();
    },
  });

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (reason !== undefined) throw new Error(`the link was closed: ${reason}`);
      await changed.promise;
    }
  }

  async function take(wanted: number): Promise<readonly Frame[]> {
    await until(() => frames.length >= wanted);
    return frames.splice(0, wanted);
  }

  function send(frame: Frame): boolean {
    isWelcome = link.send(frame);
    return isWelcome;
  }

  return {
    get received() {
      return count;
    },
    get closedTimes() {
      return closedTimes;
    },
    send,
    async sendWhenWelcome(frame) {
      await until(() => isWelcome);
      if (frame.payload !== undefined) send(frame);
      else link.send(frame);
    },
    async next() {
      const [frame] = await take(1);
      if (frame === undefined) throw new Error('no frame');
      return frame;
    },
    take,
    async each(wanted, lookAt) {
      let seen = 0;
      let fault: unknown;
      look = (frame) => {
        try {
          lookAt(frame, seen++);
        } catch (thrown) {
          fault ??= thrown;
        }
      };
      await until(() => seen >= wanted || fault !== undefined);
      look = undefined;
      if (fault !== undefined) throw fault;
    },
    drained: () => until(() => isWelcome),
    async drainsSoon() {
      let waited = Promise.withResolvers<void>();
      const timer = setTimeout(() => waited.resolve(), 200);
      while (!isWelcome) {
        const before = changed.promise;
        const isOver = await Promise.race([before.then(() => false), waited.promise.then(() => true)]);
        if (isOver) break;
      }
      clearTimeout(timer);
      waited = Promise.withResolvers();
      return isWelcome;
    },
    async closed() {
      while (reason === undefined) await changed.promise;
      return reason;
    },
  };
}
