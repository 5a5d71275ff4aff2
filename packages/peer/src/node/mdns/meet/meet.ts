/** Asks a peer of the local network which of our topics it speaks of too, and answers those who ask (SPEC.md, ME). */
import { randomBytes } from 'node:crypto';
import { type Clock, type PeerId } from '@peersume/base';
import { type Topic } from '../../../discovery.ts';
import { type Channel } from '../../../libp2p/channel.ts';
import { type Libp2pHost } from '../../../libp2p/host.ts';
import { type PeerAddress } from '../../../transport.ts';
import {
  askAgainMs,
  maxAskedNames,
  maxComparedTopics,
  maxMeetBytes,
  maxMeetingsAtOnce,
  meetTimeoutMs,
  namesStep,
  tokenBytes,
} from './limits.ts';
import { decodeAnswer, decodeQuestion, encodeAnswer, encodeQuestion, type Introduction } from './meet-messages.ts';
import { askToken, knowsProof } from './meet-tokens.ts';

export const meetProtocol = '/peersume/meet/1.0.0';

export interface MeetPorts {
  readonly host: Libp2pHost;
  readonly clock: Clock;
  /** Milliseconds since 1970, for the names of the day. */
  readonly date: () => number;
  readonly topics: () => readonly Topic[];
  readonly introduction: () => Introduction;
  /** Somebody proved to be `peer`; `topics` are those that both speak of. */
  readonly met: (peer: PeerId, introduction: Introduction, topics: readonly Topic[]) => void;
}

export interface Meetings {
  /** True when it answered. */
  ask(address: PeerAddress, peer: PeerId, signal: AbortSignal): Promise<boolean>;
  close(): void;
}

export function createMeetings(ports: MeetPorts): Meetings {
  const { host, clock, date } = ports;
  const askedAt = new Map<PeerId, number>();
  let turn = 0;
  const unhandle = host.handle(meetProtocol, answer, {
    maxMessageBytes: maxMeetBytes,
    perPeer: 1,
    atOnce: maxMeetingsAtOnce,
  });

  /** As many topics as fit into one question; where there are more, each question begins where the last one ended. */
  function nextTopics(): readonly Topic[] {
    const all = ports.topics();
    const count = Math.min(all.length, Math.floor(maxAskedNames / namesOfTopic));
    const start = all.length === 0 ? 0 : turn % all.length;
    turn = count === all.length ? 0 : start + count;
    return Array.from({ length: count }, (_, at) => all[(start + at) % all.length] as Topic);
  }

  async function ask(address: PeerAddress, peer: PeerId, outer: AbortSignal): Promise<boolean> {
    const signal = AbortSignal.any([outer, AbortSignal.timeout(meetTimeoutMs)]);
    const opened = await host.openChannel(address, meetProtocol, signal, { maxMessageBytes: maxMeetBytes });
    if (!opened.ok || opened.value.peer !== peer) return false;
    const channel = opened.value;
    const now = date();
    const asked = nextTopics().flatMap((topic) => topic.names(now).map((name) => ({ topic, name })));
    const tokens = asked.map(({ name }) => askToken(name, host.id, peer));
    while (tokens.length % namesStep !== 0) tokens.push(new Uint8Array(randomBytes(tokenBytes)));
    await channel.send(encodeQuestion({ ...ports.introduction(), tokens }), signal);
    const received = await channel.receive(signal);
    void channel.end();
    const message = received.ok ? received.value : undefined;
    const answered = message && decodeAnswer(message, peer);
    if (answered === undefined) return false;
    const known = answered.known.flatMap(({ place, proof }) => {
      const entry = asked[place];
      return entry !== undefined && isSame(proof, knowsProof(entry.name, host.id, peer)) ? [entry.topic] : [];
    });
    ports.met(peer, answered, [...new Set(known)]);
    return true;
  }

  async function answer(channel: Channel): Promise<void> {
    const { peer } = channel;
    if (!mayAsk(peer)) return channel.abort('asks too often');
    const signal = AbortSignal.timeout(meetTimeoutMs);
    const received = await channel.receive(signal);
    const message = received.ok ? received.value : undefined;
    const question = message && decodeQuestion(message, peer);
    if (question === undefined) return channel.abort('no question');
    const known = compare(question.tokens, peer);
    await channel.send(encodeAnswer({ ...ports.introduction(), known: known.map(({ entry }) => entry) }), signal);
    ports.met(peer, question, [...new Set(known.map(({ topic }) => topic))]);
  }

  function compare(tokens: readonly Uint8Array[], asker: PeerId) {
    const places = new Map(tokens.map((token, place) => [keyOf(token), place]));
    const now = date();
    return ports
      .topics()
      .slice(0, maxComparedTopics)
      .flatMap((topic) =>
        topic.names(now).flatMap((name) => {
          const place = places.get(keyOf(askToken(name, asker, host.id)));
          return place === undefined ? [] : [{ topic, entry: { place, proof: knowsProof(name, asker, host.id) } }];
        }),
      );
  }

  /** Remembers the last askers alone; whoever asks under many identities is held by the limits of the host. */
  function mayAsk(peer: PeerId): boolean {
    const last = askedAt.get(peer);
    const now = clock.now();
    if (last !== undefined && now - last < askAgainMs) return false;
    askedAt.delete(peer);
    askedAt.set(peer, now);
    for (const oldest of askedAt.keys()) {
      if (askedAt.size <= maxRemembered) break;
      askedAt.delete(oldest);
    }
    return true;
  }

  return { ask, close: unhandle };
}

/** Names of one topic at a time: yesterday's, today's, tomorrow's. */
const namesOfTopic = 3;
const maxRemembered = 512;

const keyOf = (token: Uint8Array): string =>
  Buffer.from(token.buffer, token.byteOffset, token.length).toString('latin1');
const isSame = (one: Uint8Array, other: Uint8Array): boolean => keyOf(one) === keyOf(other);
