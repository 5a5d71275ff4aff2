import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { err, ok, type Result } from '@peersume/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importToMemory, type InMemory } from '../testing/import-to-memory.ts';
import { syntheticManifest } from '../testing/synthetic-manifest.ts';
import { type ManifestFile } from './manifest.ts';
import { fileOfPiece, pieceRangeOfBytes } from './piece-range.ts';
import { readBytes, type ReadBytesOptions } from './read-bytes.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const pieceBytes = 262_144;
const contents: Readonly<Record<string, Uint8Array>> = {
  a: pattern(3 * pieceBytes + 11),
  b: new Uint8Array(0),
  c: pattern(5),
  d: pattern(2 * pieceBytes),
};

function pattern(byteLength: number): Uint8Array {
  const bytes = new Uint8Array(byteLength);
  for (let index = 0; index < byteLength; index++) bytes[index] = (index * 7 + (index >> 9)) & 0xff;
  return bytes;
}

const imported = await importToMemory(Object.entries(contents).map(([path, bytes]) => ({ path, content: [bytes] })));
if (!imported.ok) throw new Error('the folder is fine');
const memory: InMemory = imported.value;
const { manifest } = memory;
const fileOf = (path: string): ManifestFile => {
  const file = manifest.files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(path);
  return file;
};

async function collect(
  options: Partial<ReadBytesOptions<{ type: string }>> & { file: ManifestFile },
): Promise<Result<Uint8Array, { type: string }>> {
  const parts: Uint8Array[] = [];
  for await (const part of readBytes({ manifest, readPiece: memory.readPiece, sha256, ...options })) {
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(Buffer.concat(parts));
}

const offsets = fc.oneof(
  fc.nat(4 * pieceBytes),
  fc.constantFrom(
    0,
    1,
    pieceBytes - 1,
    pieceBytes,
    pieceBytes + 1,
    2 * pieceBytes,
    3 * pieceBytes,
    3 * pieceBytes + 11,
  ),
);

describe('[FI30] bytes of a file', () => {
  test('come exactly, for every range, from the pieces that hold them and no others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('a', 'b', 'c', 'd'), offsets, offsets, async (path, one, other) => {
        const [start, end] = one < other ? [one, other] : [other, one];
        const file = fileOf(path);
        const asked: number[] = [];
        const read = await collect({
          file,
          start,
          end,
          readPiece: (piece) => (asked.push(piece), memory.readPiece(piece)),
        });
        const expected = contents[path]?.subarray(start, end) ?? new Uint8Array(0);
        expect(read.ok && Buffer.compare(read.value, expected)).toBe(0);
        const needed = Array.from({ length: manifest.pieceCount }, (_, piece) => piece).filter((piece) => {
          const from = manifest.pieceOffset(piece) - manifest.pieceOffset(file.firstPiece);
          const inFile = piece >= file.firstPiece && piece < file.firstPiece + file.pieceCount;
          return inFile && expected.byteLength > 0 && from < end && from + manifest.pieceLength(piece) > start;
        });
        expect(asked).toEqual(needed);
      }),
    );
  });

  test('come whole where no range is given', async () => {
    const read = await collect({ file: fileOf('a') });
    expect(read.ok && Buffer.compare(read.value, contents['a'] ?? new Uint8Array(0))).toBe(0);
  });

  test('end with the first piece that is not what its hash says, before a byte of it is seen', async () => {
    const file = fileOf('a');
    for (const spoil of [(bytes: Uint8Array) => bytes.with(100, 1), (bytes: Uint8Array) => bytes.subarray(1)]) {
      const parts: unknown[] = [];
      const readPiece = async (piece: number): Promise<Result<Uint8Array, never>> =>
        ok(piece === file.firstPiece + 1 ? spoil(memory.piece(piece)) : memory.piece(piece));
      for await (const part of readBytes({ manifest, file, sha256, readPiece }))
        parts.push(part.ok ? part.value.byteLength : part.error);
      expect(parts).toEqual([pieceBytes, { type: 'PieceWrong', piece: file.firstPiece + 1 }]);
    }
  });

  test('end with the reason why a piece cannot be had', async () => {
    expect(await collect({ file: fileOf('d'), readPiece: async () => err({ type: 'Gone' }) })).toEqual(
      err({ type: 'Gone' }),
    );
  });

  test('are asked for ahead of the reader, so many pieces and no more', async () => {
    const file = fileOf('a');
    const asked: number[] = [];
    const seen: number[] = [];
    const readPiece = (piece: number): Promise<Result<Uint8Array, { type: 'PieceMissing' }>> => {
      asked.push(piece);
      return memory.readPiece(piece);
    };
    for await (const part of readBytes({ manifest, file, sha256, readPiece, ahead: 2 })) {
      if (part.ok) seen.push(asked.length);
    }
    expect(seen).toEqual([2, 3, 4, 4]);
  });

  test('end with the reason of a raised signal', async () => {
    const controller = new AbortController();
    const reading = readBytes({
      manifest,
      file: fileOf('a'),
      sha256,
      signal: controller.signal,
      readPiece: async (piece) => (await wait(1), memory.readPiece(piece)),
    });
    expect((await reading.next()).done).toBe(false);
    controller.abort(new Error('enough'));
    await expect(reading.next()).rejects.toThrow('enough');
  });
});

describe('[FI30] ranges of pieces', () => {
  test('are found by halving in the largest files', () => {
    const large = syntheticManifest({ byteLength: 100_000, pieceLength: 10, seed: 'large' });
    const [file] = large.files;
    if (file === undefined) throw new Error('one file');
    expect(pieceRangeOfBytes(large, file, 50_005, 50_015)).toEqual({
      firstPiece: 5000,
      endPiece: 5002,
      skip: 5,
      byteLength: 10,
    });
    expect(pieceRangeOfBytes(large, file, 100_000, 100_100)).toMatchObject({ byteLength: 0 });
  });

  test('tell the file that a piece belongs to, past empty files', () => {
    const owners = Array.from({ length: manifest.pieceCount }, (_, piece) => fileOfPiece(manifest, piece).path);
    expect(owners).toEqual(['a', 'a', 'a', 'a', 'c', 'd', 'd']);
    expect(() => fileOfPiece(manifest, 7)).toThrow('assertion failed');
  });
});
