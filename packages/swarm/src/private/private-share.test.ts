import { createHash } from 'node:crypto';
import { type Crypto, err, ok, type Result, webCrypto } from '@peersume/base';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FolderEntry, importFile } from '../manifest/import-content.ts';
import { importPrivate, type PrivateImport, type PrivateImportOptions } from './import-private.ts';
import { openPrivate, type PrivateShare } from './open-private.ts';
import { createPrivateCipher } from './private-cipher.ts';
import { encodePrivateIndex, type PrivateFile } from './private-index.ts';
import { createPrivateSource } from './private-source.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const crypto = webCrypto(globalThis.crypto);

const pattern = (byteLength: number, seed: number): Uint8Array => {
  const bytes = new Uint8Array(byteLength);
  let state = seed;
  for (let index = 0; index < byteLength; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
};

const contents: Readonly<Record<string, Uint8Array>> = {
  'notes/salary expectations.txt': new TextEncoder().encode('a secret that nobody may see'),
  'film.bin': pattern(700_001, 2),
  nothing: new Uint8Array(0),
  'why?.bin': pattern(262_144, 3),
};

const entries = (): FolderEntry[] => [
  ...Object.entries(contents).map(([path, bytes]): FolderEntry => ({ path, content: [bytes] })),
  { path: 'empty/folder' },
];

interface Kept extends PrivateImport {
  readonly pieces: ReadonlyMap<string, Uint8Array>;
  readonly readPiece: (piece: number) => Promise<Result<Uint8Array, { readonly type: 'PieceMissing' }>>;
}

async function share(from: readonly FolderEntry[], options: Partial<PrivateImportOptions> = {}): Promise<Kept> {
  const pieces = new Map<string, Uint8Array>();
  const imported = await importPrivate(from, {
    crypto,
    sha256,
    onPiece: (bytes, digest) => void pieces.set(bytesToHex(digest), bytes.slice()),
    ...options,
  });
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  const { manifest } = imported.value;
  const readPiece = async (piece: number): Promise<Result<Uint8Array, { readonly type: 'PieceMissing' }>> => {
    const bytes = pieces.get(bytesToHex(manifest.pieceDigest(piece)));
    return bytes === undefined ? err({ type: 'PieceMissing' }) : ok(bytes);
  };
  return { ...imported.value, pieces, readPiece };
}

async function open(kept: Kept, key = kept.key): Promise<PrivateShare<{ type: 'PieceMissing' }>> {
  const opened = await openPrivate({ manifest: kept.manifest, key, crypto, sha256, readPiece: kept.readPiece });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

const fileOf = (
  opened: { readonly index: { readonly files: readonly PrivateFile[] } },
  written: string,
): PrivateFile => {
  const found = opened.index.files.find((file) => (file.written ?? file.path) === written);
  if (found === undefined) throw new Error(written);
  return found;
};

async function bytesOf<E>(parts: AsyncIterable<Result<Uint8Array, E>>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) {
    if (!part.ok) throw new Error(JSON.stringify(part.error));
    all.push(part.value);
  }
  return Buffer.concat(all);
}

describe('a private share', () => {
  test('[FI40] opens to the files and folders that went in', async () => {
    const opened = await open(await share(entries()));
    expect(opened.index.files.map(({ path, byteLength }) => [path, byteLength])).toEqual([
      ['notes/salary expectations.txt', 28],
      ['film.bin', 700_001],
      ['nothing', 0],
      ['why_.bin', 262_144],
    ]);
    expect(fileOf(opened, 'why?.bin').written).toBe('why?.bin');
    expect(opened.index.emptyFolders).toEqual([{ path: 'empty/folder' }]);
    for (const [path, bytes] of Object.entries(contents))
      expect(Buffer.compare(await bytesOf(opened.read(fileOf(opened, path))), bytes), path).toBe(0);
  });

  test('[FI41] gives any bytes of any file alone, from the pieces that hold them', async () => {
    const kept = await share(entries());
    const asked: number[] = [];
    const opened = await open({ ...kept, readPiece: (piece) => (asked.push(piece), kept.readPiece(piece)) });
    const film = fileOf(opened, 'film.bin');
    await fc.assert(
      fc.asyncProperty(fc.nat(720_000), fc.nat(300_000), async (start, length) => {
        asked.length = 0;
        const bytes = await bytesOf(opened.read(film, start, start + length));
        expect(Buffer.compare(bytes, contents['film.bin']?.subarray(start, start + length) ?? new Uint8Array(0))).toBe(
          0,
        );
        const { firstPiece, endPiece } = opened.pieceRange(film, start, start + length);
        expect(asked).toEqual(Array.from({ length: endPiece - firstPiece }, (_, index) => firstPiece + index));
      }),
      { numRuns: 40 },
    );
  });

  test('[FI40] shows nothing of names or bytes, and is one file without a name', async () => {
    const kept = await share(entries());
    expect(kept.manifest.files).toHaveLength(1);
    expect(kept.manifest.files[0]?.path).toBe('');
    const all = Buffer.concat([...kept.pieces.values(), ...kept.manifest.structure]);
    for (const word of ['salary', 'secret', 'peersume share', 'files', 'film']) expect(all.includes(word)).toBe(false);
  });

  test('[FI42] has a key of its own each time, and not a piece in common with the one before', async () => {
    const [one, other] = [await share(entries()), await share(entries())];
    expect(one.key).toHaveLength(32);
    expect(one.key).not.toEqual(other.key);
    for (const digest of one.pieces.keys()) expect(other.pieces.has(digest)).toBe(false);
  });

  test('[FI41] is the same bytes as by another implementation', async () => {
    const fixed: Crypto = { ...crypto, randomBytes: (byteLength) => new Uint8Array(byteLength).fill(7) };
    const kept = await share([{ path: 'a.txt', content: [new TextEncoder().encode('hello world')] }], {
      crypto: fixed,
    });
    const [piece] = [...kept.pieces.values()];
    // Made by OpenSSL 3.0.19: `openssl kdf … HKDF` for the key, `openssl enc -aes-256-ctr -iv 0` for the bytes.
    expect(piece && Buffer.from(piece).toString('hex')).toBe(knownShare);
  });

  test('[FI44] does not open with another key', async () => {
    const kept = await share(entries());
    const opened = await openPrivate({ ...kept, key: new Uint8Array(32), crypto, sha256 });
    expect(opened).toEqual(err({ type: 'PrivateKeyWrong' }));
  });

  test('[FI44] that is none is told so, however short', async () => {
    for (const byteLength of [0, 1, 23, 24, 5000]) {
      const bytes = pattern(byteLength, 9);
      const kept = await share([{ path: 'x', content: [bytes] }]);
      const plain = await importFile([bytes], { sha256 });
      if (!plain.ok) throw new Error('fine');
      const readPiece = async (): Promise<Result<Uint8Array, never>> => ok(bytes);
      const opened = await openPrivate({ manifest: plain.value, key: kept.key, crypto, sha256, readPiece });
      expect(opened).toEqual(err({ type: 'PrivateKeyWrong' }));
    }
  });

  test('[FI30] is read only from pieces whose hashes are right', async () => {
    const kept = await share(entries());
    const readPiece = async (piece: number): Promise<Result<Uint8Array, { type: 'PieceMissing' }>> => {
      const read = await kept.readPiece(piece);
      return read.ok && piece === 1 ? ok(read.value.with(0, (read.value[0] ?? 0) ^ 1)) : read;
    };
    const opened = await open({ ...kept, readPiece });
    const results: unknown[] = [];
    for await (const part of opened.read(fileOf(opened, 'film.bin'))) results.push(part.ok ? 'bytes' : part.error);
    expect(results).toEqual(['bytes', { type: 'PieceWrong', piece: 1 }]);
  });

  test('with padding, tells only its rough size', async () => {
    const sizes = new Set<number>();
    for (const byteLength of [10_000, 10_050, 10_100]) {
      const kept = await share([{ path: 'x', content: [pattern(byteLength, 4)] }], { padding: 'padme' });
      sizes.add(kept.manifest.byteLength);
      expect(kept.manifest.byteLength).toBeLessThan(byteLength * 1.12);
      const opened = await open(kept);
      expect(Buffer.compare(await bytesOf(opened.read(fileOf(opened, 'x'))), pattern(byteLength, 4))).toBe(0);
    }
    expect(sizes.size).toBe(1);
  });

  test('refuses names before they are read, and is cancelled like any import', async () => {
    const options = { crypto, sha256 };
    expect(await importPrivate([{ path: '../x', content: [new Uint8Array(1)] }], options)).toMatchObject({
      ok: false,
      error: { type: 'NameRefused', rule: 'dots' },
    });
    const twice = [
      { path: 'a', content: [] },
      { path: 'a', content: [] },
    ];
    expect(await importPrivate(twice, options)).toMatchObject({ ok: false, error: { rule: 'duplicate' } });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(importPrivate(entries(), { ...options, signal })).rejects.toThrow('enough');
  });
});

describe('the index of a private share', () => {
  /** A share by someone who writes into the index what he likes. */
  async function forged(index: Uint8Array, content = new Uint8Array(10)): Promise<unknown> {
    const key = new Uint8Array(32).fill(3);
    const cipher = await createPrivateCipher(crypto, key);
    const bytes = await cipher(Buffer.concat([content, index]), 0);
    const imported = await importFile([bytes], { sha256 });
    if (!imported.ok) throw new Error('fine');
    const readPiece = async (): Promise<Result<Uint8Array, never>> => ok(bytes);
    const opened = await openPrivate({ manifest: imported.value, key, crypto, sha256, readPiece });
    return opened.ok ? opened.value.index.files : opened.error;
  }

  test('[FI44] is refused where it says what cannot be', async () => {
    const broken = expect.objectContaining({ type: 'PrivateIndexBroken' });
    expect(await forged(encodePrivateIndex([['a', 11]], []))).toEqual(broken);
    expect(await forged(encodePrivateIndex([['a', -1]], []))).toEqual(broken);
    expect(await forged(encodePrivateIndex([['a', 1.5]], []))).toEqual(broken);
    expect(await forged(encodePrivateIndex([['a', 2 ** 60]], []))).toEqual(broken);
    expect(await forged(encodePrivateIndex([['../a', 1]], []))).toMatchObject({
      type: 'PrivateNameRefused',
      rule: 'dots',
    });
    expect(
      await forged(
        encodePrivateIndex(
          [
            ['a', 1],
            ['a/b', 1],
          ],
          [],
        ),
      ),
    ).toMatchObject({ rule: 'duplicate' });
    expect(
      await forged(
        encodePrivateIndex(
          [
            ['a/b', 1],
            ['a', 1],
          ],
          [],
        ),
      ),
    ).toMatchObject({ rule: 'duplicate' });
    expect(await forged(encodePrivateIndex([[Array.from({ length: 200 }, () => 'a').join('/'), 1]], []))).toEqual(
      broken,
    );
    const encoded = encodePrivateIndex([['a', 1]], []);
    expect(await forged(encoded.with(0, 0xff))).toEqual(broken);
    expect(await forged(encoded.with(encoded.byteLength - 17, 200))).toEqual(broken);
    expect(await forged(encoded.with(encoded.byteLength - 20, 1))).toEqual(broken);
    for (const json of [
      'null',
      '[]',
      '{"files":{}}',
      '{"files":[["a"]],"emptyFolders":[]}',
      '{"files":[],"emptyFolders":[1]}',
    ]) {
      const text = new TextEncoder().encode(json);
      const trailer = encodePrivateIndex([], []).slice(-24);
      new DataView(trailer.buffer).setBigUint64(0, BigInt(text.byteLength));
      expect(await forged(Buffer.concat([text, trailer]))).toEqual(broken);
    }
  });

  test('[FI21] has names that are safe on every platform, folder by folder', async () => {
    const files = await forged(
      encodePrivateIndex(
        [
          ['A/x', 1],
          ['a/x', 1],
          ['A/X', 1],
          ['con', 1],
        ],
        [],
      ),
    );
    expect(files).toMatchObject([
      { path: 'A/x', offset: 0 },
      { path: 'a (2)/x', written: 'a/x', offset: 1 },
      { path: 'A/X (2)', written: 'A/X', offset: 2 },
      { path: '_con', written: 'con', offset: 3 },
    ]);
  });
});

describe('[FI43] pieces made again from the files', () => {
  const readFile = async (file: PrivateFile, start: number, end: number): Promise<Result<Uint8Array, never>> =>
    ok(contents[file.written ?? file.path]?.subarray(start, end) ?? new Uint8Array(0));

  test.each(['none', 'padme'] as const)('are those of the share (padding: %s)', async (padding) => {
    const kept = await share(entries(), { padding });
    const source = await createPrivateSource({ ...kept, crypto, sha256, readFile });
    for (let piece = 0; piece < kept.manifest.pieceCount; piece++)
      expect(await source.readPiece(piece)).toEqual(await kept.readPiece(piece));
  });

  test('are not given out once a file has changed, in its bytes or its length', async () => {
    const kept = await share(entries());
    const changed = await createPrivateSource({
      ...kept,
      crypto,
      sha256,
      readFile: async (file, start, end) => {
        const bytes = contents[file.path]?.slice(start, end) ?? new Uint8Array(0);
        if (file.path === 'film.bin' && start === 0) bytes[5] = (bytes[5] ?? 0) ^ 1;
        return ok(bytes);
      },
    });
    expect(await changed.readPiece(0)).toEqual(err({ type: 'SourceChanged', piece: 0 }));
    expect(await changed.readPiece(1)).toMatchObject({ ok: true });
    const shortened = await createPrivateSource({
      ...kept,
      crypto,
      sha256,
      readFile: async (file, start, end) => ok(contents[file.path]?.subarray(start, end - 1) ?? new Uint8Array(0)),
    });
    expect(await shortened.readPiece(1)).toEqual(err({ type: 'SourceChanged', piece: 1 }));
  });
});

const knownShare =
  '0ab9e282c5526b1539444e159e5960df593381329c6cb196e4c882c2bcb22aa5ba1c1f28e23e93fbd65b2a6f402f78f529b742fe211cd89715654e2ffdd25e2da20ac3c14cef556abe8a4bb5a9';
