import type { Link } from '@peersume/base';
import { describe, expect, test } from 'vitest';
import type { LiveLink } from '../peer.ts';
import { addressOf, createPaperNetwork, idOf, latencyMs, type PaperPeer } from './testing/paper-network.ts';

const a = idOf('A');
const b = idOf('B');
const c = idOf('C');

const linkedTo = (peer: PaperPeer): string[] =>
  peer.connections.links.map(({ info }) => `${info.peer.at(-1)} ${info.kind}`);

describe('finding and dialling', () => {
  test('[CN1] a peer that was found is linked, and both owners have the link once', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    const ben = net.peer(b, { ownAddresses: () => [addressOf('B')] });
    ann.connections.want().found(b, [addressOf('B')], 'dht');
    net.clock.pass(200);
    expect([linkedTo(ann), linkedTo(ben)]).toEqual([['B fast'], ['A fast']]);
    expect([ann.told, ben.told]).toEqual([['linked B'], ['linked A']]);
    ann.live[0]?.link.send({ header: new TextEncoder().encode('hello') });
    net.clock.pass(100);
    expect(ben.told).toEqual(['linked A', 'received A hello']);
    expect(ann.live[0]?.sentBytes).toBe(5);
    expect(ann.connections.attempts).toMatchObject([{ peer: b, way: 'dht', outcome: { type: 'linked' } }]);
  });

  test('[CN1] no more links than enough, and another peer where one is lost', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    for (const letter of 'BCD') net.peer(idOf(letter));
    const want = ann.connections.want(2);
    for (const letter of 'BCD') want.found(idOf(letter), [addressOf(letter)], 'coordinator');
    net.clock.pass(1_000);
    expect(ann.connections.links).toHaveLength(2);
    const first = ann.connections.links[0]?.info.peer ?? '';
    net.cut(first);
    net.clock.pass(1_000);
    expect(ann.connections.links).toHaveLength(2);
    expect(want.linked).toBe(2);
  });

  test('[CN2] the next address is tried after a quarter of a second, at once after a failure, the relay last', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.peer(b);
    net.outcomes.set(addressOf('B'), 'silent');
    net.outcomes.set(addressOf('B', 'stream'), 'Refused');
    ann.connections.want().found(b, [addressOf('B', 'relay'), addressOf('B', 'stream'), addressOf('B')], 'link');
    net.clock.pass(249);
    expect(net.dials).toEqual([`A ${addressOf('B')}`]);
    net.clock.pass(1);
    expect(net.dials).toHaveLength(2);
    net.clock.pass(31);
    expect(net.dials.at(-1)).toBe(`A ${addressOf('B', 'relay')}`);
    net.clock.pass(200);
    expect(linkedTo(ann)).toEqual(['B stream']);
    expect(ann.connections.links[0]?.info.isRelayed).toBe(true);
  });

  test('[CN2] a slow direct way under way takes the place of the relayed link that was quicker', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    const ben = net.peer(b);
    net.outcomes.set(addressOf('B'), 900);
    ann.connections.want().found(b, [addressOf('B'), addressOf('B', 'relay')], 'dht');
    net.clock.pass(500);
    expect(ann.connections.links[0]?.info.isRelayed).toBe(true);
    net.clock.pass(1_000);
    expect([linkedTo(ann), linkedTo(ben)]).toEqual([['B fast'], ['A fast']]);
    expect(ann.told.slice(0, 2)).toEqual(['linked B', 'linked B']);
  });

  test('[CN2] an address without an answer is given up', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.outcomes.set(addressOf('B'), 'silent');
    let errors: readonly { type: string }[] = [];
    ann.connections.connect([addressOf('B')], (live) => (errors = live.ok ? [] : live.error));
    net.clock.pass(10_100);
    expect(errors).toMatchObject([{ type: 'NoAnswer' }]);
  });

  test('[CN7] what failed is explained, and tried again later and later', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.outcomes.set(addressOf('B'), 'Refused');
    ann.connections.want().found(b, [addressOf('B')], 'mdns');
    net.clock.pass(60_000);
    const moments = ann.connections.attempts.map(({ at }) => at);
    expect(ann.connections.attempts[0]).toMatchObject({ way: 'mdns', outcome: { type: 'Refused' } });
    const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(4);
    expect(gaps.length).toBeLessThan(10);
    expect(gaps.at(-1)).toBeGreaterThan(4 * (gaps[0] ?? 0));
  });

  test('[CN7] an address where somebody else lives is not knocked at again', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.outcomes.set(addressOf('B'), 'WrongPeer');
    ann.connections.want().found(b, [addressOf('B')], 'dht');
    net.clock.pass(600_000);
    expect(net.dials).toHaveLength(1);
  });

  test('[CN6] dials on the word of others have a rate', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a, { settings: { dialsPerMinute: 60, dialBurst: 5, maxRaces: 100, enough: 100 } });
    const want = ann.connections.want();
    for (let number = 0; number < 100; number++) {
      const letter = String.fromCodePoint(98 + (number % 20));
      const address = addressOf(letter, 'fast', number);
      net.outcomes.set(address, 'Refused');
      want.found(idOf(letter), [address], 'exchange');
    }
    net.clock.pass(10_000);
    expect(net.dials.length).toBeLessThanOrEqual(15);
    expect(net.dials.length).toBeGreaterThanOrEqual(13);
  });
});

