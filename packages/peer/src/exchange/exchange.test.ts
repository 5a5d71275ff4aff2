import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityFromSeed, type Identity } from '../identity/index.ts';
import { openAddressRecord, readAddressRecord, sealAddressRecord } from './address-record.ts';
import { decodeGreeting, encodeGreeting, encodeTurnedAway, maxGreetingBytes } from './greeting.ts';

const nowMs = 1_800_000_000_000;
const address = '/ip4/198.51.100.1/tcp/4601/tls/p2p/12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ksv';

async function ann(): Promise<Identity> {
  const made = await identityFromSeed(new Uint8Array(32).fill(1));
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

test('[GR1] a greeting says where its sender is, and where it sees the other end', () => {
  const bytes = encodeGreeting({
    addresses: [address, 'with space', 'x'.repeat(600)],
    observed: '/ip4/203.0.113.1/tcp/5',
  });
  expect(decodeGreeting(bytes)).toEqual({
    ok: true,
    value: {
      type: 'greeting',
      version: 1,
      addresses: [address],
      observed: '/ip4/203.0.113.1/tcp/5',
      more: new Uint8Array(0),
    },
  });
});

test('[GR1] the words of a greeting, byte by byte', () => {
  const bytes = encodeGreeting({ addresses: ['/a'] });
  expect([...bytes]).toEqual([1, 1, 1, 2, 0x2f, 0x61, 0, 0]);
  expect([...encodeTurnedAway('no')]).toEqual([2, 2, 0x6e, 0x6f]);
});

test('[GR1] the longest greeting that is made can be read', () => {
  const addresses = Array.from({ length: 50 }, (_, index) => `/${index}`.padEnd(512, 'x'));
  const bytes = encodeGreeting({ addresses, observed: 'x'.repeat(512) });
  expect(bytes.length).toBeLessThanOrEqual(maxGreetingBytes);
  expect(decodeGreeting(bytes).ok).toBe(true);
});

test('[GR3] other bytes are no greeting', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const read = decodeGreeting(bytes);
      // What can be read is what would be written: one greeting has one form.
      if (read.ok && read.value.type === 'greeting' && read.value.more.length === 0 && read.value.version === 1)
        expect(encodeGreeting(read.value).length).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 2_000 },
  );
  expect(decodeGreeting(new Uint8Array(maxGreetingBytes + 1)).ok).toBe(false);
});

test('[GR4] a record is opened by whoever has it, as its peer said it', async () => {
  const identity = await ann();
  const sealed = await sealAddressRecord(identity, [address], { nowMs, seconds: 600 });
  const said = { peer: identity.id, addresses: [address], issuedAt: nowMs / 1000, expiresAt: nowMs / 1000 + 600 };
  expect(await openAddressRecord(sealed, nowMs)).toEqual({ ok: true, value: said });
  expect(readAddressRecord(sealed)).toEqual({ ok: true, value: said });
});

test('[GR4] any changed byte is seen', async () => {
  const sealed = await sealAddressRecord(await ann(), [address], { nowMs, seconds: 600 });
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice();
    changed[at]! ^= 1;
    expect((await openAddressRecord(changed, nowMs)).ok, `byte ${at}`).toBe(false);
  }
});

test('[GR4] a record ends, and none is valid for longer than a day', async () => {
  const identity = await ann();
  const typeAt = async (sealed: Uint8Array, at: number) => {
    const opened = await openAddressRecord(sealed, at);
    return opened.ok ? 'good' : opened.error.type;
  };
  const sealed = await sealAddressRecord(identity, [], { nowMs, seconds: 600 });
  expect(await typeAt(sealed, nowMs + 86_400_000)).toBe('good');
  expect(await typeAt(sealed, nowMs + 86_400_000 + 601_000)).toBe('RecordExpired');
  expect(await typeAt(sealed, nowMs - 90_000_000)).toBe('RecordTimes');
  expect(await typeAt(await sealAddressRecord(identity, [], { nowMs, seconds: 90_000 }), nowMs)).toBe('RecordTimes');
});

test('[GR4] more addresses than fit leave the last ones out', async () => {
  const many = Array.from({ length: 30 }, (_, index) => `/${index}`.padEnd(500, 'x'));
  const sealed = await sealAddressRecord(await ann(), many, { nowMs, seconds: 600 });
  const opened = await openAddressRecord(sealed, nowMs);
  expect(opened.ok && opened.value.addresses).toEqual(many.slice(0, 7));
});
