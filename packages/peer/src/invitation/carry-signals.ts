/** Signalling that gives everything of one end at once, when its candidates are found, and takes the other end's so. */
import { type Clock } from '@peersume/base';
import { type Candidate, type Description } from '../webrtc/description.ts';
import { decodeSignal, encodeSignal, type Signalling, type SignallingListener } from '../webrtc/signals.ts';
import { gatherMs } from './limits.ts';

export interface CarriedSignals {
  readonly signalling: Signalling;
  /** The own description with all candidates; undefined when the session ended before. */
  readonly gathered: Promise<Gathered | undefined>;
  hear(type: 'offer' | 'answer', remote: Gathered): void;
}

export interface Gathered {
  readonly description: Description;
  readonly candidates: readonly Candidate[];
}

export function carrySignals(clock: Clock): CarriedSignals {
  const { promise: gathered, resolve } = Promise.withResolvers<Gathered | undefined>();
  const candidates: Candidate[] = [];
  let description: Description | undefined;
  let listener: SignallingListener | undefined;

  function done(): void {
    resolve(description === undefined ? undefined : { description, candidates });
  }

  return {
    signalling: {
      send(message) {
        const signal = decodeSignal(message);
        if (!signal.ok) return;
        if (signal.value.type === 'offer' || signal.value.type === 'answer') {
          description = signal.value.description;
          candidates.push(...signal.value.candidates);
          clock.after(gatherMs, done);
        } else if (signal.value.type === 'candidate') candidates.push(signal.value.candidate);
        else if (signal.value.type === 'complete') done();
      },
      receive(given) {
        listener = given;
      },
      close: () => resolve(undefined),
    },
    gathered,
    hear(type, { description: remote, candidates: theirs }) {
      listener?.message(encodeSignal({ type, description: remote, candidates: theirs }));
      listener?.message(encodeSignal({ type: 'complete' }));
      // Nobody tells when the answer has been carried: ways through NATs are kept open from now on.
      if (type === 'offer') listener?.message(encodeSignal({ type: 'taken' }));
    },
  };
}
