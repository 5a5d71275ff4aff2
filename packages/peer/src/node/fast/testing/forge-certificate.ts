/** Certificates that are wrong in one way: no library makes them on purpose. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { type Identity, publicKeyToProtobuf } from '../../../identity/index.ts';
import { libp2pExtension, signedPrefix } from '../create-certificate.ts';
import { encodeDer, encodeObjectId, tags } from '../der.ts';

export interface Forgery {
  /** Who signs; nobody where there is to be no proof. */
  readonly signer?: Identity;
  /** Who is claimed, if not the signer. */
  readonly claims?: Uint8Array;
  /** What is signed, if not the certificate's key. */
  readonly signs?: Uint8Array;
  readonly hash?: 'sha1' | 'sha256';
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Other extensions: their names, and whether they are critical. */
  readonly others?: readonly (readonly [id: string, isCritical: boolean])[];
  readonly proofTwice?: boolean;
  /** Signs itself with another key. */
  readonly isStolen?: boolean;
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

export async function forgeCertificate(forgery: Forgery): Promise<Uint8Array> {
  const { signer, hash = 'sha256', others = [] } = forgery;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  const algorithm = encodeDer(
    tags.sequence,
    encodeObjectId(hash === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'),
  );
  const extensions = others.map(([id, isCritical]) => extension(id, isCritical, Uint8Array.of(5, 0)));
  if (signer !== undefined) {
    const proof = encodeDer(
      tags.sequence,
      encodeDer(tags.octetString, publicKeyToProtobuf(forgery.claims ?? signer.publicKey)),
      encodeDer(tags.octetString, await signer.sign(Buffer.concat([signedPrefix, forgery.signs ?? spki]))),
    );
    extensions.push(extension(libp2pExtension, false, proof));
    if (forgery.proofTwice === true) extensions.push(extension(libp2pExtension, false, proof));
  }
  const toBeSigned = encodeDer(
    tags.sequence,
    encodeDer(tags.explicit(0), encodeDer(tags.integer, Uint8Array.of(2))),
    encodeDer(tags.integer, Uint8Array.of(1, 2, 3)),
    algorithm,
    encodeDer(tags.sequence),
    encodeDer(
      tags.sequence,
      encodeDer(tags.generalizedTime, text(forgery.notBefore ?? '20500101000000Z')),
      encodeDer(tags.generalizedTime, text(forgery.notAfter ?? '20600101000000Z')),
    ),
    encodeDer(tags.sequence),
    spki,
    encodeDer(tags.explicit(3), encodeDer(tags.sequence, ...extensions)),
  );
  const key = forgery.isStolen === true ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey;
  const signature = sign(hash, toBeSigned, { key, dsaEncoding: 'der' });
  return encodeDer(tags.sequence, toBeSigned, algorithm, encodeDer(tags.bitString, Uint8Array.of(0), signature));
}

const extension = (id: string, isCritical: boolean, value: Uint8Array): Uint8Array =>
  encodeDer(
    tags.sequence,
    encodeObjectId(id),
    ...(isCritical ? [encodeDer(tags.boolean, Uint8Array.of(0xff))] : []),
    encodeDer(tags.octetString, value),
  );

/** When forged certificates are valid. */
export const forgedDate = Date.UTC(2055, 0, 1);
