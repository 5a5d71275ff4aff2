/** Bundled for a dedicated worker: it has the disk of its origin. */
import { hostDisk } from '@peersume/storage/opfs';

globalThis.addEventListener('message', (event: MessageEvent<MessagePort>) => {
  void hostDisk({
    port: event.data,
    storage: navigator.storage,
    locks: navigator.locks,
    clock: {
      after(delayMs, task) {
        const timer = setTimeout(task, delayMs);
        return { cancel: () => clearTimeout(timer) };
      },
    },
  });
});
