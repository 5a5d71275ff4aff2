/** Channels on paper between peers and one coordinator: messages arrive a turn later, in order. */
import type { Clock, PeerId } from '@peersume/base';
import type { MeetingChannel, MeetingChannelListener } from '../meeting-channel.ts';

export interface PaperChannel {
  readonly atPeer: MeetingChannel;
  readonly atCoordinator: MeetingChannel;
  cut(): void;
}

export function createPaperChannel(
  clock: Clock,
  peer: PeerId,
  coordinator: PeerId,
  remoteAddress = '/ip4/203.0.113.1/tcp/50000',
): PaperChannel {
  const listeners: (MeetingChannelListener | undefined)[] = [undefined, undefined];
  const waiting: Uint8Array[][] = [[], []];
  let isClosed = false;
  const close = (reason: string): void => {
    if (isClosed) return;
    isClosed = true;
    clock.after(1, () => {
      for (const listener of listeners) listener?.closed(reason);
    });
  };
  const end = (own: 0 | 1): MeetingChannel => ({
    peer: own === 0 ? coordinator : peer,
    remoteAddress: own === 0 ? undefined : remoteAddress,
    send(message) {
      if (isClosed) return;
      const other = own === 0 ? 1 : 0;
      clock.after(1, () => {
        const listener = listeners[other];
        if (listener === undefined) waiting[other]?.push(message);
        else listener.received(message);
      });
    },
    start(listener) {
      listeners[own] = listener;
      for (const message of waiting[own]?.splice(0) ?? []) listener.received(message);
    },
    close,
  });
  return { atPeer: end(0), atCoordinator: end(1), cut: () => close('cut') };
}
