import { type DialError } from '@peersume/peer';
import { describe, expect, test } from 'vitest';
import { causes, type CauseType } from './causes.ts';
import { describeFacts } from './describe-facts.ts';
import { diagnose } from './diagnose.ts';
import { type Facts, type TargetFacts } from './facts.ts';

const far = '/ip4/203.0.113.9/tcp/4601/tls/p2p/12D3KooWannn';
const farStream = '/ip4/203.0.113.9/tcp/4602/p2p/12D3KooWannn';
const elsewhere = '/ip4/192.168.77.5/tcp/4601/tls/p2p/12D3KooWannn';
const loopback = '/ip4/127.0.0.1/tcp/4601/tls/p2p/12D3KooWannn';
const six = '/ip6/2001:db8::9/tcp/4601/tls/p2p/12D3KooWannn';
const named = '/dns4/ann.example/tcp/4601/tls/p2p/12D3KooWannn';
const coordinator = '/dns4/meet.example/tcp/443/tls/ws/p2p/12D3KooWmeet';

/** A device at home where all is well. */
const well: Facts = {
  directory: { isWritable: true, freeBytes: 2 ** 40 },
  clock: { aheadMs: 0, isBeforeProgram: false },
  interfaces: [
    { address: '127.0.0.1', family: 'IPv4', isInternal: true },
    { address: '192.168.1.20', family: 'IPv4', isInternal: false },
  ],
  mode: 'pure',
  listening: { fast: true, stream: true, addresses: ['/ip4/192.168.1.20/tcp/4601/tls/p2p/me'], isPortTaken: false },
  links: 3,
  coordinators: [],
  ways: new Map([
    ['mdns', { type: 'looking' }],
    ['dht', { type: 'looking' }],
  ]),
  libp2p: 'here',
  nat: 'unknown',
  isUdpBlocked: undefined,
  target: undefined,
};

const target = (change: Partial<TargetFacts> = {}): TargetFacts => ({
  isPrivate: false,
  addresses: [far],
  tries: [],
  speaks: undefined,
  isSelf: false,
  isBanned: false,
  local: undefined,
  ...change,
});

/** The link's addresses were tried, and these are the answers. */
const tried = (...errors: DialError[]): Partial<Facts> => ({
  target: target({
    addresses: errors.map(({ address }) => address),
    tries: errors.map((error) => ({ address: error.address, error })),
  }),
});

const noAnswer = (address = far, after: 'nothing' | 'socket' | 'handshake' = 'nothing'): DialError => ({
  type: 'NoAnswer',
  address,
  after,
});
const ways = (mdns?: string, dht?: string): Facts['ways'] =>
  new Map([
    ...(mdns === undefined ? [] : [['mdns', { type: 'failed', cause: mdns }] as const]),
    ...(dht === undefined ? [] : [['dht', { type: 'failed', cause: dht }] as const]),
  ]);
const gone = (cause: DialError) => [{ address: coordinator, state: 'gone' as const, cause }];

