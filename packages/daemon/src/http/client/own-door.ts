/** The door to a daemon of this process. */
import type { Daemon } from '../../daemon.ts';
import { runOperation } from '../call-operation.ts';
import { createOffers } from '../operations/offers.ts';
import type { Door } from './door.ts';

/** Closing it closes the daemon. */
export function ownDoor(daemon: Daemon): Door {
  const offers = createOffers(daemon, () => performance.now());
  return {
    isRunning: false,
    call: async (name, input, told, signal) =>
      // `runOperation` gives what the operation of that name gives.
      (await runOperation(
        name,
        { daemon, offers },
        input,
        (progress) => told?.(progress as never),
        signal ?? new AbortController().signal,
      )) as never,
    read: (root, path, range, signal) => daemon.read(root, path, range, signal),
    async close() {
      offers.close();
      await daemon.close();
    },
  };
}
