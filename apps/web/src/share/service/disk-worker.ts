/** A dedicated worker with the origin's files: synchronous handles exist nowhere else. */
import { hostDisk } from '@peersume/storage/opfs';

globalThis.addEventListener(
  'message',
  ({ data }: MessageEvent<MessagePort>) =>
    void hostDisk({
      port: data,
      storage: navigator.storage,
      locks: navigator.locks,
      clock: {
        after(delayMs, task) {
          const timer = setTimeout(task, delayMs);
          return { cancel: () => clearTimeout(timer) };
        },
      },
    }),
  { once: true },
);
