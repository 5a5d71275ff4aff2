/**
 * From facts to the one cause that explains most. Causes are looked for from the inside out: what is wrong with this
 * device would make everything further away fail too, so it goes first; what only a single address says goes last. Pure.
 */
import { type DialError } from '@peersume/peer';
import { type Cause } from '../daemon.ts';
import { causes, type CauseType } from './causes.ts';
import { type Facts, type TargetFacts } from './facts.ts';

/** Undefined where nothing is wrong. */
export function diagnose(facts: Facts): Cause | undefined {
  const type = ofDevice(facts) ?? ofFile(facts) ?? ofTarget(facts) ?? ofNetwork(facts) ?? ofSelf(facts);
  return type === undefined ? undefined : { type, ...causes[type] };
}

const dayMs = 86_400_000;
/** With less nothing can be worked with. */
const leastFreeBytes = 1024 * 1024;

function ofDevice({ directory, clock, interfaces, target }: Facts): CauseType | undefined {
  if (!directory.isWritable) return 'directoryNotWritable';
  if (directory.freeBytes !== undefined && directory.freeBytes < leastFreeBytes) return 'diskFull';
  if (clock.isBeforeProgram) return 'clockBeforeProgram';
  if (clock.aheadMs !== undefined && Math.abs(clock.aheadMs) > dayMs) return 'clockWrong';
  const outside = interfaces.filter(({ isInternal }) => !isInternal);
  // Two programs of one machine need no network.
  const isLocal = target?.tries.some(({ error }) => error === undefined) === true;
  if (outside.length === 0) return isLocal ? undefined : 'noInterface';
  return !isLocal && outside.every(({ address }) => isSelfAssigned(address)) ? 'selfAssignedOnly' : undefined;
}

const isSelfAssigned = (address: string): boolean => /^169\.254\.|^fe[89ab][0-9a-f]:/iu.test(address);

const localCauses = {
  paused: 'paused',
  diskFull: 'diskFull',
  readOnly: 'diskReadOnly',
  diskFailure: 'diskFailure',
  refusedStructure: 'refusedStructure',
  wrongKey: 'wrongKey',
  sourceChanged: 'sourceChanged',
} as const;

function ofFile({ target }: Facts): CauseType | undefined {
  if (target === undefined) return undefined;
  if (target.local !== undefined) return localCauses[target.local];
  if (target.isSelf) return 'linkIsOwn';
  return target.isBanned ? 'theyAreBanned' : undefined;
}

function ofTarget(facts: Facts): CauseType | undefined {
  const { target } = facts;
  if (target === undefined || target.speaks === true) return undefined;
  if (target.tries.some(({ error }) => error === undefined)) return 'nobodyHasIt';
  const errors = target.tries.flatMap(({ error }) => error ?? []);
  // The one that came furthest says most: who is refused has reached a machine, who is turned away a peer.
  for (const look of byDistance) {
    const found = errors.find((error) => look.is(error));
    if (found !== undefined) return look.cause(found, facts, target);
  }
  return undefined;
}

interface Look {
  readonly is: (error: DialError) => boolean;
  readonly cause: (error: DialError, facts: Facts, target: TargetFacts) => CauseType;
}

const when = (type: DialError['type'], cause: CauseType): Look => ({
  is: (error) => error.type === type,
  cause: () => cause,
});