describe('asking for one link', () => {
  test('[CN1] a link that is there is as good', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.peer(b);
    const got: LiveLink[] = [];
    const done = (live: { ok: boolean; value?: LiveLink }): void => void (live.value && got.push(live.value));
    ann.connections.connect([addressOf('B')], done);
    net.clock.pass(1_000);
    ann.connections.connect([addressOf('B', 'stream')], done);
    net.clock.pass(1_000);
    expect(got).toHaveLength(2);
    expect(got[0]).toBe(got[1]);
    expect(net.dials).toHaveLength(1);
  });

  test('[CN1] who gives up is told nothing, and the dials stop', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.peer(b);
    let told = 0;
    const giveUp = ann.connections.connect([addressOf('B')], () => told++);
    net.clock.pass(20);
    giveUp();
    net.clock.pass(20_000);
    expect([told, ann.connections.links.length]).toEqual([0, 0]);
  });

  test('[CN1] an address of nobody, of oneself or of no transport is an error at once', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    const errors: string[] = [];
    for (const address of ['/ip4/198.51.100.1/tcp/1', addressOf('A'), `/unknown/p2p/${b}`]) {
      ann.connections.connect([address], (live) => {
        if (!live.ok) errors.push(...live.error.map(({ type }) => type));
      });
    }
    net.clock.pass(1);
    expect(errors).toEqual(['AddressUnusable', 'AddressUnusable', 'AddressUnusable']);
  });
});

describe('two links to one peer', () => {
  test('[CN3] when both dial at once, both keep the same link', () => {
    for (const headStart of [0, 5, 15, 25, 35, 45, 60]) {
      const net = createPaperNetwork();
      const ann = net.peer(a);
      const ben = net.peer(b);
      ann.connections.want().found(b, [addressOf('B')], 'mdns');
      net.clock.pass(headStart);
      ben.connections.want().found(a, [addressOf('A')], 'mdns');
      net.clock.pass(400);
      expect([linkedTo(ann), linkedTo(ben)], `${headStart} ms`).toEqual([['B fast'], ['A fast']]);
      const ways = [ann, ben].map(({ connections }) => connections.links[0]?.info.direction).sort();
      expect(ways, `${headStart} ms`).toEqual(['accepted', 'dialled']);
      // Kept, not lost and made again.
      expect(net.dials.length, `${headStart} ms`).toBeLessThanOrEqual(2);
    }
  });

  test('[CN4] a relayed link becomes a direct one as soon as there is a way', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    const ben = net.peer(b);
    net.outcomes.set(addressOf('B'), 'NoAnswer');
    ann.connections.want().found(b, [addressOf('B', 'relay'), addressOf('B')], 'dht');
    net.clock.pass(30_000);
    expect(ann.connections.links[0]?.info.isRelayed).toBe(true);
    net.outcomes.delete(addressOf('B'));
    net.clock.pass(60_000);
    expect([linkedTo(ann), linkedTo(ben)]).toEqual([['B fast'], ['A fast']]);
    expect(ann.told.filter((line) => line.startsWith('closed'))).toEqual([
      'closed B another link to this peer is better',
    ]);
  });

  test('[CN3] a peer that came back after it lost its link replaces the dead one', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.peer(b);
    ann.connections.connect([addressOf('B')], () => {});
    net.clock.pass(60_000);
    // The same identity, started again; the first link's end was never heard of.
    const again = net.peer(b);
    again.connections.connect([addressOf('A')], () => {});
    net.clock.pass(1_000);
    expect(again.connections.links).toHaveLength(1);
    expect(ann.connections.links.map(({ info }) => info.direction)).toEqual(['accepted']);
  });
});

