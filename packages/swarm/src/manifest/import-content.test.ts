import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Result } from '@peersume/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importToMemory } from '../testing/import-to-memory.ts';
import { cidToText } from './cid.ts';
import { hashConcurrency } from './hash-pieces.ts';
import { importFile, importFolder, type FolderEntry, type ImportError, type ImportOptions } from './import-content.ts';
import { type Manifest } from './manifest.ts';
import { structureLimits } from './structure-limits.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const options: ImportOptions = { sha256 };
const text = (content: string): Uint8Array[] => [new TextEncoder().encode(content)];

const rootOf = (imported: Result<Manifest, ImportError>): string => {
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return cidToText(imported.value.root);
};

const pattern = (byteLength: number): Uint8Array => {
  const bytes = new Uint8Array(byteLength);
  for (let index = 0; index < byteLength; index++) bytes[index] = (index * 31 + (index >> 11)) & 0xff;
  return bytes;
};

function* inPortions(bytes: Uint8Array, portions: readonly number[]): Generator<Uint8Array> {
  for (let offset = 0, turn = 0; offset < bytes.byteLength; turn++)
    yield bytes.subarray(offset, (offset += portions[turn % portions.length] ?? 1));
}

describe('importing a file', () => {
  test('[FI3] gives the same manifest in whatever portions its bytes come', async () => {
    const bytes = pattern(900_001);
    const expected = rootOf(await importFile([bytes], options));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 5 }),
        async (portions) => {
          fc.pre(portions.some((portion) => portion > 500));
          expect(rootOf(await importFile(inPortions(bytes, portions), options))).toBe(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('[FI3] gives the same manifest when hashing is done elsewhere and takes its time', async () => {
    const bytes = pattern(3_000_000);
    let underWay = 0;
    let most = 0;
    const slow = async (piece: Uint8Array): Promise<Uint8Array> => {
      most = Math.max(most, ++underWay);
      await wait(piece.byteLength % 7);
      underWay--;
      return sha256(piece);
    };
    const expected = rootOf(await importFile([bytes], options));
    expect(rootOf(await importFile(inPortions(bytes, [50_000]), { sha256: slow }))).toBe(expected);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(hashConcurrency + 1);
  });

  test('[FI3] keeps nothing of what it read', async () => {
    // Two gigabytes of one array that comes again and again; its digest is made once.
    const block = pattern(256 * 1024);
    const digest = sha256(block);
    function* long(): Generator<Uint8Array> {
      for (let turn = 0; turn < 8192; turn++) {
        yield block.subarray(0, 100_000);
        yield block.subarray(100_000);
      }
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    let pieces = 0;
    const imported = await importFile(long(), {
      sha256: (bytes) => (bytes.byteLength === block.byteLength ? digest : sha256(bytes)),
      onProgress: () => {
        if (++pieces % 64 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      },
    });
    expect(imported.ok && imported.value.byteLength).toBe(2 ** 31);
    expect(most).toBeLessThan(16 * 2 ** 20);
  });

  test('tells its progress after each piece', async () => {
    const told: unknown[] = [];
    await importFile([pattern(600_000)], { ...options, onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([
      { path: '', fileBytes: 262_144, bytes: 262_144 },
      { path: '', fileBytes: 524_288, bytes: 524_288 },
      { path: '', fileBytes: 600_000, bytes: 600_000 },
    ]);
  });

  test('gives every piece, in order, to whoever keeps them, and waits for him', async () => {
    const bytes = pattern(1_000_000);
    const kept: Uint8Array[] = [];
    let open = 0;
    await importFile(inPortions(bytes, [70_000]), {
      sha256: async (piece) => (await wait(5 - (piece.byteLength % 5)), sha256(piece)),
      onPiece: async (piece, digest) => {
        expect(++open).toBe(1);
        await wait(1);
        expect(sha256(piece)).toEqual(Buffer.from(digest));
        kept.push(piece.slice());
        open--;
      },
    });
    expect(Buffer.compare(Buffer.concat(kept), bytes)).toBe(0);
  });

  test('[FI3] ends with the reason of a raised signal, and closes the source', async () => {
    let isClosed = false;
    const controller = new AbortController();
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield pattern(300_000);
        controller.abort(new Error('enough'));
        yield pattern(300_000);
        yield pattern(300_000);
      } finally {
        isClosed = true;
      }
    }
    await expect(importFile(source(), { ...options, signal: controller.signal })).rejects.toThrow('enough');
    await wait(1);
    expect(isClosed).toBe(true);
  });

  test('[FI3] ends with the reason of a raised signal while the source never answers', async () => {
    let isClosed = false;
    const controller = new AbortController();
    const source: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          setTimeout(() => controller.abort(new Error('enough')), 1);
          return new Promise(() => {});
        },
        return: async () => {
          isClosed = true;
          return { done: true, value: undefined };
        },
      }),
    };
    await expect(importFile(source, { ...options, signal: controller.signal })).rejects.toThrow('enough');
    expect(isClosed).toBe(true);
  });

  test('[FI3] does not begin under a signal that is up already', async () => {
    await expect(importFile(text('x'), { ...options, signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow(
      'no',
    );
  });

  test('[FI3] passes on what goes wrong in a source, in hashing or in keeping', async () => {
    const failing = async (): Promise<never> => {
      throw new Error('broken');
    };
    async function* source(): AsyncGenerator<Uint8Array> {
      yield pattern(500_000);
      throw new Error('broken');
    }
    await expect(importFile(source(), options)).rejects.toThrow('broken');
    await expect(importFile([pattern(2_000_000)], { sha256: failing })).rejects.toThrow('broken');
    await expect(importFile([pattern(2_000_000)], { ...options, onPiece: failing })).rejects.toThrow('broken');
  });

  test('[FI4] [FI13] refuses what would be more than peers accept', async () => {
    const imported = await importFile([pattern(2_000_000)], { ...options, limits: { ...structureLimits, pieces: 3 } });
    expect(imported).toMatchObject({ ok: false, error: { type: 'StructureRefused', limit: 'pieces' } });
  });
});

describe('importing a folder', () => {
  const entries: FolderEntry[] = [
    { path: 'b/2', content: text('two') },
    { path: 'a', content: text('one') },
    { path: 'empty' },
    { path: 'b/c/3', content: text('') },
  ];

  test('[FI6] gives the same manifest in whatever order its entries come', async () => {
    const expected = rootOf(await importFolder(entries, options));
    expect(rootOf(await importFolder(entries.toReversed(), options))).toBe(expected);
    const imported = await importFolder(entries, options);
    expect(imported.ok && imported.value.files.map(({ path }) => path)).toEqual(['a', 'b/2', 'b/c/3']);
  });

  test('[FI6] needs a path only once, and a folder where it needs one', async () => {
    const folder = (...paths: string[]): unknown =>
      importFolder(
        paths.map((path) => (path.endsWith('/') ? { path: path.slice(0, -1) } : { path, content: text('x') })),
        options,
      );
    expect(await folder('a', 'a')).toEqual({ ok: false, error: { type: 'PathTaken', path: 'a' } });
    expect(await folder('a', 'a/b')).toEqual({ ok: false, error: { type: 'PathTaken', path: 'a/b' } });
    expect(await folder('a/b', 'a')).toEqual({ ok: false, error: { type: 'PathTaken', path: 'a' } });
    expect(await folder('a', 'a/')).toEqual({ ok: false, error: { type: 'PathTaken', path: 'a' } });
    expect(await folder('a/', 'a/', 'a/b', 'a/')).toMatchObject({ ok: true });
  });

  test('[FI20] refuses names that no peer would take, before it reads the file', async () => {
    const unread: FolderEntry['content'] = {
      [Symbol.iterator]: () => {
        throw new Error('was read');
      },
    };
    for (const [path, rule] of [
      ['a/../b', 'dots'],
      ['/a', 'empty'],
      ['a//b', 'empty'],
      ['a/', 'empty'],
      ['', 'empty'],
      ['a\\b', 'separator'],
    ])
      expect(await importFolder([{ path: path ?? '', content: unread }], options)).toMatchObject({
        ok: false,
        error: { type: 'NameRefused', path, rule },
      });
  });

  test('[FI21] keeps names that only some platforms refuse as they were written', async () => {
    const imported = await importToMemory([{ path: 'why?', content: text('x') }]);
    expect(imported.ok && imported.value.manifest.files).toMatchObject([{ path: 'why_', written: 'why?' }]);
  });

  test('tells its progress over all files', async () => {
    const told: unknown[] = [];
    await importFolder(
      [
        { path: 'a', content: text('12345') },
        { path: 'b', content: text('123') },
      ],
      {
        ...options,
        onProgress: (progress) => told.push(progress),
      },
    );
    expect(told).toEqual([
      { path: 'a', fileBytes: 5, bytes: 5 },
      { path: 'b', fileBytes: 3, bytes: 8 },
    ]);
  });

  test('[FI3] ends between files when the signal is raised', async () => {
    const controller = new AbortController();
    async function* source(): AsyncGenerator<FolderEntry> {
      yield { path: 'a', content: text('x') };
      controller.abort(new Error('enough'));
      yield { path: 'b', content: text('x') };
    }
    await expect(importFolder(source(), { ...options, signal: controller.signal })).rejects.toThrow('enough');
  });
});
