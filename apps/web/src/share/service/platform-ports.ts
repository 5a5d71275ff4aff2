/** What the cores of sharing need of the browser: chance, time, hashing. */
import { assert, webCrypto } from '@peersume/base';
import type { VerifyPayload } from '@peersume/swarm';

export { systemClock as clock, systemRandom as random } from '@peersume/peer/browser';

export const platformCrypto = webCrypto(globalThis.crypto);
export const sha256 = platformCrypto.sha256;

export const verifyPayload: VerifyPayload = (payload, digest, done) => {
  assert(payload instanceof Uint8Array, 'real links carry bytes');
  // What the platform cannot hash is not what was promised.
  sha256(payload).then(
    (actual) => done(actual.every((byte, at) => byte === digest[at])),
    () => done(false),
  );
};
