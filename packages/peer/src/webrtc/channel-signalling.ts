/** Signals over a channel of messages, such as a stream of libp2p through a relay. */
import { type Result } from '@peersume/base';
import { maxSignals } from './limits.ts';
import { type Signalling, type SignallingListener } from './signals.ts';

/** What is needed of a channel: `Channel` of libp2p's room is one. */
export interface MessageChannel {
  send(message: Uint8Array): Promise<Result<void, unknown>>;
  /** `undefined` after the last word. */
  receive(): Promise<Result<Uint8Array | undefined, unknown>>;
  end(): Promise<void>;
  abort(reason: string): void;
}

export function signallingOverChannel(channel: MessageChannel): Signalling {
  let sent: Promise<unknown> = Promise.resolve();
  let unsent = 0;
  let isClosed = false;

  async function listen(listener: SignallingListener): Promise<void> {
    for (;;) {
      const received = await channel.receive();
      if (isClosed) return;
      if (!received.ok || received.value === undefined) return listener.closed('the channel was closed');
      listener.message(received.value);
    }
  }

  return {
    send(message) {
      if (isClosed) return;
      unsent++;
      // Somebody on the way who reads nothing.
      if (unsent > maxSignals) return channel.abort('signals pile up');
      // One at a time; what fails is told by `receive`.
      sent = sent.then(async () => {
        await channel.send(message);
        unsent--;
      });
    },
    receive: (listener) => void listen(listener),
    close() {
      if (isClosed) return;
      isClosed = true;
      void sent.then(() => channel.end());
    },
  };
}
