/** A libp2p channel, which waits for each message, as one that does not: what waits to be sent is bounded. */
import type { Channel } from '../libp2p/channel.ts';
import type { MeetingChannel, MeetingChannelListener } from './meeting-channel.ts';

/** Bytes unsent; a peer that reads gets a full answer within a moment. */
const maxUnsentBytes = 1024 * 1024;

export function meetingOverChannel(channel: Channel): MeetingChannel {
  const unsent: Uint8Array[] = [];
  let unsentBytes = 0;
  let isSending = false;
  let closeReason: string | undefined;

  const flush = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let message = unsent.shift(); message !== undefined; message = unsent.shift()) {
      const sent = await channel.send(message);
      unsentBytes -= message.length;
      if (!sent.ok) break;
    }
    isSending = false;
    if (closeReason !== undefined && unsent.length === 0) await endSoon(channel);
  };

  const listen = async (listener: MeetingChannelListener): Promise<void> => {
    for (;;) {
      const received = await channel.receive();
      if (received.ok && received.value !== undefined) {
        listener.received(received.value);
        continue;
      }
      const detail = received.ok ? 'the other end closed it' : received.error.type;
      channel.abort('closed');
      return listener.closed(closeReason ?? detail);
    }
  };

  return {
    peer: channel.peer,
    remoteAddress: channel.remoteAddress,
    send(message) {
      if (closeReason !== undefined) return;
      unsentBytes += message.length;
      if (unsentBytes > maxUnsentBytes) {
        closeReason = 'does not read what it is sent';
        channel.abort(closeReason);
        return;
      }
      unsent.push(message);
      void flush();
    },
    start: (listener) => void listen(listener),
    close(reason) {
      if (closeReason !== undefined) return;
      closeReason = reason;
      // The last words go out first.
      if (!isSending) void endSoon(channel);
    },
  };
}

async function endSoon(channel: Channel): Promise<void> {
  await channel.end();
  channel.abort('closed');
}
