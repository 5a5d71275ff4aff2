import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMessage, decodeMessages } from './decode-message.ts';
import { encodeMessage, encodeMessages } from './encode-message.ts';
import { maxMessages } from './limits.ts';
import { type Message } from './message.ts';
import { mayJoin } from './schema.ts';
import { arbitraryMessage } from './testing/arbitrary-message.ts';

const word = arbitraryMessage.filter(({ type }) => mayJoin(type));
const have: Message = { type: 'have', channel: 1, pieces: [3, 5] };
const grant: Message = { type: 'grant', channel: 1, credits: 4, only: [] };
const ping: Message = { type: 'ping', nonce: 1, answer: false };

const joined = (...messages: readonly Message[]): Uint8Array =>
  Uint8Array.from(messages.flatMap((message) => [...encodeMessage(message)]));

test('[WI9] words that were joined come apart as they were', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: maxMessages }), (words) => {
      const header = encodeMessages(words);
      expect(header).toEqual(joined(...words));
      expect(decodeMessages(header)).toEqual({ ok: true, value: words });
    }),
  );
});

test('[WI9] any message stands alone', () => {
  fc.assert(
    fc.property(arbitraryMessage, (message) => {
      const header = encodeMessage(message);
      expect(decodeMessages(header)).toEqual({ ok: true, value: [message] });
      expect(encodeMessages([message])).toEqual(header);
    }),
  );
});

test('[WI9] what has to stand alone is not joined, before or behind others', () => {
  expect(decodeMessages(joined(ping, have))).toMatchObject({ ok: false, error: { type: 'TrailingBytes' } });
  expect(decodeMessages(joined(have, ping))).toMatchObject({ ok: false, error: { type: 'TrailingBytes' } });
  expect(() => encodeMessages([have, ping])).toThrow('alone');
});

test('[WI9] one wrong word makes the whole frame wrong', () => {
  const header = joined(have, grant);
  expect(decodeMessages(header.subarray(0, -1))).toMatchObject({ ok: false, error: { type: 'Truncated' } });
});

test('[WI9] more than a few are refused', () => {
  const few = Array.from({ length: maxMessages }, () => grant);
  expect(decodeMessages(joined(...few)).ok).toBe(true);
  expect(decodeMessages(joined(...few, grant))).toMatchObject({ ok: false, error: { type: 'TrailingBytes' } });
});

test('[WI1] where one message is expected, a second is too many', () => {
  expect(decodeMessage(joined(have, grant))).toMatchObject({ ok: false, error: { type: 'TrailingBytes' } });
});
