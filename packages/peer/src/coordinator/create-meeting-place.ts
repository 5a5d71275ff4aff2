/**
 * A coordinator's side of meeting (rules `CO`): peers put themselves under names, ask who else is there, and pass words to
 * one another until they have a link of their own. Nothing is kept beyond a restart: peers come back and say it again.
 *
 * A peer costs bounded memory and time: one channel, so many names, so many messages a minute.
 */
import type { Clock, PeerId, Random, Timer } from '@peersume/base';
import { hostOf } from '../connect/admit-link.ts';
import { createTokenBucket, type TokenBucket } from '../connect/token-bucket.ts';
import { readAddressRecord } from '../exchange/address-record.ts';
import type { MeetingChannel } from './meeting-channel.ts';
import { defaultMeetingSettings, type MeetingSettings } from './meeting-settings.ts';
import { meetingCodec, meetingVersion, type MeetingMessage, type MeetingMessageOf } from './protocol.ts';
import { createRegistry } from './registry.ts';

export interface MeetingPlaceOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** 0 where there is none. */
  readonly stunPort?: number | undefined;
  readonly settings?: Partial<MeetingSettings> | undefined;
}

export interface MeetingPlace {
  /** A peer that has proven itself asks for the protocol. */
  attach(channel: MeetingChannel): void;
  readonly counts: MeetingCounts;
  close(): void;
}

/** For status and metrics. */
export interface MeetingCounts {
  readonly peers: number;
  readonly registrations: number;
  readonly answered: number;
  readonly signals: number;
  readonly refused: number;
}

interface Guest {
  readonly channel: MeetingChannel;
  readonly host: string;
  readonly messages: TokenBucket;
  readonly signals: TokenBucket;
  heardAt: number;
}

export function createMeetingPlace({
  clock,
  random,
  stunPort = 0,
  settings: given,
}: MeetingPlaceOptions): MeetingPlace {
  const settings = { ...defaultMeetingSettings, ...given };
  const guests = new Map<PeerId, Guest>();
  const registry = createRegistry(random, settings);
  let answered = 0;
  let signals = 0;
  let refused = 0;

  const say = (guest: Guest, message: MeetingMessage): void => guest.channel.send(meetingCodec.encode(message));
  const refuse = (guest: Guest, reason: string): void => {
    refused++;
    say(guest, { type: 'refused', reason });
  };
  const dismiss = (guest: Guest, reason: string): void => {
    refuse(guest, reason);
    guest.channel.close(reason);
  };

  const attach = (channel: MeetingChannel): void => {
    const now = clock.now();
    const guest: Guest = {
      channel,
      host: hostOf(channel.remoteAddress) ?? '',
      messages: createTokenBucket(settings.messagesPerMinute, settings.messageBurst, now),
      signals: createTokenBucket(settings.signalsPerMinute, settings.signalBurst, now),
      heardAt: now,
    };
    const before = guests.get(channel.peer);
    const ofHost = [...guests.values()].filter(({ host }) => host === guest.host).length;
    if (before === undefined && guests.size >= settings.maxChannels) return dismiss(guest, 'no place for another peer');
    if (before === undefined && ofHost >= settings.maxChannelsOfHost)
      return dismiss(guest, 'too many peers from this address');
    // It has come back before we noticed that it was gone.
    guests.set(channel.peer, guest);
    before?.channel.close('came again');
    say(guest, {
      type: 'welcome',
      version: meetingVersion,
      observed: channel.remoteAddress ?? '',
      stunPort,
      more: new Uint8Array(0),
    });
    channel.start({
      received: (bytes) => received(guest, bytes),
      closed() {
        if (guests.get(channel.peer) !== guest) return;
        guests.delete(channel.peer);
        registry.endAt(channel.peer, clock.now() + settings.graceMs);
      },
    });
  };

  const received = (guest: Guest, bytes: Uint8Array): void => {
    guest.heardAt = clock.now();
    if (guests.get(guest.channel.peer) !== guest) return;
    const message = meetingCodec.decode(bytes);
    if (!message.ok) return dismiss(guest, `a message that is malformed: ${message.error.detail}`);
    const isSignal = message.value?.type === 'signal';
    if (!(isSignal ? guest.signals : guest.messages).take(clock.now())) return dismiss(guest, 'too many messages');
    if (message.value !== undefined) perform(guest, message.value);
  };

  const perform = (guest: Guest, message: MeetingMessage): void => {
    switch (message.type) {
      case 'register':
        return register(guest, message);
      case 'unregister':
        return registry.unregister(guest.channel.peer, message.names.map(keyOf));
      case 'discover': {
        answered++;
        const { question, name, most } = message;
        const found = registry.find(keyOf(name), guest.channel.peer, most, clock.now());
        return say(guest, { type: 'found', question, records: found.map(({ record }) => record) });
      }
      case 'signal':
        return signal(guest, message);
      case 'ping':
        return say(guest, { type: 'pong', nonce: message.nonce });
      default:
        return dismiss(guest, `${message.type} is a coordinator's word`);
    }
  };

  const register = (guest: Guest, { names, record, seconds }: MeetingMessageOf<'register'>): void => {
    const { peer } = guest.channel;
    const read = readAddressRecord(record);
    // Whether the signature holds is looked at by those who are told; here the channel has proven the peer.
    if (!read.ok || read.value.peer !== peer) return dismiss(guest, "a record that is not the sender's own");
    const kept = Math.min(seconds, settings.maxSeconds);
    const now = clock.now();
    const entry = { peer, host: guest.host, record, endsAt: now + kept * 1000 };
    const news = registry.register(entry, names.map(keyOf));
    if (news === undefined) return refuse(guest, 'too many names');
    say(guest, { type: 'registered', seconds: kept });
    const newKeys = new Set(news);
    for (const name of names) if (newKeys.has(keyOf(name))) tell(name, record, peer, now);
  };

  const tell = (name: Uint8Array, record: Uint8Array, about: PeerId, now: number): void => {
    for (const { peer } of registry.find(keyOf(name), about, settings.maxTold, now)) {
      const guest = guests.get(peer);
      if (guest !== undefined) say(guest, { type: 'appeared', name, record });
    }
  };

  const signal = (guest: Guest, { to, session, message }: MeetingMessageOf<'signal'>): void => {
    const other = guests.get(to);
    if (other === undefined) return say(guest, { type: 'absent', to, session });
    signals++;
    say(other, { type: 'signalled', from: guest.channel.peer, session, message });
  };

  let sweep: Timer;
  const tidy = (): void => {
    const now = clock.now();
    registry.expire(now);
    for (const guest of guests.values()) if (now - guest.heardAt > settings.idleMs) guest.channel.close('silent');
    sweep = clock.after(tidyEveryMs, tidy);
  };
  sweep = clock.after(tidyEveryMs, tidy);

  return {
    attach,
    get counts() {
      return { peers: guests.size, registrations: registry.size, answered, signals, refused };
    },
    close() {
      sweep.cancel();
      for (const guest of guests.values()) guest.channel.close('the coordinator stops');
    },
  };
}

const tidyEveryMs = 30_000;

const keyOf = (name: Uint8Array): string => String.fromCharCode(...name);
