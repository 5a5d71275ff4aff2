import {
  generateKeyPairFromSeed,
  privateKeyFromProtobuf,
  publicKeyFromProtobuf as readByLibp2p,
} from '@libp2p/crypto/keys';
import { peerIdFromPrivateKey } from '@libp2p/peer-id';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIdentity, type Identity, identityFromBytes, identityFromSeed, verifySignature } from './identity.ts';
import { peerIdFromPublicKey, publicKeyFromPeerId, publicKeyFromProtobuf, publicKeyToProtobuf } from './peer-id.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const hello = new TextEncoder().encode('hello');

const unhex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));

async function made(identity: ReturnType<typeof createIdentity>): Promise<Identity> {
  const result = await identity;
  if (!result.ok) throw new Error(result.error.type);
  return result.value;
}

test('[ID1] a peer id is what libp2p makes of the same key', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const identity = await made(identityFromSeed(seed));
      const theirs = await generateKeyPairFromSeed('Ed25519', seed);
      expect(identity.id).toBe(peerIdFromPrivateKey(theirs).toString());
      expect(identity.toBytes()).toEqual(Uint8Array.from([8, 1, 18, 64, ...theirs.raw]));
      expect(privateKeyFromProtobuf(identity.toBytes()).equals(theirs)).toBe(true);
      expect(readByLibp2p(publicKeyToProtobuf(identity.publicKey)).equals(theirs.publicKey)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('[ID1] the public key is in the id', async () => {
  const identity = await made(createIdentity());
  expect(identity.id).toMatch(/^12D3KooW/u);
  expect(publicKeyFromPeerId(identity.id)).toEqual({ ok: true, value: identity.publicKey });
  expect(peerIdFromPublicKey(identity.publicKey)).toBe(identity.id);
  expect(publicKeyFromProtobuf(publicKeyToProtobuf(identity.publicKey))).toEqual(identity.publicKey);
});

test('[ID1] ids of other keys, and texts that are none, are refused', () => {
  const others = [
    'QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N',
    '16Uiu2HAkuqGKz8D6khfrnJnDrN5VxWWCoLU8Aq4eCFJuyXmfakB5',
    '12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ks',
    '12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ks0',
    '',
  ];
  for (const text of others) expect(publicKeyFromPeerId(text)).toMatchObject({ ok: false });
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(publicKeyFromPeerId(`12D3KooW${text}`).ok).toBe(false);
    }),
  );
});

test('[ID2] kept bytes bring back the same identity', async () => {
  const identity = await made(createIdentity());
  const again = await made(identityFromBytes(identity.toBytes()));
  expect(again.id).toBe(identity.id);
  expect(await again.sign(hello)).toEqual(await identity.sign(hello));
});

test('[ID2] any changed byte of what was kept is seen', async () => {
  const identity = await made(createIdentity());
  await fc.assert(
    fc.asyncProperty(fc.nat(67), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = identity.toBytes();
      bytes[at]! ^= change;
      expect(await identityFromBytes(bytes)).toMatchObject({ ok: false, error: { type: 'IdentityWrong' } });
    }),
  );
  expect((await identityFromBytes(identity.toBytes().subarray(1))).ok).toBe(false);
  expect((await identityFromBytes(new Uint8Array(0))).ok).toBe(false);
});

test('[ID3] signatures: RFC 8032, test 2', async () => {
  const seed = unhex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
  const identity = await made(identityFromSeed(seed));
  const signature = await identity.sign(Uint8Array.of(0x72));
  expect(signature).toEqual(
    unhex(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ),
  );
});

test('[ID3] a signature holds for its signer, message and bytes alone', async () => {
  const [one, other] = [await made(createIdentity()), await made(createIdentity())];
  const signature = await one.sign(hello);
  expect(await verifySignature(one.id, hello, signature)).toBe(true);
  expect(await verifySignature(one.publicKey, hello, signature)).toBe(true);
  expect(await verifySignature(other.id, hello, signature)).toBe(false);
  expect(await verifySignature(one.id, hello.subarray(1), signature)).toBe(false);
  expect(await verifySignature(one.id, hello, signature.subarray(1))).toBe(false);
  expect(await verifySignature('nobody', hello, signature)).toBe(false);
  expect(await verifySignature(new Uint8Array(32).fill(0xff), hello, signature)).toBe(false);
  signature[3]! ^= 1;
  expect(await verifySignature(one.id, hello, signature)).toBe(false);
});
