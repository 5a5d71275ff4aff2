import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type Topic } from '../../../discovery.ts';
import { type Libp2pHost } from '../../../libp2p/host.ts';
import { clock, tcpAddress, testHosts } from '../../libp2p/testing/hosts.ts';
import { maxAskedNames, maxMeetBytes, namesStep } from './limits.ts';
import { decodeAnswer, decodeQuestion, encodeAnswer, encodeQuestion } from './meet-messages.ts';
import { askToken, knowsProof } from './meet-tokens.ts';
import { createMeetings, meetProtocol, type Meetings } from './meet.ts';

const ann = '12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ksv';
const ben = '12D3KooWLfChFxVatDEJocxtMgdT8yqRAePZJyudA4ZDpZbwgFH9';
const name = new Uint8Array(32).fill(7);
const hosts = testHosts();
afterEach(hosts.close);

const topicOf = (label: string, byte: number): Topic => ({
  label,
  names: () => [0, 1, 2].map((day) => new Uint8Array(32).fill(byte + day)),
});

interface Side {
  readonly host: Libp2pHost;
  readonly meetings: Meetings;
  readonly met: { readonly peer: string; readonly name: string | undefined; readonly topics: readonly string[] }[];
}

async function side(topics: readonly Topic[], deviceName?: string): Promise<Side> {
  const host = await hosts.create({ listen: ['/ip4/127.0.0.1/tcp/0'] });
  const met: Side['met'] = [];
  const meetings = createMeetings({
    host,
    clock,
    date: () => 0,
    topics: () => topics,
    introduction: () => ({ name: deviceName, addresses: host.addresses }),
    met: (peer, { name }, both) => met.push({ peer, name, topics: both.map(({ label }) => label) }),
  });
  return { host, meetings, met };
}

test('[ME1] both learn the topics that both speak of, and no other', async () => {
  const one = await side([topicOf('film', 10), topicOf('song', 20)], 'Ann’s laptop');
  const other = await side([topicOf('play', 30), topicOf('film', 10)]);
  expect(await one.meetings.ask(tcpAddress(other.host), other.host.id, new AbortController().signal)).toBe(true);
  expect(one.met).toEqual([{ peer: other.host.id, name: undefined, topics: ['film'] }]);
  expect(other.met).toEqual([{ peer: one.host.id, name: 'Ann’s laptop', topics: ['film'] }]);
});

test('[ME2] a token is of one name, one asker and one answerer', () => {
  const token = Buffer.from(askToken(name, ann, ben)).toString('hex');
  expect(token).toHaveLength(32);
  for (const other of [
    askToken(name, ben, ann),
    askToken(name, ann, ann),
    askToken(new Uint8Array(32).fill(8), ann, ben),
    knowsProof(name, ann, ben),
  ])
    expect(Buffer.from(other).toString('hex')).not.toBe(token);
});

test('[ME2] a stranger who says that it knows everything is not believed', async () => {
  const one = await side([topicOf('film', 10)]);
  const liar = await hosts.create({ listen: ['/ip4/127.0.0.1/tcp/0'] });
  liar.handle(meetProtocol, async (channel) => {
    const received = await channel.receive();
    const question = received.ok && received.value ? decodeQuestion(received.value, channel.peer) : undefined;
    const known = (question?.tokens ?? []).map((token, place) => ({ place, proof: token }));
    await channel.send(encodeAnswer({ name: undefined, addresses: [], known }));
  });
  expect(await one.meetings.ask(tcpAddress(liar), liar.id, new AbortController().signal)).toBe(true);
  expect(one.met).toEqual([{ peer: liar.id, name: undefined, topics: [] }]);
});

test('[ME3] the number of names asked after is padded', async () => {
  const one = await side([topicOf('film', 10)]);
  const seen = Promise.withResolvers<number>();
  const other = await hosts.create({ listen: ['/ip4/127.0.0.1/tcp/0'] });
  other.handle(meetProtocol, async (channel) => {
    const received = await channel.receive();
    const question = received.ok && received.value ? decodeQuestion(received.value, channel.peer) : undefined;
    seen.resolve(question?.tokens.length ?? -1);
  });
  void one.meetings.ask(tcpAddress(other), other.id, new AbortController().signal);
  expect(await seen.promise).toBe(namesStep);
});

test('[ME4] who asks again at once is turned away', async () => {
  const one = await side([]);
  const other = await side([]);
  const ask = () => one.meetings.ask(tcpAddress(other.host), other.host.id, new AbortController().signal);
  expect([await ask(), await ask()]).toEqual([true, false]);
});

test('[ME4] questions and answers are read back as they were written', () => {
  const address = `/ip4/10.0.0.7/tcp/4601/tls/p2p/${ann}`;
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: maxAskedNames }), (tokens) => {
      const question = { name: 'Küche', addresses: [address], tokens };
      expect(decodeQuestion(encodeQuestion(question), ann)).toEqual(question);
      const answer = { name: undefined, addresses: [], known: tokens.map((proof, place) => ({ place, proof })) };
      expect(decodeAnswer(encodeAnswer(answer), ann)).toEqual(answer);
    }),
    { numRuns: 20 },
  );
});

test('[ME4] no bytes make a decoder throw, addresses of others are left out, names are printable', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      decodeQuestion(bytes, ann);
      decodeAnswer(bytes, ann);
    }),
  );
  const addresses = [`/ip4/10.0.0.7/tcp/4601/tls/p2p/${ben}`, 'nonsense'];
  const question = encodeQuestion({ name: 'a\u001b[2Jb\u202e', addresses, tokens: [] });
  expect(decodeQuestion(question, ann)).toEqual({ name: 'a[2Jb', addresses: [], tokens: [] });
  expect(decodeQuestion(question.slice(0, -1), ann)).toBeUndefined();
  expect(question.length).toBeLessThan(maxMeetBytes);
});
