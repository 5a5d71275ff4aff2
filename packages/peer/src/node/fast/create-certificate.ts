/**
 * A self-signed certificate that proves a peer's identity, as libp2p's TLS specification says: a key of its own (P-256),
 * and an extension with the peer's public key and its signature of that key. Made new at each start, kept nowhere.
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { type Identity, publicKeyToProtobuf } from '../../identity/index.ts';
import { encodeDer, encodeObjectId, tags } from './der.ts';

export interface Certificate {
  /** DER. */
  readonly bytes: Uint8Array;
  /** PEM, as node:tls takes them. */
  readonly certificate: string;
  readonly privateKey: string;
}

/** IANA's number of libp2p, its TLS extension. */
export const libp2pExtension = '1.3.6.1.4.1.53594.1.1';
/** What the peer signs begins with. */
export const signedPrefix = new TextEncoder().encode('libp2p-tls-handshake:');

export async function createCertificate(identity: Identity): Promise<Certificate> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  const signature = await identity.sign(Buffer.concat([signedPrefix, spki]));
  const proof = encodeDer(
    tags.sequence,
    encodeDer(tags.octetString, publicKeyToProtobuf(identity.publicKey)),
    encodeDer(tags.octetString, signature),
  );
  const toBeSigned = describeCertificate(spki, proof);
  const signed = sign('sha256', toBeSigned, { key: privateKey, dsaEncoding: 'der' });
  const bytes = encodeDer(tags.sequence, toBeSigned, algorithm, encodeDer(tags.bitString, Uint8Array.of(0), signed));
  const base64 = (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/gu) ?? []
  ).join('\n');
  return {
    bytes,
    certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** TBSCertificate of RFC 5280: version 3, no names. */
function describeCertificate(spki: Uint8Array, proof: Uint8Array): Uint8Array {
  // Positive and not zero, whatever chance says.
  const serial = randomBytes(9).fill(1, 0, 1);
  const name = encodeDer(tags.sequence);
  const extension = encodeDer(
    tags.sequence,
    encodeObjectId(libp2pExtension),
    encodeDer(tags.boolean, Uint8Array.of(0xff)),
    encodeDer(tags.octetString, proof),
  );
  return encodeDer(
    tags.sequence,
    encodeDer(tags.explicit(0), encodeDer(tags.integer, Uint8Array.of(2))),
    encodeDer(tags.integer, serial),
    algorithm,
    name,
    validity,
    name,
    spki,
    encodeDer(tags.explicit(3), encodeDer(tags.sequence, extension)),
  );
}

/** ecdsa-with-SHA256. */
const algorithm = encodeDer(tags.sequence, encodeObjectId('1.2.840.10045.4.3.2'));

const time = (text: string): Uint8Array => encodeDer(tags.generalizedTime, new TextEncoder().encode(text));
/**
 * The proof is in the handshake, not in the dates: a peer whose clock is wrong should still be met. RFC 5280 has
 * 99991231235959Z for certificates without an end; dates before 2050 would have to be in the other form of time.
 */
const validity = encodeDer(
  tags.sequence,
  encodeDer(0x17, new TextEncoder().encode('750101000000Z')),
  time('99991231235959Z'),
);