/** What was broken, and what must be named. */
const failures: readonly (readonly [string, Partial<Facts>, CauseType])[] = [
  ['the data directory belongs to root', { directory: { isWritable: false, freeBytes: 5e9 } }, 'directoryNotWritable'],
  ['the disk is full', { directory: { isWritable: true, freeBytes: 1000 } }, 'diskFull'],
  ['the disk filled up during a download', { target: target({ local: 'diskFull', speaks: true }) }, 'diskFull'],
  ['the disk was mounted for reading', { target: target({ local: 'readOnly', speaks: true }) }, 'diskReadOnly'],
  ['the disk gives errors', { target: target({ local: 'diskFailure', speaks: true }) }, 'diskFailure'],
  ['the battery of the clock is empty', { clock: { aheadMs: undefined, isBeforeProgram: true } }, 'clockBeforeProgram'],
  ['the clock is a week ahead', { clock: { aheadMs: 7 * 86_400_000, isBeforeProgram: false } }, 'clockWrong'],
  ['the cable is out', { interfaces: well.interfaces.slice(0, 1), links: 0 }, 'noInterface'],
  [
    'DHCP does not answer',
    { interfaces: [{ address: '169.254.3.4', family: 'IPv4', isInternal: false }], links: 0 },
    'selfAssignedOnly',
  ],
  ['another program has the port', { links: 0, listening: { ...well.listening, isPortTaken: true } }, 'portTaken'],
  [
    'it listens nowhere',
    { links: 0, listening: { fast: false, stream: false, addresses: [], isPortTaken: false } },
    'notListening',
  ],
  [
    'it listens on loopback',
    { links: 0, listening: { ...well.listening, addresses: [loopback] } },
    'listensOnLoopbackOnly',
  ],
  ['libp2p could not start', { links: 0, libp2p: 'failed' }, 'libp2pFailed'],
  ['the link is its own', { target: target({ isSelf: true }) }, 'linkIsOwn'],
  ['nothing to look by', { ways: new Map(), target: target({ addresses: [] }) }, 'noWayToLook'],
  [
    'an address of a newer kind',
    tried({ type: 'AddressUnusable', address: '/quantum/1/p2p/x', detail: 'unknown' }),
    'addressUnusable',
  ],
  ['a link from another household', tried(noAnswer(elsewhere)), 'addressPrivate'],
  [
    'a link from another household, without a route',
    tried({ type: 'NoRoute', address: elsewhere, detail: 'EHOSTUNREACH' }),
    'addressPrivate',
  ],
  ['a link made offline', tried({ type: 'Refused', address: loopback }), 'addressLoopback'],
  ['a name that is not registered', tried({ type: 'NameUnknown', address: named, name: 'ann.example' }), 'nameUnknown'],
  [
    'no DNS at all',
    {
      ...tried({ type: 'NameUnknown', address: named, name: 'ann.example' }),
      mode: 'hybrid',
      coordinators: gone({ type: 'NameUnknown', address: coordinator, name: 'meet.example' }),
    },
    'dnsBroken',
  ],
  ['the sender’s program was stopped', tried({ type: 'Refused', address: far }), 'refused'],
  ['one address refuses, another is silent', tried(noAnswer(farStream), { type: 'Refused', address: far }), 'refused'],
  ['no gateway', tried({ type: 'NoRoute', address: far, detail: 'ENETUNREACH' }), 'noRoute'],
  ['IPv6 alone, and none here', tried({ type: 'NoRoute', address: six, detail: 'ENETUNREACH' }), 'noIpv6'],
  ['the sender sleeps', tried(noAnswer()), 'noAnswer'],
  ['a packet size that is too large', tried(noAnswer(far, 'socket')), 'answerStopped'],
  ['the sender hangs', tried(noAnswer(far, 'handshake')), 'handshakeStopped'],
  [
    'the address is somebody else’s now',
    tried({ type: 'WrongPeer', address: far, expected: 'ann', actual: 'eve' }),
    'wrongPeer',
  ],
  ['a web server answers', tried({ type: 'NotSpoken', address: far, detail: 'HTTP/1.1' }), 'notSpoken'],
  ['the sender is full', tried({ type: 'TurnedAway', address: far, detail: 'too many links' }), 'turnedAway'],
  ['the sender has banned us', tried({ type: 'TurnedAway', address: far, detail: 'banned' }), 'weAreBanned'],
  ['the sender sent rubbish', { target: target({ isBanned: true }) }, 'theyAreBanned'],
  ['the relay is full', tried({ type: 'RelayRefused', address: farStream, detail: 'no reservation' }), 'relayRefused'],
  [
    'symmetric NAT on both sides',
    { ...tried({ type: 'NoPath', address: farStream, detail: 'ICE failed' }), nat: 'symmetric' },
    'natOnBothSides',
  ],
  [
    'UDP is blocked',
    { ...tried({ type: 'NoPath', address: farStream, detail: 'ICE failed' }), isUdpBlocked: true },
    'udpBlocked',
  ],
  ['no STUN', tried({ type: 'NoPath', address: farStream, detail: 'ICE failed' }), 'noPath'],
  [
    'the coordinator was stopped',
    { links: 0, mode: 'hybrid', coordinators: gone({ type: 'Refused', address: coordinator }) },
    'coordinatorGone',
  ],
  [
    'the coordinator has another key',
    {
      links: 0,
      mode: 'hybrid',
      coordinators: gone({ type: 'WrongPeer', address: coordinator, expected: 'a', actual: 'b' }),
    },
    'coordinatorWrong',
  ],
  [
    'no DNS for the only coordinator',
    {
      links: 0,
      mode: 'hybrid',
      coordinators: gone({ type: 'NameUnknown', address: coordinator, name: 'meet.example' }),
    },
    'dnsBroken',
  ],
  ['multicast is filtered', { links: 0, ways: ways('no multicast') }, 'mdnsFailed'],
  ['nobody leads into the DHT', { links: 0, ways: ways('nobody', 'no entry') }, 'dhtNoEntry'],
  [
    'peers are there without the file',
    { target: target({ tries: [{ address: far, error: undefined }], speaks: false }) },
    'nobodyHasIt',
  ],
  [
    'others of the topic are there, nobody has it',
    { ways: new Map([['dht', { type: 'found', peers: 2 }]]), target: target({ addresses: [] }) },
    'nobodyHasIt',
  ],
  ['nobody at all', { target: target({ addresses: [] }) }, 'nobodyFound'],
  ['it was paused', { target: target({ local: 'paused', speaks: true }) }, 'paused'],
  ['its author broke the rules', { target: target({ local: 'refusedStructure', speaks: true }) }, 'refusedStructure'],
  ['the key was cut off', { target: target({ local: 'wrongKey', speaks: true }) }, 'wrongKey'],
  ['the shared file was edited', { target: target({ local: 'sourceChanged', speaks: true }) }, 'sourceChanged'],
];

describe('[DX1] the cause of a failure is named', () => {
  test.each(failures)('%s', (_name, change, cause) => {
    const facts = { ...well, ...change };
    expect(diagnose(facts)).toEqual({ type: cause, ...causes[cause] });
    expect(describeFacts(facts).every(({ name, detail }) => name !== '' && detail !== '')).toBe(true);
  });

  test('at least thirty failures, and every cause has one', () => {
    expect(failures.length).toBeGreaterThanOrEqual(30);
    expect(new Set(failures.map(([, , cause]) => cause))).toEqual(new Set(Object.keys(causes)));
  });

  test('[DX2] where all is well there is none', () => {
    expect(diagnose(well)).toBeUndefined();
    expect(
      diagnose({ ...well, target: target({ tries: [{ address: far, error: undefined }], speaks: true }) }),
    ).toBeUndefined();
  });

  test('[DX3] a fault of this device goes before what it makes fail', () => {
    const facts = { ...well, ...tried(noAnswer()), interfaces: [] };
    expect(diagnose(facts)?.type).toBe('noInterface');
  });
});
