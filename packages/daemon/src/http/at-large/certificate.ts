/** A certificate and its key from PEM files, read again when they change: programs that renew them replace the files. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '@peersume/base';

export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateFault {
  readonly path: string;
  readonly detail: string;
}

export async function readCertificate(files: CertificateFiles): Promise<Result<Certificate, CertificateFault>> {
  const cert = await readPem(files.certificate);
  if (!cert.ok) return cert;
  const key = await readPem(files.key);
  if (!key.ok) return key;
  let parsed: X509Certificate;
  try {
    parsed = new X509Certificate(cert.value);
  } catch {
    return err({ path: files.certificate, detail: 'is no certificate in PEM form' });
  }
  try {
    if (!parsed.checkPrivateKey(createPrivateKey(key.value)))
      return err({ path: files.key, detail: `is the key of another certificate than ${files.certificate}` });
  } catch {
    return err({ path: files.key, detail: 'is no private key in PEM form without a passphrase' });
  }
  return ok({ cert: cert.value, key: key.value });
}

/** A pair that does not fit (one file is written, the other not yet) waits for the next change. */
export function watchCertificate(files: CertificateFiles, renewed: (certificate: Certificate) => void): () => void {
  const look = (): void =>
    void readCertificate(files).then((read) => {
      if (read.ok) renewed(read.value);
    });
  const paths = [files.certificate, files.key];
  for (const path of paths) watchFile(path, { interval: lookEveryMs, persistent: false }, look);
  return () => {
    for (const path of paths) unwatchFile(path, look);
  };
}

const lookEveryMs = 30_000; // renewals come weeks before the end

async function readPem(path: string): Promise<Result<string, CertificateFault>> {
  try {
    return ok(await readFile(path, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err({ path, detail: code === 'ENOENT' ? 'is not there' : `cannot be read (${code})` });
  }
}
