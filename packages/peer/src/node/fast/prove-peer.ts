/**
 * Who the other end of a TLS handshake has proven to be, from its certificate. The handshake has proven that it has the
 * certificate's key; here the certificate proves that the peer's key has signed that one (libp2p's TLS specification).
 */
import { X509Certificate } from 'node:crypto';
import { err, ok, type PeerId, type Result } from '@peersume/base';
import { peerIdFromPublicKey, publicKeyFromProtobuf, verifySignature } from '../../identity/index.ts';
import { libp2pExtension, signedPrefix } from './create-certificate.ts';
import { decodeDer, type DerValue, encodeObjectId, tags } from './der.ts';

export type CertificateError =
  | { readonly type: 'CertificateMissing' }
  /** Not a certificate, or with what this program does not read or trust. */
  | { readonly type: 'CertificateWrong'; readonly detail: string }
  /** It names no peer at all: the other end is some other service. */
  | { readonly type: 'PeerUnnamed' }
  /** It names a peer, who has not signed it. */
  | { readonly type: 'ProofWrong' };

export async function provePeer(
  bytes: Uint8Array | undefined,
  nowMs: number,
): Promise<Result<PeerId, CertificateError>> {
  if (bytes === undefined) return err({ type: 'CertificateMissing' });
  const fault = findFault(bytes, nowMs);
  if (fault !== undefined) return err({ type: 'CertificateWrong', detail: fault });
  const parts = readParts(bytes);
  if (typeof parts === 'string') return err({ type: 'CertificateWrong', detail: parts });
  if (parts.proof === undefined) return err({ type: 'PeerUnnamed' });
  const [signedKey] = decodeDer(parts.proof) ?? [];
  const [key, signature, ...more] = (signedKey?.tag === tags.sequence && decodeDer(signedKey.content)) || [];
  if (key?.tag !== tags.octetString || signature?.tag !== tags.octetString || more.length > 0)
    return err({ type: 'CertificateWrong', detail: 'the proof is not readable' });
  const publicKey = publicKeyFromProtobuf(key.content);
  if (publicKey === undefined) return err({ type: 'CertificateWrong', detail: 'the key of the peer is not Ed25519' });
  const isProven = await verifySignature(publicKey, Buffer.concat([signedPrefix, parts.spki]), signature.content);
  return isProven ? ok(peerIdFromPublicKey(publicKey)) : err({ type: 'ProofWrong' });
}

export function describeCertificateError(error: CertificateError): string {
  switch (error.type) {
    case 'CertificateMissing':
      return 'there was no certificate';
    case 'CertificateWrong':
      return `in the certificate, ${error.detail}`;
    case 'PeerUnnamed':
      return 'the certificate names no peer';
    case 'ProofWrong':
      return 'the peer that the certificate names has not signed it';
  }
}

/** What OpenSSL can tell of it; undefined where all is well. */
function findFault(bytes: Uint8Array, nowMs: number): string | undefined {
  try {
    const certificate = new X509Certificate(bytes);
    const key = certificate.publicKey;
    if (!certificate.verify(key)) return 'the signature of itself is wrong';
    // Parameters of a curve that are written out could be those of another one.
    if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === undefined)
      return 'the curve has no name';
    if (certificate.validFromDate.getTime() > nowMs) return 'the time has not come';
    return certificate.validToDate.getTime() < nowMs ? 'the time is over' : undefined;
  } catch {
    return 'something is not readable';
  }
}

interface Parts {
  /** As it stands in the certificate: that is what was signed. */
  readonly spki: Uint8Array;
  /** The content of libp2p's extension. */
  readonly proof: Uint8Array | undefined;
}

/** The two parts that matter, or why the certificate is refused. */
function readParts(bytes: Uint8Array): Parts | string {
  const inside = (value: DerValue | undefined): readonly DerValue[] => (value && decodeDer(value.content)) ?? [];
  const [toBeSigned, algorithm] = inside(decodeDer(bytes)?.[0]);
  const [version, , , , , , spki, ...rest] = inside(toBeSigned);
  const [hash] = inside(algorithm);
  if (hash === undefined || weakAlgorithms.some((weak) => equal(hash.bytes, weak))) return 'the hash is weak';
  // Of version 3, the number of which is 2.
  if (version?.tag !== tags.explicit(0) || inside(version)[0]?.content[0] !== 2) return 'the version is not 3';
  const [list, ...others] = rest;
  if (spki?.tag !== tags.sequence || list?.tag !== tags.explicit(3) || others.length > 0)
    return 'there are other parts';
  let proof: Uint8Array | undefined;
  for (const extension of inside(inside(list)[0])) {
    const [id, second, third] = inside(extension);
    const isCritical = second?.tag === tags.boolean;
    const value = isCritical ? third : second;
    if (id === undefined || value?.tag !== tags.octetString) return 'an extension is not readable';
    if (equal(id.bytes, proofId)) {
      if (proof !== undefined) return 'there are two proofs';
      proof = value.content;
    } else if (isCritical && !understood.some((known) => equal(id.bytes, known)))
      return 'there is a critical extension that is not known';
  }
  return { spki: spki.bytes, proof };
}

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
const proofId = encodeObjectId(libp2pExtension);
/** Use of the key, authority or not, extended use: they restrict nothing here. */
const understood = ['2.5.29.15', '2.5.29.19', '2.5.29.37'].map(encodeObjectId);
/** MD5 and SHA-1, with RSA and ECDSA. */
const weakAlgorithms = ['1.2.840.113549.1.1.4', '1.2.840.113549.1.1.5', '1.2.840.10045.4.1'].map(encodeObjectId);
