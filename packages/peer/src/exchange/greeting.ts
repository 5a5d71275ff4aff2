/**
 * What the two ends of a link tell each other before anything else (rules `GR`): one frame without payload from each,
 * sent at once, so that nobody waits a round trip for it. It says where the sender can be reached, which a link that was
 * accepted would not tell, and where it sees the other end, which tells a peer behind a NAT how it looks from outside.
 */
import { err, ok, type Result } from '@peersume/base';
import { bytes, count, list, text, type WireError } from '../wire/fields.ts';
import { messageCodec, type MessageOf } from '../wire/messages.ts';

export const greetingVersion = 1;
/** Addresses told in a greeting. */
export const maxToldAddresses = 16;
/** A multiaddress with names, certificates and a relay is well below. */
export const maxAddressBytes = 512;
/** All of a greeting, as a frame's header: addresses of ordinary length fit many times. */
export const maxGreetingBytes = 12_288;
const maxReasonBytes = 200;

const table = {
  greeting: [
    1,
    {
      version: count(0xffff_ffff),
      /** Where the sender can be reached, the best first. */
      addresses: list(text(maxAddressBytes), maxToldAddresses),
      /** The other end as the sender sees it; empty where it does not know. */
      observed: text(maxAddressBytes),
      /** For what later versions say; ignored. */
      more: bytes(1_024),
    },
  ],
  /** The link is closed after it. */
  turnedAway: [2, { reason: text(maxReasonBytes) }],
} as const;

const codec = messageCodec(table);

export type Greeting = MessageOf<typeof table>;

export function encodeGreeting(greeting: {
  readonly addresses: readonly string[];
  readonly observed?: string | undefined;
}): Uint8Array {
  return codec.encode({
    type: 'greeting',
    version: greetingVersion,
    addresses: greeting.addresses.filter(fits).slice(0, maxToldAddresses),
    observed: fits(greeting.observed ?? '') ? (greeting.observed ?? '') : '',
    more: new Uint8Array(0),
  });
}

export const encodeTurnedAway = (reason: string): Uint8Array =>
  codec.encode({ type: 'turnedAway', reason: [...reason].slice(0, maxReasonBytes / 4).join('') });

export function decodeGreeting(header: Uint8Array): Result<Greeting, WireError> {
  if (header.length > maxGreetingBytes)
    return err({ type: 'MessageMalformed', detail: `a greeting of ${header.length} bytes` });
  const greeting = codec.decode(header);
  if (!greeting.ok) return greeting;
  return greeting.value === undefined
    ? err({ type: 'MessageMalformed', detail: 'not a greeting' })
    : ok(greeting.value);
}

const fits = (address: string): boolean => address.length <= maxAddressBytes && /^[!-~]*$/u.test(address);
