import { type World } from '@peersume/world';
import { type Actor } from './actor.ts';
import { type PeerOutcome } from './outcome.ts';

/** What one machine has of its files, and what it took. */
export function peerOutcome(world: World, actor: Actor): PeerOutcome {
  const { sent, received, payloadSent } = world.network.traffic(actor.name);
  const accepted = actor.books.reduce((sum, book) => sum + book.acceptedBytes, 0);
  return {
    name: actor.name,
    group: actor.group.name,
    role: actor.group.role,
    isRunning: actor.machine.running,
    sent,
    received,
    payloadSent,
    payloadReceived: actor.received.payload,
    accepted,
    refused: actor.received.refused,
    files: actor.books.map(({ content, isWanted, acknowledged, completedMs }) => ({
      name: content.name,
      isWanted,
      pieces: acknowledged.size,
      ...(completedMs === undefined ? {} : { completedMs }),
    })),
  };
}
