/** Events to whoever listens. What changes all the time is told a few times a second; the last change is always told. */
import { type Clock, type Timer } from '@peersume/base';
import { type DaemonEvent } from './daemon.ts';

/** Four times a second is smooth for numbers and cheap for everybody. */
const fileEveryMs = 250;
const linksEveryMs = 250;

export interface Teller {
  tell(event: DaemonEvent): void;
  fileChanged(root: string): void;
  linksChanged(): void;
  observe(listener: (event: DaemonEvent) => void): () => void;
  close(): void;
}

export function createTeller(clock: Clock): Teller {
  const listeners = new Set<(event: DaemonEvent) => void>();
  const changedFiles = new Set<string>();
  let filesTimer: Timer | undefined;
  let linksTimer: Timer | undefined;

  function tell(event: DaemonEvent): void {
    for (const listener of [...listeners]) listener(event);
  }

  return {
    tell,
    fileChanged(root) {
      if (listeners.size === 0) return;
      changedFiles.add(root);
      filesTimer ??= clock.after(fileEveryMs, () => {
        filesTimer = undefined;
        const roots = [...changedFiles];
        changedFiles.clear();
        for (const changed of roots) tell({ type: 'fileChanged', root: changed });
      });
    },
    linksChanged() {
      if (listeners.size === 0) return;
      linksTimer ??= clock.after(linksEveryMs, () => {
        linksTimer = undefined;
        tell({ type: 'linksChanged' });
      });
    },
    observe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      listeners.clear();
      filesTimer?.cancel();
      linksTimer?.cancel();
    },
  };
}