const byDistance: readonly Look[] = [
  {
    is: ({ type }) => type === 'TurnedAway',
    cause: (error) => (error.type === 'TurnedAway' && /ban/iu.test(error.detail) ? 'weAreBanned' : 'turnedAway'),
  },
  when('WrongPeer', 'wrongPeer'),
  when('NotSpoken', 'notSpoken'),
  {
    is: (error) => error.type === 'NoAnswer' && error.after === 'handshake',
    cause: () => 'handshakeStopped',
  },
  {
    is: (error) => error.type === 'NoAnswer' && error.after === 'socket',
    cause: () => 'answerStopped',
  },
  {
    is: ({ type }) => type === 'NoPath',
    cause: (_error, { isUdpBlocked, nat }) =>
      isUdpBlocked === true ? 'udpBlocked' : nat === 'symmetric' ? 'natOnBothSides' : 'noPath',
  },
  when('RelayRefused', 'relayRefused'),
  {
    is: ({ type }) => type === 'Refused',
    // Whoever made the link meant a machine of their own.
    cause: (error) => (isLoopback(error.address) ? 'addressLoopback' : 'refused'),
  },
  {
    is: ({ type }) => type === 'NoAnswer',
    cause: (error, facts) => (isElsewhere(error.address, facts) ? 'addressPrivate' : 'noAnswer'),
  },
  {
    is: ({ type }) => type === 'NoRoute',
    cause: (_error, facts, { tries }) => {
      const isIpv6Alone = tries.every(({ address }) => address.startsWith('/ip6/'));
      const hasIpv6 = facts.interfaces.some(
        ({ family, isInternal, address }) => family === 'IPv6' && !isInternal && !isSelfAssigned(address),
      );
      if (isIpv6Alone && !hasIpv6) return 'noIpv6';
      return tries.every(({ address }) => isElsewhere(address, facts)) ? 'addressPrivate' : 'noRoute';
    },
  },
  {
    is: ({ type }) => type === 'NameUnknown',
    cause: (_error, { coordinators }) =>
      coordinators.some(({ cause }) => cause?.type === 'NameUnknown') ? 'dnsBroken' : 'nameUnknown',
  },
  {
    is: ({ type }) => type === 'AddressUnusable',
    cause: (error, facts) =>
      isLoopback(error.address)
        ? 'addressLoopback'
        : isElsewhere(error.address, facts)
          ? 'addressPrivate'
          : 'addressUnusable',
  },
];

const isLoopback = (address: string): boolean => /^\/ip4\/127\.|^\/ip6\/::1\//u.test(address);

/** A private address that none of this device's networks can have (RFC 1918, judged by its first two numbers). */
function isElsewhere(address: string, { interfaces }: Facts): boolean {
  const [, text = ''] = /^\/ip4\/([0-9.]+)\//u.exec(address) ?? [];
  if (!/^(?:10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.)/u.test(text)) return false;
  const parts = text.startsWith('192.168.') ? 3 : text.startsWith('172.') ? 2 : 1;
  const network = (ip: string): string => ip.split('.').slice(0, parts).join('.');
  return interfaces.every(({ address: own }) => network(own) !== network(text));
}

function ofNetwork({ target, coordinators, mode, ways, links }: Facts): CauseType | undefined {
  if (target === undefined && links > 0) return undefined;
  if (target?.speaks === true) return undefined;
  const isAnyoneFound = [...ways.values()].some(({ type }) => type === 'found');
  if (mode === 'hybrid' && coordinators.length > 0 && coordinators.every(({ state }) => state === 'gone')) {
    const isWrong = coordinators.some(({ cause }) => cause?.type === 'WrongPeer');
    const isNameless = coordinators.every(({ cause }) => cause?.type === 'NameUnknown');
    if (isWrong) return 'coordinatorWrong';
    if (isNameless) return 'dnsBroken';
    if (!isAnyoneFound) return 'coordinatorGone';
  }
  if (target === undefined) return ofWays(ways);
  const isLookedFor = [...ways.keys()].some((way) => way === 'mdns' || way === 'dht' || way === 'coordinator');
  if (target.addresses.length === 0 && !isLookedFor) return 'noWayToLook';
  if (isAnyoneFound) return 'nobodyHasIt';
  return ofWays(ways) ?? 'nobodyFound';
}

function ofWays(ways: Facts['ways']): CauseType | undefined {
  const hasFailed = (way: 'mdns' | 'dht'): boolean => ways.get(way)?.type === 'failed';
  if (hasFailed('dht') && (hasFailed('mdns') || !ways.has('mdns'))) return 'dhtNoEntry';
  return hasFailed('mdns') && (hasFailed('dht') || !ways.has('dht')) ? 'mdnsFailed' : undefined;
}

/** Others cannot come in, though this peer gets out. */
function ofSelf({ listening, libp2p, target }: Facts): CauseType | undefined {
  if (target !== undefined) return undefined;
  if (listening.isPortTaken) return 'portTaken';
  if (libp2p === 'failed') return 'libp2pFailed';
  if (!listening.fast && !listening.stream) return 'notListening';
  const { addresses } = listening;
  return addresses.length > 0 && addresses.every(isLoopback) ? 'listensOnLoopbackOnly' : undefined;
}
