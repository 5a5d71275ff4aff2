/** Opening channels, and answering those that others open, with limits for each peer and for all. */
import { type Libp2p } from '@libp2p/interface';
import { ok, type PeerId, type Result } from '@peersume/base';
import { type DialError, type PeerAddress } from '../transport.ts';
import { channelOverStream, defaultMaxMessageBytes, type Channel, type ChannelLimits } from './channel.ts';
import { type HandlerLimits } from './host.ts';
import { type DialParts } from './open-connection.ts';
import { openStream, serveStreams } from './open-stream.ts';

export async function openChannel(
  parts: DialParts,
  address: PeerAddress,
  protocol: string,
  signal: AbortSignal,
  limits: ChannelLimits = { maxMessageBytes: defaultMaxMessageBytes },
): Promise<Result<Channel, DialError>> {
  const opened = await openStream(parts, address, protocol, signal);
  if (!opened.ok) return opened;
  return ok(channelOverStream(opened.value.stream, opened.value.connection, limits));
}

/** Where nobody said otherwise: few for one peer, and together at most 64 MiB of messages in the making. */
export const defaultHandlerLimits: HandlerLimits = {
  maxMessageBytes: defaultMaxMessageBytes,
  perPeer: 4,
  atOnce: 256,
};

export function serveChannels(
  node: Libp2p,
  protocol: string,
  handler: (channel: Channel) => void | Promise<void>,
  limits: HandlerLimits = defaultHandlerLimits,
): () => void {
  const open = new Map<PeerId, number>();
  let count = 0;
  return serveStreams(
    node,
    protocol,
    ({ stream, connection }) => {
      const peer = connection.remotePeer.toString();
      const ofPeer = open.get(peer) ?? 0;
      // A peer may have several connections, so libp2p's limit for one connection is not enough.
      if (ofPeer >= limits.perPeer || count >= limits.atOnce) return stream.abort(new Error('too many channels'));
      open.set(peer, ofPeer + 1);
      count++;
      const channel = channelOverStream(stream, connection, limits);
      const release = (): void => {
        count--;
        const left = (open.get(peer) ?? 1) - 1;
        if (left === 0) open.delete(peer);
        else open.set(peer, left);
      };
      if (channel.closed.aborted) return release();
      channel.closed.addEventListener('abort', release, { once: true });
      const handled = handler(channel);
      // A handler that waits for its own answers is done with the channel when it returns.
      handled?.then(
        () => channel.end(),
        (cause: unknown) => channel.abort(cause instanceof Error ? cause.message : 'the handler failed'),
      );
    },
    { perConnection: limits.perPeer },
  );
}
