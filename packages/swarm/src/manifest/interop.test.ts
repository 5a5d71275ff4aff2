import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { exporter, recursive } from 'ipfs-unixfs-exporter';
import { importFile as importOne, importer } from 'ipfs-unixfs-importer';
import { type CID } from 'multiformats/cid';
import { describe, expect, test } from 'vitest';
import { importToMemory } from '../testing/import-to-memory.ts';
import { cidToText } from './cid.ts';
import { type FolderEntry } from './import-content.ts';
import { listBlocks } from './list-blocks.ts';
import { type Manifest } from './manifest.ts';
import { type ProfileName } from './profiles.ts';
import { createStructureReader } from './structure-reader.ts';

const pattern = (byteLength: number, seed = 1): Uint8Array => {
  const bytes = new Uint8Array(byteLength);
  let state = seed;
  for (let index = 0; index < byteLength; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
};

const joined = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
};

const files = {
  nothing: new Uint8Array(0),
  'a byte': pattern(1),
  'a piece': pattern(262_144),
  'a piece and a byte': pattern(262_145),
  'many pieces': pattern(5 * 262_144 + 7),
};
const entries = (): FolderEntry[] => [
  { path: 'read me?.md', content: [pattern(10)] },
  { path: 'src/deep/a.bin', content: [pattern(600_000, 2)] },
  { path: 'src/deep/b.bin', content: [pattern(600_000, 2)] },
  { path: 'src/none', content: [] },
  { path: 'empty' },
  ...Array.from({ length: 5000 }, (_, number) => ({
    path: `many/${'x'.repeat(20)}${number}`,
    content: [pattern(number % 5)],
  })),
];

describe('[FI31] what we import, another tool exports', () => {
  test.each(Object.entries(files))('%s', async (_name, bytes) => {
    const { manifest, store } = await imported(bytes);
    const entry = await exporter(cidToText(manifest.root), store);
    expect(entry.type === 'file' || entry.type === 'raw').toBe(true);
    expect(
      Buffer.compare(await joined((entry as { content: () => AsyncGenerator<Uint8Array> }).content()), bytes),
    ).toBe(0);
  });

  test.each(['default', 'unixfs-v1-2025'] as const)('a folder with shards, by %s', async (profile) => {
    const { manifest, store } = await imported(entries(), profile);
    const exported = new Map<string, Uint8Array>();
    for await (const entry of recursive(cidToText(manifest.root), store)) {
      const node = await exporter(entry.cid, store);
      if (node.type !== 'file' && node.type !== 'raw') continue;
      exported.set(entry.path.split('/').slice(1).join('/'), await joined(node.content()));
    }
    const expected = entries().filter(({ content }) => content !== undefined);
    expect(exported.size).toBe(expected.length);
    for (const { path, content } of expected)
      expect(exported.get(path), path).toEqual(Buffer.concat([...(content as Uint8Array[])]));
    expect(manifest.files.map(({ path, written = path }) => written).sort()).toEqual(
      expected.map(({ path }) => path).sort(),
    );
  });
});

describe('[FI31] what another tool imports, we read', () => {
  test('any file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 5000 }),
        async (byteLength, pieceLength) => {
          const bytes = pattern(byteLength);
          const blocks = new Map<string, Uint8Array>();
          const chunker = async function* () {
            for (let offset = 0; offset < Math.max(1, byteLength); offset += pieceLength)
              yield bytes.subarray(offset, offset + pieceLength);
          };
          const { root, manifest } = await importedByOthers(
            blocks,
            importer([{ content: bytes }], storeOf(blocks), { chunker }),
          );
          expect(cidToText(manifest.root)).toBe(root);
          expect(Buffer.compare(await contentOf(manifest, blocks, 0), bytes)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a folder with shards', async () => {
    const blocks = new Map<string, Uint8Array>();
    const candidates = entries().map(({ path, content }) =>
      content === undefined ? { path } : { path, content: content as Uint8Array[] },
    );
    const { manifest } = await importedByOthers(
      blocks,
      importer(candidates, storeOf(blocks), { wrapWithDirectory: true }),
    );
    const ours = await importToMemory(entries());
    expect(ours.ok && ours.value.manifest.root).toEqual(manifest.root);
    for (const [index, { path, written = path }] of manifest.files.entries()) {
      if (written.startsWith('many/') && !written.endsWith('7')) continue;
      const source = entries().find((entry) => entry.path === written)?.content as Uint8Array[];
      expect(await contentOf(manifest, blocks, index), written).toEqual(Buffer.concat(source));
    }
  });

  test('[FI15] with wrapped leaves is refused as that', async () => {
    const blocks = new Map<string, Uint8Array>();
    const options = { rawLeaves: false, cidVersion: 1 } as const;
    const { cid } = await importOne({ content: pattern(300_000) }, storeOf(blocks), options);
    const reader = createStructureReader(cid.bytes);
    let error: unknown;
    while (error === undefined) {
      const added = reader.add([blocks.get(hex(reader.expected ?? new Uint8Array(0))) ?? new Uint8Array(0)]);
      if (!added.ok) error = added.error;
      else if (added.value !== 'more') break;
    }
    expect(error).toMatchObject({ type: 'StructureRefused', why: 'inlineData' });
  });
});

async function imported(content: Uint8Array | FolderEntry[], profile: ProfileName = 'default') {
  const result = await importToMemory(content, { profile });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { manifest, readPiece } = result.value;
  const blocks = new Map<string, Uint8Array>();
  for await (const block of listBlocks(manifest, readPiece)) {
    if (!block.ok) throw new Error('a piece is missing');
    blocks.set(cidToText(block.value.cid), block.value.bytes);
  }
  const store = {
    async *get(cid: CID) {
      const block = blocks.get(cid.toString());
      if (block === undefined) throw new Error(`no block ${cid}`);
      yield block;
    },
  };
  return { manifest, store };
}

const hex = (digest: Uint8Array): string => Buffer.from(digest).toString('hex');

const storeOf = (blocks: Map<string, Uint8Array>) => ({
  put: (cid: CID, block: unknown): CID => {
    if (block instanceof Uint8Array) blocks.set(hex(cid.multihash.digest), block);
    return cid;
  },
});

async function importedByOthers(
  blocks: Map<string, Uint8Array>,
  results: AsyncIterable<{ cid: CID }>,
): Promise<{ root: string; manifest: Manifest }> {
  let root: CID | undefined;
  for await (const { cid } of results) root = cid;
  if (root === undefined) throw new Error('nothing was imported');
  const reader = createStructureReader(root.bytes);
  for (;;) {
    const block = reader.expected && blocks.get(hex(reader.expected));
    const added = reader.add(block === undefined ? [] : [block]);
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    if (added.value !== 'more') return { root: root.toString(), manifest: added.value };
  }
}

async function contentOf(manifest: Manifest, blocks: Map<string, Uint8Array>, index: number): Promise<Uint8Array> {
  const file = manifest.files[index];
  if (file === undefined) throw new Error(`no file ${index}`);
  const pieces = Array.from({ length: file.pieceCount }, (_, piece) => {
    const digest = manifest.pieceDigest(file.firstPiece + piece);
    const bytes = blocks.get(hex(digest)) ?? new Uint8Array(0);
    expect(createHash('sha256').update(bytes).digest()).toEqual(Buffer.from(digest));
    expect(bytes.byteLength).toBe(manifest.pieceLength(file.firstPiece + piece));
    return bytes;
  });
  return Buffer.concat(pieces);
}
