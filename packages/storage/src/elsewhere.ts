/** Tabs tell each other what they have changed. */
import type { ElsewhereChange } from './library.ts';

export interface Elsewhere {
  /** To the other tabs. */
  tell(change: ElsewhereChange): void;
  /** To who listens in this tab. */
  hear(change: ElsewhereChange): void;
  listen(listener: (change: ElsewhereChange) => void): () => void;
  close(): void;
}

/** What is needed of a `BroadcastChannel`. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;

export const channelName = 'peersume-library';

export function createElsewhere(channel: Channel | undefined): Elsewhere {
  const listeners = new Set<(change: ElsewhereChange) => void>();

  function hear(change: ElsewhereChange): void {
    for (const listener of [...listeners]) listener(change);
  }

  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const change = readChange(data);
    if (change !== undefined) hear(change);
  });

  return {
    tell(change) {
      try {
        channel?.postMessage(change);
      } catch {
        // Closed meanwhile: the others learn of it when they look.
      }
    },
    hear,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      listeners.clear();
      channel?.close();
    },
  };
}

/** Another version of this program may say other things. */
function readChange(data: unknown): ElsewhereChange | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, log, name } = data as Record<string, unknown>;
  if (type === 'cards') return { type };
  if (type === 'log' && typeof log === 'string') return { type, log };
  if (type === 'setting' && typeof name === 'string') return { type, name };
  return undefined;
}