describe('who comes', () => {
  test('[CN5] one host has so many links and no more, and learns why', () => {
    const net = createPaperNetwork();
    net.peer(a, { settings: { maxAcceptedOfHost: 3 } });
    const others = [...'BCDEF'].map((letter) => net.peer(idOf(letter)));
    for (const other of others) other.connections.connect([addressOf('A')], () => {});
    net.clock.pass(1_000);
    expect(others.filter(({ connections }) => connections.links.length === 1)).toHaveLength(3);
    expect(others.at(-1)?.connections.attempts.at(-1)?.outcome).toMatchObject({
      type: 'TurnedAway',
      detail: 'too many links from this address',
    });
  });

  test('[CN5] places are kept for links of our own', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a, { settings: { maxLinks: 3, reservedForDialled: 1 } });
    for (const letter of 'BCDE') net.peer(idOf(letter)).connections.connect([addressOf('A')], () => {});
    net.clock.pass(1_000);
    expect(ann.connections.links).toHaveLength(2);
    net.peer(idOf('F'));
    ann.connections.connect([addressOf('F')], () => {});
    net.clock.pass(1_000);
    expect(ann.connections.links).toHaveLength(3);
  });

  test('[CN8] who is banned is turned away and not dialled', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    const ben = net.peer(b);
    ben.connections.connect([addressOf('A')], () => {});
    net.clock.pass(1_000);
    ann.connections.ban(b, 60_000, 'lied');
    net.clock.pass(1_000);
    ben.connections.connect([addressOf('A')], () => {});
    ann.connections.want().found(b, [addressOf('B')], 'dht');
    net.clock.pass(10_000);
    expect([linkedTo(ann), linkedTo(ben)]).toEqual([[], []]);
    net.clock.pass(60_000);
    ben.connections.connect([addressOf('A')], () => {});
    net.clock.pass(1_000);
    expect(linkedTo(ann)).toEqual(['B fast']);
  });

  test('[CN1] what the owner does not want is closed', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a, { linked: (): undefined => {} });
    const ben = net.peer(b);
    ben.connections.connect([addressOf('A')], () => {});
    net.clock.pass(1_000);
    expect([linkedTo(ann), linkedTo(ben)]).toEqual([[], []]);
  });

  test('[GR3] who does not greet does not stay', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    let reason = '';
    const link: Link = { peer: b, send: () => true, close: (why) => (reason = why) };
    ann.connections.accept({
      info: { peer: b, kind: 'fast', direction: 'accepted', isRelayed: false, remoteAddress: undefined },
      link,
      start: () => {},
    });
    net.clock.pass(5_000);
    expect(reason).toBe('no greeting came');
    expect(ann.told).toEqual([]);
  });
});

