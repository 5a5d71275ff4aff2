/**
 * Pieces that a store holds and could not read for a moment: looked at again, ever more rarely, until they are read or
 * known to be lost. Meanwhile nobody is promised them.
 */
import { type Clock, type Timer } from '@peersume/base';
import { type FileSlot } from './file-slot.ts';
import { type EngineSettings } from './settings.ts';

export interface LookAgain {
  /** `found` is called when the piece could be read. */
  at(slot: FileSlot, piece: number, found: () => void): void;
  close(): void;
}

export function createLookAgain(clock: Clock, { lookAgainMs, maxLooks }: EngineSettings): LookAgain {
  const timers = new Map<string, Timer>();

  function wait(key: string, slot: FileSlot, piece: number, look: number, found: () => void): void {
    const timer = clock.after(lookAgainMs * 2 ** look, () => {
      slot.read(piece, (payload) => {
        timers.delete(key);
        if (slot.hasEnded) return;
        if (payload.ok) found();
        else if (payload.error.type === 'StoreFailure' && look + 1 < maxLooks) wait(key, slot, piece, look + 1, found);
      });
    });
    timers.set(key, timer);
  }

  return {
    at(slot, piece, found) {
      const key = `${slot.file} ${piece}`;
      if (!timers.has(key)) wait(key, slot, piece, 0, found);
    },
    close() {
      for (const timer of timers.values()) timer.cancel();
      timers.clear();
    },
  };
}
