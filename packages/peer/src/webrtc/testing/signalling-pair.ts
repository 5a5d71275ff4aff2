/** Two ends of signalling in memory. Messages come in tasks of their own, like from a network. */
import { type Signalling, type SignallingListener } from '../signals.ts';

export interface SignallingPair {
  readonly one: Signalling;
  readonly other: Signalling;
  /** Everything that was said, for tests that look or say it again. */
  readonly said: { readonly by: 'one' | 'other'; readonly message: Uint8Array }[];
}

/** `change` may put another message, or none, in the place of one. */
export function createSignallingPair(
  change: (by: 'one' | 'other', message: Uint8Array) => Uint8Array | undefined = (_, message) => message,
): SignallingPair {
  const said: SignallingPair['said'] = [];
  const ends = { one: createEnd(), other: createEnd() };
  function signalling(by: 'one' | 'other'): Signalling {
    const own = ends[by];
    const far = ends[by === 'one' ? 'other' : 'one'];
    return {
      send(message) {
        said.push({ by, message });
        const changed = change(by, message);
        if (changed !== undefined) setImmediate(() => far.take((listener) => listener.message(changed)));
      },
      receive: (listener) => own.listen(listener),
      close() {
        setImmediate(() => far.take((listener) => listener.closed('the other end closed')));
      },
    };
  }
  return { one: signalling('one'), other: signalling('other'), said };
}

function createEnd() {
  const waiting: ((listener: SignallingListener) => void)[] = [];
  let listener: SignallingListener | undefined;
  return {
    take(task: (listener: SignallingListener) => void) {
      if (listener === undefined) waiting.push(task);
      else task(listener);
    },
    listen(given: SignallingListener) {
      listener = given;
      for (const task of waiting.splice(0)) task(given);
    },
  };
}
