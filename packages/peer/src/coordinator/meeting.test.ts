import { err, ok, type PeerId } from '@peersume/base';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createTestRandom, createVirtualClock } from '../connect/testing/virtual-clock.ts';
import type { DiscoveryReport, FoundPeer, Topic } from '../discovery.ts';
import { sealAddressRecord } from '../exchange/address-record.ts';
import { identityFromSeed, type Identity } from '../identity/index.ts';
import type { MeetingChannel } from './meeting-channel.ts';
import type { MeetingSettings } from './meeting-settings.ts';
import { createMeetingClient, type MeetingClient } from './create-meeting-client.ts';
import { createMeetingPlace } from './create-meeting-place.ts';
import { meetingCodec, type MeetingMessage } from './protocol.ts';
import type { SignalledSession } from './signal-sessions.ts';
import { createPaperChannel } from './testing/paper-channels.ts';

const coordinator = 'the coordinator';
const topicOf = (number: number): Topic => ({
  label: `topic ${number}`,
  names: (now) => [-1, 0, 1].map((day) => new Uint8Array(32).fill((number + Math.floor(now / 86_400_000) + day) % 256)),
});

async function identityOf(number: number): Promise<Identity> {
  const made = await identityFromSeed(new Uint8Array(32).fill(number));
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

function createRoom(settings?: Partial<MeetingSettings>) {
  const clock = createVirtualClock();
  let utc = 1_800_000_000_000;
  const make = () => createMeetingPlace({ clock, random: createTestRandom(), stunPort: 3478, settings });
  let place: ReturnType<typeof make> | undefined = make();
  const cuts: (() => void)[] = [];
  return {
    clock,
    get place() {
      if (place === undefined) throw new Error('the coordinator is gone');
      return place;
    },
    kill() {
      place?.close();
      place = undefined;
      for (const cut of cuts.splice(0)) cut();
    },
    revive() {
      place = make();
    },
    passDays(days: number) {
      utc += days * 86_400_000;
    },
    async peer(number: number, skewDays = 0) {
      const identity = await identityOf(number);
      const found: FoundPeer[] = [];
      const told: DiscoveryReport[] = [];
      const calls: SignalledSession[] = [];
      const utcNow = (): number => utc + skewDays * 86_400_000;
      const address = `/ip4/198.51.100.${number}/tcp/4601/tls/p2p/${identity.id}`;
      const client = createMeetingClient({
        address: '/dns4/meet.example/tcp/443/tls/ws/p2p/C',
        clock,
        random: createTestRandom(number),
        utcNow,
        open: async (to) => {
          if (place === undefined) return err({ type: 'Refused', address: to });
          const channel = createPaperChannel(clock, identity.id, coordinator);
          cuts.push(channel.cut);
          place.attach(channel.atCoordinator);
          return ok(channel.atPeer);
        },
        record: (seconds) => sealAddressRecord(identity, [address], { nowMs: utcNow(), seconds }),
        changed: () => {},
        signalled: (session) => calls.push(session),
      });
      const join = (topic: Topic) =>
        client.join(
          topic,
          (one) => found.push(one),
          (report) => told.push(report),
        );
      return { id: identity.id, address, client, found, told, calls, join };
    },
  };
}

/** Signatures are made beside the virtual clock: both go on until it is so. */
async function until(clock: { pass(ms: number): void }, holds: () => boolean): Promise<void> {
  await vi.waitFor(
    () => {
      clock.pass(20);
      if (!holds()) throw new Error('not yet');
    },
    { timeout: 5_000, interval: 2 },
  );
}

const isConnected = (client: MeetingClient): boolean => client.state.state === 'connected';

describe('meeting', () => {
  test('[CO1] two peers of a topic find each other, who came first is told of the second', async () => {
    const room = createRoom();
    const ann = await room.peer(1);
    const ben = await room.peer(2);
    ann.join(topicOf(7));
    await until(room.clock, () => room.place.counts.registrations === 3);
    ben.join(topicOf(7));
    await until(room.clock, () => ann.found.length > 0 && ben.found.length > 0);
    expect(ann.found[0]).toEqual({ way: 'coordinator', peer: ben.id, addresses: [ben.address] });
    expect(ben.found[0]).toEqual({ way: 'coordinator', peer: ann.id, addresses: [ann.address] });
    expect(ben.told.at(-1)).toMatchObject({ type: 'found' });
  });

  test('[CO1] peers of another topic are not found', async () => {
    const room = createRoom();
    const ann = await room.peer(1);
    const ben = await room.peer(2);
    ann.join(topicOf(7));
    ben.join(topicOf(90));
    await until(room.clock, () => room.place.counts.registrations === 6 && room.place.counts.answered >= 2);
    room.clock.pass(200_000);
    expect([ann.found, ben.found]).toEqual([[], []]);
  });

  test('[CO1] clocks may differ by a day', async () => {
    for (const skew of [-1, 1]) {
      const room = createRoom();
      const ann = await room.peer(1);
      ann.join(topicOf(7));
      await until(room.clock, () => room.place.counts.registrations === 3);
      const ben = await room.peer(2, skew);
      ben.join(topicOf(7));
      await until(room.clock, () => ben.found.length > 0);
      expect(ben.found[0]?.peer).toBe(ann.id);
    }
  });

  test('[CO1] who leaves is found no more', async () => {
    const room = createRoom();
    const ann = await room.peer(1);
    const leave = ann.join(topicOf(7));
    await until(room.clock, () => room.place.counts.registrations === 3);
    leave();
    await until(room.clock, () => room.place.counts.registrations === 0);
  });

  test('[CO5] the coordinator is killed and comes back: peers come back by themselves and meet', async () => {
    const room = createRoom();
    const ann = await room.peer(1);
    ann.join(topicOf(7));
    await until(room.clock, () => isConnected(ann.client));
    room.kill();
    await until(room.clock, () => ann.client.state.state === 'gone');
    expect(ann.client.state.cause).toBeDefined();
    expect(ann.told.at(-1)?.type).toBe('failed');
    room.revive();
    await until(room.clock, () => isConnected(ann.client) && room.place.counts.registrations === 3);
    const ben = await room.peer(2);
    ben.join(topicOf(7));
    await until(room.clock, () => ben.found.length > 0 && ann.found.length > 0);
  });

  test('[CO5] while it is gone it is asked seldom', async () => {
    const room = createRoom();
    room.kill();
    const ann = await room.peer(1);
    const states: string[] = [];
    for (let turn = 0; turn < 300; turn++) {
      room.clock.pass(1_000);
      await Promise.resolve();
      await Promise.resolve();
      states.push(ann.client.state.state);
    }
    const tries = states.filter((state, index) => state === 'gone' && states[index - 1] === 'connecting').length;
    expect(tries).toBeLessThan(15);
    expect(ann.client.state.cause?.type).toBe('Refused');
  });

  test('[CO2] addresses that the peer has not signed are not believed', async () => {
    const room = createRoom();
    const ann = await room.peer(1);
    ann.join(topicOf(7));
    await until(room.clock, () => room.place.counts.registrations === 3);
    const eve = await identityOf(9);
    const record = await sealAddressRecord(eve, ['/ip4/198.51.100.9/tcp/4601/tls/p2p/X'], {
      nowMs: 1_800_000_000_000,
      seconds: 60,
    });
    record[record.length - 1]! ^= 1;
    const channel = createPaperChannel(room.clock, eve.id, coordinator);
    room.place.attach(channel.atCoordinator);
    const said = collect(channel.atPeer);
    channel.atPeer.send(
      meetingCodec.encode({ type: 'register', names: [...topicOf(7).names(1_800_000_000_000)], record, seconds: 60 }),
    );
    room.clock.pass(100);
    await new Promise((resolve) => setImmediate(resolve));
    expect(said.map(({ type }) => type)).toContain('registered');
    expect(ann.found).toEqual([]);
  });
});

describe('signals', () => {
  test('[CO4] words go to the peer and back, in order, until the session ends', async () => {
    const room = createRoom();
    const ann = await room.peer(1);
    const ben = await room.peer(2);
    await until(room.clock, () => isConnected(ann.client) && isConnected(ben.client));
    const atAnn: string[] = [];
    const call = ann.client.signalTo(ben.id);
    call?.receive({ message: (bytes) => atAnn.push(String(bytes)), closed: (why) => atAnn.push(why) });
    call?.send(Uint8Array.of(1));
    call?.send(Uint8Array.of(2));
    room.clock.pass(10);
    expect(ben.calls).toHaveLength(1);
    expect(ben.calls[0]?.from).toBe(ann.id);
    const atBen: string[] = [];
    ben.calls[0]?.signalling.receive({
      message: (bytes) => atBen.push(String(bytes)),
      closed: (why) => atBen.push(why),
    });
    ben.calls[0]?.signalling.send(Uint8Array.of(3));
    room.clock.pass(10);
    call?.close();
    room.clock.pass(10);
    expect([atAnn, atBen]).toEqual([
      ['3', 'closed'],
      ['1', '2', 'the other end closed it'],
    ]);
  });

  test('[CO4] a peer that is not there is told as such', async () => {
    const room = createRoom();
    const ann = await room.peer(1);
    await until(room.clock, () => isConnected(ann.client));
    const heard: string[] = [];
    const call = ann.client.signalTo('nobody');
    call?.receive({ message: () => {}, closed: (why) => heard.push(why) });
    call?.send(Uint8Array.of(1));
    room.clock.pass(10);
    expect(heard).toEqual(['the peer is not at this coordinator']);
  });
});

function collect(channel: MeetingChannel): MeetingMessage[] {
  const said: MeetingMessage[] = [];
  channel.start({
    received(bytes) {
      const message = meetingCodec.decode(bytes);
      if (message.ok && message.value !== undefined) said.push(message.value);
    },
    closed: (reason) => said.push({ type: 'refused', reason: `closed: ${reason}` }),
  });
  return said;
}

describe('limits', () => {
  const guestOf = (room: ReturnType<typeof createRoom>, peer: PeerId, host = 1) => {
    const channel = createPaperChannel(room.clock, peer, coordinator, `/ip4/203.0.113.${host}/tcp/50000`);
    const said = collect(channel.atPeer);
    room.place.attach(channel.atCoordinator);
    return { said, send: (message: MeetingMessage) => channel.atPeer.send(meetingCodec.encode(message)), channel };
  };

  test('[CO3] a peer that says too much is sent away', () => {
    const room = createRoom({ messageBurst: 10 });
    const eve = guestOf(room, 'eve');
    for (let nonce = 0; nonce < 20; nonce++) eve.send({ type: 'ping', nonce });
    room.clock.pass(10);
    expect(eve.said.filter(({ type }) => type === 'pong')).toHaveLength(10);
    expect(eve.said.at(-1)).toEqual({ type: 'refused', reason: 'closed: too many messages' });
    expect(room.place.counts.peers).toBe(0);
  });

  test('[CO3] so many peers of one address and no more; the same peer again replaces itself', () => {
    const room = createRoom({ maxChannelsOfHost: 2 });
    const guests = ['a', 'b', 'c'].map((peer) => guestOf(room, peer));
    guestOf(room, 'd', 2);
    const again = guestOf(room, 'a');
    room.clock.pass(10);
    expect(guests[2]?.said.at(-1)).toEqual({ type: 'refused', reason: 'closed: too many peers from this address' });
    expect(guests[0]?.said.at(-1)).toEqual({ type: 'refused', reason: 'closed: came again' });
    expect(again.said).toMatchObject([{ type: 'welcome', observed: '/ip4/203.0.113.1/tcp/50000', stunPort: 3478 }]);
    expect(room.place.counts.peers).toBe(3);
  });

  test('[CO3] names of a peer, and peers of a name, are bounded', async () => {
    const room = createRoom({ maxNamesOfPeer: 5, maxPeersOfName: 3 });
    const ann = await identityOf(1);
    const names = Array.from({ length: 8 }, (_, index) => new Uint8Array(32).fill(index));
    const seal = async (one: Identity) => await sealAddressRecord(one, [], { nowMs: 1_800_000_000_000, seconds: 60 });
    const guest = guestOf(room, ann.id);
    guest.send({ type: 'register', names, record: await seal(ann), seconds: 60 });
    room.clock.pass(10);
    expect(guest.said.at(-1)).toEqual({ type: 'refused', reason: 'too many names' });
    expect(room.place.counts.registrations).toBe(5);
    for (let number = 2; number < 8; number++) {
      const one = await identityOf(number);
      guestOf(room, one.id).send({ type: 'register', names: names.slice(0, 1), record: await seal(one), seconds: 60 });
    }
    room.clock.pass(10);
    expect(room.place.counts.registrations).toBe(4 + 3);
  });

  test('[CO3] registrations end by themselves, and soon after the channel broke', async () => {
    const room = createRoom();
    const ann = await identityOf(1);
    const guest = guestOf(room, ann.id);
    const record = await sealAddressRecord(ann, [], { nowMs: 1_800_000_000_000, seconds: 600 });
    guest.send({ type: 'register', names: [new Uint8Array(32)], record, seconds: 600 });
    room.clock.pass(10);
    expect(room.place.counts.registrations).toBe(1);
    guest.channel.cut();
    room.clock.pass(100_000);
    expect(room.place.counts.registrations).toBe(0);
  });

  test('[CO2] a record of somebody else is refused', async () => {
    const room = createRoom();
    const record = await sealAddressRecord(await identityOf(2), [], { nowMs: 0, seconds: 60 });
    const eve = guestOf(room, 'eve');
    eve.send({ type: 'register', names: [new Uint8Array(32)], record, seconds: 60 });
    room.clock.pass(10);
    expect(eve.said.at(-1)).toEqual({ type: 'refused', reason: "closed: a record that is not the sender's own" });
  });

  test('[CO3] any bytes cost a closed channel and nothing more', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 10 }), (messages) => {
        const room = createRoom();
        const eve = guestOf(room, 'eve');
        for (const message of messages) eve.channel.atPeer.send(message);
        room.clock.pass(100);
        expect(room.place.counts.registrations).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
