import { createCipheriv, hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import vectors from '../../vectors/files-ipip-499.json' with { type: 'json' };
import { cidToText } from './cid.ts';
import { importFile, importFolder, type FolderEntry } from './import-content.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

interface Case {
  readonly name: string;
  readonly text?: string;
  readonly stream?: { readonly seed: string; readonly mebibytes: number };
  readonly folder?: {
    readonly seed: string;
    readonly count: number;
    readonly nameLength: number;
    readonly lastNameLength: number;
  };
  readonly cid: string;
}

describe(`[FI2] unixfs-v1-2025 gives the CIDs that ${vectors.tool} publishes`, () => {
  test.each((vectors.cases as readonly Case[]).map((vector) => [vector.name, vector] as const))(
    '%s',
    async (_name, { text, stream, folder, cid }) => {
      const options = { profile: 'unixfs-v1-2025', sha256 } as const;
      const imported = folder
        ? await importFolder(entriesOf(folder), options)
        : await importFile(stream ? bytesOf(stream) : [new TextEncoder().encode(text)], options);
      expect(imported.ok && cidToText(imported.value.root)).toBe(cid);
    },
    60_000,
  );
});

const mebibyte = new Uint8Array(2 ** 20);

/** The key stream is what the cipher makes of zeros. */
const cipherOf = (seed: string) =>
  createCipheriv('chacha20', sha256(new TextEncoder().encode(seed)), new Uint8Array(16));

function* bytesOf({ seed, mebibytes }: { readonly seed: string; readonly mebibytes: number }): Generator<Uint8Array> {
  const cipher = cipherOf(seed);
  for (let turn = 0; turn < mebibytes; turn++) yield cipher.update(mebibyte);
}

function* entriesOf({ seed, count, nameLength, lastNameLength }: NonNullable<Case['folder']>): Generator<FolderEntry> {
  const stream = cipherOf(seed).update(mebibyte);
  for (let number = 0, offset = 0; number < count; number++) {
    const length = number === count - 1 ? lastNameLength : nameLength;
    const letters = [...stream.subarray(offset, (offset += length))].map((byte) => alphabet[byte % alphabet.length]);
    yield { path: letters.join(''), content: [new TextEncoder().encode('x')] };
  }
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz01234567890-_';
