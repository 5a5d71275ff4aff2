/**
 * Where a peer can be reached, said and signed by itself (rules `GR`), so that others can pass it on: a coordinator, a
 * cache. A record that was changed on its way is worth nothing, and one that is too old neither.
 */
import { err, ok, type PeerId, type Result } from '@peersume/base';
import { verifySignature, type Identity } from '../identity/index.ts';
import type { PeerAddress } from '../transport.ts';
import { bytes, count, decode, encode, list, record, text } from '../wire/fields.ts';
import { maxAddressBytes, maxToldAddresses } from './greeting.ts';

export interface AddressRecord {
  readonly peer: PeerId;
  readonly addresses: readonly PeerAddress[];
  /** UTC, in seconds: of two records of one peer the newer counts. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export type AddressRecordError =
  | { readonly type: 'RecordMalformed'; readonly detail: string }
  | { readonly type: 'RecordExpired'; readonly expiresAt: number }
  /** Valid for longer than anybody may promise, or from a future that no wrong clock explains. */
  | { readonly type: 'RecordTimes'; readonly issuedAt: number; readonly expiresAt: number }
  | { readonly type: 'RecordForged'; readonly peer: PeerId };

export const maxRecordBytes = 4_096;
/** A day: longer than a coordinator keeps it, shorter than addresses of households last. */
export const maxRecordSeconds = 86_400;
/** Clocks of people's machines differ by so much, in seconds, before we call one wrong. */
const clockSlackSeconds = 86_400;

const body = record({
  peer: text(64),
  addresses: list(text(maxAddressBytes), maxToldAddresses),
  issuedAt: count(2 ** 40),
  expiresAt: count(2 ** 40),
});
const sealed = record({ body: bytes(maxRecordBytes - 80), signature: bytes(64, 64) });
/** No signature of this key for another purpose is one for this. */
const purpose = new TextEncoder().encode('peersume addresses 1\n');

/** As many of the addresses, the best first, as there is room for. */
export async function sealAddressRecord(
  identity: Identity,
  addresses: readonly PeerAddress[],
  { nowMs, seconds }: { readonly nowMs: number; readonly seconds: number },
): Promise<Uint8Array> {
  const issuedAt = Math.floor(nowMs / 1000);
  const told = addresses.filter((address) => address.length <= maxAddressBytes).slice(0, maxToldAddresses);
  for (;;) {
    const said = encode(body, { peer: identity.id, addresses: told, issuedAt, expiresAt: issuedAt + seconds });
    if (said.length <= maxRecordBytes - 80)
      return encode(sealed, { body: said, signature: await identity.sign(join(purpose, said)) });
    told.pop();
  }
}

/** What it says, its signature not yet looked at: for those whose channel has proven the peer. */
export function readAddressRecord(from: Uint8Array): Result<AddressRecord, AddressRecordError> {
  const parts = openSeal(from);
  return parts.ok ? ok(parts.value.said) : parts;
}

export async function openAddressRecord(
  from: Uint8Array,
  nowMs: number,
): Promise<Result<AddressRecord, AddressRecordError>> {
  const parts = openSeal(from);
  if (!parts.ok) return parts;
  const { said, body: signed, signature } = parts.value;
  const { peer, issuedAt, expiresAt } = said;
  const now = nowMs / 1000;
  if (expiresAt - issuedAt > maxRecordSeconds || issuedAt > now + clockSlackSeconds)
    return err({ type: 'RecordTimes', issuedAt, expiresAt });
  if (expiresAt + clockSlackSeconds < now) return err({ type: 'RecordExpired', expiresAt });
  const holds = await verifySignature(peer, join(purpose, signed), signature);
  return holds ? ok(said) : err({ type: 'RecordForged', peer });
}

function openSeal(
  from: Uint8Array,
): Result<
  { readonly said: AddressRecord; readonly body: Uint8Array; readonly signature: Uint8Array },
  AddressRecordError
> {
  if (from.length > maxRecordBytes) return err({ type: 'RecordMalformed', detail: `${from.length} bytes` });
  const parts = decode(sealed, from);
  if (!parts.ok) return err({ type: 'RecordMalformed', detail: parts.error.detail });
  const said = decode(body, parts.value.body);
  if (!said.ok) return err({ type: 'RecordMalformed', detail: said.error.detail });
  return ok({ said: said.value, ...parts.value });
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}
