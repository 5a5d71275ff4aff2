import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCertificate } from './create-certificate.ts';
import { decodeDer, encodeDer, encodeObjectId } from './der.ts';
import { provePeer } from './prove-peer.ts';
import { newIdentity } from './testing/fast-pair.ts';
import { type Forgery, forgeCertificate, forgedDate } from './testing/forge-certificate.ts';

const today = Date.UTC(2026, 10, 23);

test('[FA1] a certificate proves its peer, today and in a thousand years', async () => {
  const identity = await newIdentity();
  const { bytes, certificate } = await createCertificate(identity);
  for (const date of [today, Date.UTC(1980, 0), Date.UTC(3026, 0)])
    expect(await provePeer(bytes, date)).toEqual({ ok: true, value: identity.id });
  const parsed = new X509Certificate(certificate);
  expect(parsed.verify(parsed.publicKey)).toBe(true);
  expect(new Uint8Array(parsed.raw)).toEqual(bytes);
});

test('[FA1] each program start has a key of its own', async () => {
  const identity = await newIdentity();
  const [one, other] = [await createCertificate(identity), await createCertificate(identity)];
  expect(one.privateKey).not.toBe(other.privateKey);
  expect(one.bytes).not.toEqual(other.bytes);
});

test('[FA2] no changed byte of a certificate proves anybody', async () => {
  const { bytes } = await createCertificate(await newIdentity());
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = bytes.slice();
      changed[at]! ^= change;
      expect((await provePeer(changed, today)).ok).toBe(false);
      expect((await provePeer(bytes.subarray(0, at), today)).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

const proofOf = async (forgery: Omit<Forgery, 'signer'>, isSigned = true) => {
  const signer = await newIdentity();
  const bytes = await forgeCertificate(isSigned ? { ...forgery, signer } : forgery);
  const proven = await provePeer(bytes, forgedDate);
  return proven.ok ? proven.value === signer.id : proven.error;
};

test('[FA2] what nothing is wrong with is proven', async () => {
  expect(await proofOf({})).toBe(true);
  expect(await proofOf({ others: [['1.2.3.4', false]] })).toBe(true);
  expect(await proofOf({ others: [['2.5.29.15', true]] })).toBe(true);
});

test('[FA2] a certificate of a web server names nobody', async () => {
  expect(await proofOf({ others: [['2.5.29.15', true]] }, false)).toEqual({ type: 'PeerUnnamed' });
  expect(await provePeer(undefined, today)).toEqual({ ok: false, error: { type: 'CertificateMissing' } });
});

test('[FA2] whoever claims to be another peer is not believed', async () => {
  const other = await newIdentity();
  expect(await proofOf({ claims: other.publicKey })).toEqual({ type: 'ProofWrong' });
});

test('[FA2] a proof that was made for another certificate proves nothing', async () => {
  expect(await proofOf({ signs: Buffer.from('the key of another certificate') })).toEqual({ type: 'ProofWrong' });
});

test.each<[string, Omit<Forgery, 'signer'>, string]>([
  ['a date to come', { notBefore: '20570101000000Z' }, 'come'],
  ['a date that is over', { notAfter: '20540101000000Z' }, 'over'],
  ['a weak hash', { hash: 'sha1' }, 'hash'],
  ['a critical extension that is not known', { others: [['1.2.3.4', true]] }, 'critical'],
  ['two proofs', { proofTwice: true }, 'two proofs'],
  ['a signature by another key', { isStolen: true }, 'signature'],
])('[FA2] %s is refused', async (_name, forgery, detail) => {
  expect(await proofOf(forgery)).toMatchObject({ type: 'CertificateWrong', detail: expect.stringContaining(detail) });
});

test('DER values are read back as they were written, and only whole ones', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 4 }), (contents) => {
      const bytes = Buffer.concat(contents.map((content) => encodeDer(4, content)));
      expect(decodeDer(bytes)?.map(({ content }) => [...content])).toEqual(contents.map((content) => [...content]));
      if (bytes.length > 0) expect(decodeDer(bytes.subarray(0, -1))).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const values = decodeDer(bytes);
      if (values !== undefined) expect(Buffer.concat(values.map((value) => value.bytes))).toEqual(Buffer.from(bytes));
    }),
  );
  // A length in a longer form than needed; one without end; a tag of two bytes.
  for (const wrong of [
    [4, 0x81, 5, 1, 2, 3, 4, 5],
    [4, 0x80, 0, 0],
    [0x1f, 1, 0],
  ])
    expect(decodeDer(Uint8Array.from(wrong))).toBeUndefined();
  expect(Buffer.from(encodeObjectId('1.3.6.1.4.1.53594.1.1')).toString('hex')).toBe('060a2b0601040183a25a0101');
});
