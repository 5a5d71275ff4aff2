import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Clock } from '@peersume/base';
import nodeDataChannel from 'node-datachannel';
import { afterEach, expect, test } from 'vitest';
import { answerBinding } from './answer-binding.ts';
import { createStunServer, type StunServer } from './stun-server.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const clock: Clock = {
  now: () => 0,
  after: () => ({ cancel: () => {} }),
};

async function server(host = '127.0.0.1', time = clock): Promise<StunServer> {
  const made = await createStunServer({ clock: time, host, port: 0 });
  if (!made.ok) throw new Error(made.error.type);
  open.push(made.value);
  return made.value;
}

const unhex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const head = '000100002112a442b7e7a701bc34d686fa87dfae';

test("[ST1] the answer is that of RFC 5769's sample (2.2), as far as it has the same attributes", () => {
  const answer = answerBinding(unhex(head), { address: '192.0.2.1', port: 32_853 });
  expect(hex(answer ?? new Uint8Array(0))).toBe(`0101000c${head.slice(8)}002000080001a147e112a643`);
});

test("[ST1] the answer over IPv6 is that of RFC 5769's sample (2.3)", () => {
  const answer = answerBinding(unhex(head), { address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32_853 });
  expect(hex(answer ?? new Uint8Array(0))).toBe(
    `01010018${head.slice(8)}002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9`,
  );
});

test('[ST1] a socket of both families tells IPv4 as IPv4', () => {
  const answer = answerBinding(unhex(head), { address: '::ffff:192.0.2.1', port: 32_853 });
  expect(hex(answer ?? new Uint8Array(0)).slice(40)).toBe('002000080001a147e112a643');
});

test('[ST1] a fingerprint is checked, and answered with one', () => {
  // A request with a fingerprint, made by the same rule that the answer's fingerprint is checked with below.
  const request = unhex('000100082112a442b7e7a701bc34d686fa87dfae80280004');
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE((crc32(request.subarray(0, 20)) ^ 0x5354_554e) >>> 0);
  const whole = Uint8Array.from([...request, ...crc]);
  const answer = answerBinding(whole, { address: '192.0.2.1', port: 1 }) ?? new Uint8Array(0);
  expect(answer.length).toBe(40);
  const view = new DataView(answer.buffer);
  expect(view.getUint32(36)).toBe((crc32(answer.subarray(0, 32)) ^ 0x5354_554e) >>> 0);
  whole[27]! ^= 1;
  expect(answerBinding(whole, { address: '192.0.2.1', port: 1 })).toBeUndefined();
});

test('[ST1] what must be understood and is not is refused by 420', () => {
  const request = unhex('000100082112a442b7e7a701bc34d686fa87dfae0003000400000000');
  const answer = answerBinding(request, { address: '192.0.2.1', port: 1 }) ?? new Uint8Array(0);
  expect(hex(answer).slice(0, 8)).toBe('01110010');
  expect(hex(answer).slice(40)).toBe('0009000400000414000a000200030000');
});

test('[ST1] what is no binding request gets no answer', () => {
  const source = { address: '192.0.2.1', port: 1 };
  for (const text of [
    '',
    '00',
    head.slice(0, -2),
    head.replace('2112a442', '00000000'),
    head.replace(/^0001/u, '0101'),
    head.replace(/^0001/u, '0003'),
    `${head}00000000`,
    `000100042112a442b7e7a701bc34d686fa87dfae00060010`,
    `000100032112a442b7e7a701bc34d686fa87dfae000000`,
  ])
    expect(answerBinding(unhex(text), source), text).toBeUndefined();
});

test('[ST2] no answer is more than one and a half of its request on the wire', () => {
  const v4 = answerBinding(unhex(head), { address: '192.0.2.1', port: 1 });
  const v6 = answerBinding(unhex(head), { address: '2001:db8::1', port: 1 });
  expect((28 + (v4?.length ?? 0)) / (28 + 20)).toBeLessThan(1.5);
  expect((48 + (v6?.length ?? 0)) / (48 + 20)).toBeLessThan(1.5);
});

async function client(family: 'udp4' | 'udp6' = 'udp4'): Promise<Socket> {
  const socket = createSocket(family);
  open.push({ close: () => new Promise<void>((resolve) => socket.close(() => resolve())) });
  socket.bind(0, family === 'udp4' ? '127.0.0.1' : '::1');
  await once(socket, 'listening');
  return socket;
}

test('[ST1] a request over a socket is answered with its own port', async () => {
  const stun = await server();
  const socket = await client();
  socket.send(unhex(head), stun.port, '127.0.0.1');
  const [answer] = (await once(socket, 'message')) as [Buffer];
  expect(answer.readUInt16BE(26) ^ 0x2112).toBe(socket.address().port);
});

test('[ST2] a host that floods is answered so often and no more', async () => {
  const stun = await server();
  const [flood, judge] = [await client(), await client()];
  for (let number = 0; number < 200; number++) flood.send(unhex(head), stun.port, '127.0.0.1');
  // Datagrams of one machine keep their order, so after the last one all have been looked at.
  await new Promise<void>((resolve) => {
    const ask = (): void => {
      if (stun.counts.answered + stun.counts.passedOver >= 150) return resolve();
      judge.send(unhex(head), stun.port, '127.0.0.1', () => setImmediate(ask));
    };
    ask();
  });
  expect(stun.counts.answered).toBe(60);
});

test('[ST3] ICE of another program finds its own address by it', async () => {
  // Every family and address: ICE asks from each of the machine's own addresses.
  const stun = await createStunServer({ clock, port: 0 });
  if (!stun.ok) throw new Error(stun.error.type);
  open.push(stun.value);
  const connection = new nodeDataChannel.PeerConnection('one', {
    iceServers: [`stun:127.0.0.1:${stun.value.port}`],
  });
  open.push(connection);
  const gathered = new Promise<void>((resolve) => {
    connection.onGatheringStateChange((state) => state === 'complete' && resolve());
  });
  connection.createDataChannel('files');
  await gathered;
  expect(stun.value.counts.answered).toBeGreaterThan(0);
  expect(stun.value.counts.passedOver).toBe(0);
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
