/** A certificate authority of a test, and a certificate of it for this machine. */
import 'reflect-metadata';
import { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

export interface LocalAuthority {
  /** PEM, of the authority. */
  readonly ca: string;
  /** PEM, for `localhost` and 127.0.0.1. */
  readonly cert: string;
  readonly key: string;
}

export async function createLocalAuthority(): Promise<LocalAuthority> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const [authority, server] = [await newKeys(algorithm), await newKeys(algorithm)];
  const dates = { notBefore: new Date(Date.now() - 3_600_000), notAfter: new Date(Date.now() + 3_600_000) };
  const ca = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Authority of a test',
    keys: authority,
    signingAlgorithm: algorithm,
    serialNumber: '01',
    extensions: [new BasicConstraintsExtension(true, 0, true)],
    ...dates,
  });
  const certificate = await X509CertificateGenerator.create({
    subject: 'CN=localhost',
    issuer: ca.subject,
    publicKey: server.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: algorithm,
    serialNumber: '02',
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
    ],
    ...dates,
  });
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', server.privateKey)).toString('base64');
  return {
    ca: ca.toString('pem'),
    cert: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
  };
}

const newKeys = (algorithm: EcKeyGenParams) => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
