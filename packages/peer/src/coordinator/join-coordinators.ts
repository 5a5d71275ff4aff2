/**
 * A peer's coordinators, several side by side: meets at each, keeps a place at each as a relay, and learns of its STUN.
 * What any of them fails at is shown in its state and changes nothing for the others.
 */
import type { Clock, PeerId, Random, Timer } from '@peersume/base';
import { farPeer, parseAddress } from '../addresses/index.ts';
import type { Discovery } from '../discovery.ts';
import { sealAddressRecord } from '../exchange/address-record.ts';
import type { Identity } from '../identity/index.ts';
import type { Libp2pHost } from '../libp2p/index.ts';
import type { CoordinatorState } from '../peer.ts';
import type { PeerAddress } from '../transport.ts';
import { createCoordinatorDiscovery } from './coordinator-discovery.ts';
import { createMeetingClient, type MeetingClient } from './create-meeting-client.ts';
import { meetingOverChannel } from './meeting-over-channel.ts';
import { maxMeetingMessageBytes, meetingProtocol } from './protocol.ts';
import type { SignalledSession, Signalling } from './signal-sessions.ts';

export interface CoordinatorsOptions {
  readonly addresses: readonly PeerAddress[];
  readonly host: Libp2pHost;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly utcNow: () => number;
  /** Where this peer is now. */
  readonly own: () => readonly PeerAddress[];
  readonly changed: () => void;
  readonly signalled: (session: SignalledSession) => void;
}

export interface Coordinators {
  readonly discovery: Discovery;
  readonly states: readonly CoordinatorState[];
  /** `stun:host:port` of those that are connected and have it. */
  readonly stunUrls: readonly string[];
  signalTo(peer: PeerId, through: PeerId): Signalling | undefined;
  lookAgain(): void;
  close(): void;
}

/** Addresses change several at a time: what is said of them waits a moment. */
const settleMs = 300;

export function joinCoordinators(options: CoordinatorsOptions): Coordinators {
  const { host, identity, clock, random, utcNow, own, changed } = options;
  const stunByAddress = new Map<PeerAddress, string>();
  let settling: Timer | undefined;

  const clients = new Map<PeerAddress, MeetingClient>();
  for (const [address, ...others] of addressesByPeer(options.addresses)) {
    const client = createMeetingClient({
      address,
      clock,
      random,
      utcNow,
      async open(to, signal) {
        const limits = { maxMessageBytes: maxMeetingMessageBytes };
        let channel = await host.openChannel(to, meetingProtocol, signal, limits);
        for (const other of others) {
          if (channel.ok || signal.aborted) break;
          channel = await host.openChannel(other, meetingProtocol, signal, limits);
        }
        return channel.ok ? { ok: true, value: meetingOverChannel(channel.value) } : channel;
      },
      record: (seconds) => sealAddressRecord(identity, own(), { nowMs: utcNow(), seconds }),
      changed,
      welcomed({ stunPort }) {
        const name = stunPort === 0 ? undefined : hostOfAddress(address);
        if (name === undefined) stunByAddress.delete(address);
        else stunByAddress.set(address, `stun:${name}:${stunPort}`);
      },
      signalled: options.signalled,
    });
    clients.set(address, client);
  }
  const all = [...clients.values()];
  const relays = [...clients.keys()].map((address) => host.keepRelay(address, changed));

  const unobserve = host.onAddresses(() => {
    settling ??= clock.after(settleMs, () => {
      settling = undefined;
      for (const client of all) if (client.state.state === 'connected') client.lookAgain();
    });
  });

  return {
    discovery: createCoordinatorDiscovery(all),
    get states() {
      return all.map(({ state }) => state);
    },
    get stunUrls() {
      return [...stunByAddress.values()];
    },
    signalTo(peer, through) {
      const there = all.filter(({ state }) => state.state === 'connected');
      const named = there.find(({ state }) => state.address.endsWith(`/p2p/${through}`));
      return (named ?? there[0])?.signalTo(peer);
    },
    lookAgain() {
      for (const client of all) client.lookAgain();
    },
    close() {
      unobserve();
      settling?.cancel();
      for (const relay of relays) relay.release();
      for (const client of all) client.close();
    },
  };
}

/** One coordinator may have several addresses: it has one guest of us, and would send away the one before. */
function addressesByPeer(
  addresses: readonly PeerAddress[],
): Iterable<readonly [PeerAddress, ...(readonly PeerAddress[])]> {
  const groups = new Map<string, [PeerAddress, ...PeerAddress[]]>();
  for (const address of new Set(addresses)) {
    const parsed = parseAddress(address);
    const peer = parsed.ok ? farPeer(parsed.value) : address;
    const group = groups.get(peer);
    if (group === undefined) groups.set(peer, [address]);
    else group.push(address);
  }
  return groups.values();
}

function hostOfAddress(address: PeerAddress): string | undefined {
  const parts = parseAddress(address);
  if (!parts.ok) return undefined;
  const { name } = parts.value.host;
  return name.includes(':') ? `[${name}]` : name;
}