describe('greetings', () => {
  test('[GR1] an accepted peer is known by the address that it tells, and dialled by it later', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.peer(b, { ownAddresses: () => [addressOf('B')] }).connections.connect([addressOf('A')], () => {});
    const want = ann.connections.want();
    net.clock.pass(1_000);
    expect(ann.connections.links[0]?.address).toBe(addressOf('B'));
    net.cut(b);
    want.found(b, [], 'dht');
    net.clock.pass(5_000);
    expect(net.dials.at(-1)).toBe(`A ${addressOf('B')}`);
    expect(linkedTo(ann)).toEqual(['B fast']);
  });

  test('[GR2] each end learns how the other sees it', () => {
    const net = createPaperNetwork();
    const seen: string[] = [];
    const ann = net.peer(a, { observed: (address) => seen.push(address) });
    net.peer(b);
    ann.connections.connect([addressOf('B')], () => {});
    net.clock.pass(1_000);
    expect(seen).toEqual(['/ip4/203.0.113.9/tcp/50000']);
  });
});

describe('time', () => {
  test('[CN9] after a change of network everything is tried at once', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.outcomes.set(addressOf('B'), 'NoRoute');
    ann.connections.want().found(b, [addressOf('B')], 'dht');
    net.clock.pass(400_000);
    net.peer(b);
    net.outcomes.delete(addressOf('B'));
    ann.connections.lookAgain();
    net.clock.pass(100);
    expect(linkedTo(ann)).toEqual(['B fast']);
  });

  test('[CN9] in another network an address that failed before is as good as new', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    net.peer(b);
    net.outcomes.set(addressOf('B'), 'NoRoute');
    ann.connections.want().found(b, [addressOf('B'), addressOf('B', 'stream')], 'dht');
    // The better way is tried beside the link, and fails again.
    net.clock.pass(60_000);
    expect(linkedTo(ann)).toEqual(['B stream']);
    net.outcomes.clear();
    net.cut(b);
    net.clock.pass(latencyMs);
    ann.connections.lookAgain();
    net.dials.length = 0;
    net.clock.pass(100);
    expect(net.dials).toEqual([`A ${addressOf('B')}`]);
  });

  test('[CN9] a link that stays silent after a change is replaced, where the peer can be dialled', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    const ben = net.peer(b);
    ann.connections.want().found(b, [addressOf('B')], 'dht');
    net.clock.pass(60_000);
    ann.connections.lookAgain();
    net.clock.pass(20_000);
    expect(ann.told).toEqual(['linked B', 'linked B', 'closed B another link to this peer is better']);
    expect([linkedTo(ann), linkedTo(ben)]).toEqual([['B fast'], ['A fast']]);
  });

  test('[CN10] in a large topic a link that carries nothing makes room', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a);
    for (const letter of 'BC') net.peer(idOf(letter));
    const want = ann.connections.want(1);
    want.found(b, [addressOf('B')], 'dht');
    net.clock.pass(1_000);
    want.found(c, [addressOf('C')], 'dht');
    net.clock.pass(600_000);
    expect(net.dials).toContain(`A ${addressOf('C')}`);
    expect(ann.connections.links).toHaveLength(1);
  });

  test('[CN11] what is known of peers and attempts is bounded', () => {
    const net = createPaperNetwork();
    const settings = { maxPeers: 50, maxPeersOfTopic: 20, maxAttempts: 30, dialsPerMinute: 1e6, dialBurst: 1e6 };
    const ann = net.peer(a, { settings });
    const want = ann.connections.want(5);
    for (let number = 0; number < 500; number++) {
      const id = `12D3KooW${[...String(number).padStart(44, 'x')].map((digit) => (digit === '0' ? 'z' : digit)).join('')}`;
      want.found(id, [`/ip4/198.51.100.1/tcp/${1000 + number}/tls/p2p/${id}`], 'exchange');
      net.clock.pass(50);
    }
    expect(ann.connections.attempts.length).toBeLessThanOrEqual(30);
  });

  test('[CN11] who was not heard of for longest is forgotten', () => {
    const net = createPaperNetwork();
    const ann = net.peer(a, { settings: { maxPeers: 10 } });
    const want = ann.connections.want(0);
    const ids = [...'BCDEFGHJKMNPQRSTUVWX'].map(idOf);
    for (const id of ids) {
      want.found(id, [], 'exchange');
      net.clock.pass(10);
    }
    expect(ids.filter((id) => want.has(id))).toEqual(ids.slice(-10));
  });
});
