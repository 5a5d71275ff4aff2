/** What the cores of sharing need of the browser: chance, time, hashing. */
import { assert, webCrypto } from '@peersume/base';
import type { VerifyPayload } from '@peersume/swarm';

export { systemClock as clock, systemRandom as random } from '@peersume/peer/browser';

export const platformCrypto = webCrypto(globalThis.crypto);
export const sha256 = platformCrypto.sha256;

export const verifyPayload: VerifyPayload = (payload, digest, done) => {
  assert(payload instanceof Uint8Array, 'real links carry bytes');
  void verify(payload, digest, done);
};

async function verify(payload: Uint8Array, digest: Uint8Array, done: (holds: boolean) => void): Promise<void> {
  // What the platform cannot hash is not what was promised.
  const actual = await sha256(payload).catch(() => undefined);
  done(actual?.every((byte, at) => byte === digest[at]) === true);
}
