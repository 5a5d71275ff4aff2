import { decode, encode, type PBLink } from '@ipld/dag-pb';
import fc from 'fast-check';
import { UnixFS } from 'ipfs-unixfs';
import { CID } from 'multiformats/cid';
import { describe, expect, test } from 'vitest';
import { writeCid } from './cid.ts';
import { decodeNode, type NodeFault } from './decode-node.ts';
import { structureLimits } from './structure-limits.ts';

const cidOf = (codec: 'raw' | 'dag-pb', filler: number): CID =>
  CID.decode(writeCid({ codec, digest: new Uint8Array(32).fill(filler) }) as Uint8Array<ArrayBuffer>);

const node = (unixfs: UnixFS | undefined, links: PBLink[] = []): Uint8Array =>
  encode({ ...(unixfs && { Data: unixfs.marshal() as Uint8Array<ArrayBuffer> }), Links: links });

const faultOf = (bytes: Uint8Array, limits = structureLimits): NodeFault | undefined => {
  const decoded = decodeNode(bytes, limits);
  return decoded.ok ? undefined : decoded.error;
};

const link = (name: string, size: number, codec: 'raw' | 'dag-pb' = 'raw'): PBLink => ({
  Hash: cidOf(codec, 7),
  Name: name,
  Tsize: size,
});

/** A field of a Protocol Buffers message: its bytes. */
const field = (number: number, value: number | Uint8Array): number[] =>
  typeof value === 'number' ? [number * 8, value] : [number * 8 + 2, value.byteLength, ...value];
const message = (...fields: number[][]): Uint8Array => Uint8Array.from(fields.flat());

describe('one inner node', () => {
  test('[FI10] of a file: its links with their sizes', () => {
    const bytes = node(new UnixFS({ type: 'file', blockSizes: [10n, 20n] }), [link('', 10), link('', 99, 'dag-pb')]);
    const digest = new Uint8Array(32).fill(7);
    expect(decodeNode(bytes, structureLimits)).toEqual({
      ok: true,
      value: {
        type: 'file',
        byteLength: 30,
        links: [
          { codec: 'raw', digest, byteLength: 10 },
          { codec: 'dag-pb', digest, byteLength: 20 },
        ],
      },
    });
  });

  test('[FI16] of a sharded folder: fan-out decides how many characters of a name say the place', () => {
    const shard = (fanout: bigint, links: PBLink[] = []): unknown => {
      const decoded = decodeNode(node(new UnixFS({ type: 'hamt-sharded-directory', fanout }), links), structureLimits);
      return decoded.ok ? decoded.value : decoded.error;
    };
    expect(shard(256n)).toMatchObject({ type: 'shard', prefixLength: 2 });
    expect(shard(8n)).toMatchObject({ type: 'shard', prefixLength: 1 });
    expect(shard(1024n)).toMatchObject({ type: 'shard', prefixLength: 3 });
    for (const fanout of [0n, 1n, 4n, 100n, 2048n, 2n ** 40n])
      expect(shard(fanout)).toEqual({ why: 'badFanout', fanout: Number(fanout) });
    expect(
      shard(
        8n,
        Array.from({ length: 9 }, () => link('0a', 1)),
      ),
    ).toEqual({ why: 'linkCount', links: 9, expected: 8 });
  });

  test('[FI15] of other kinds is refused by name', () => {
    expect(faultOf(node(new UnixFS({ type: 'symlink', data: new Uint8Array([97]) })))).toEqual({
      why: 'unsupportedType',
      unixfsType: 4,
    });
    expect(faultOf(node(new UnixFS({ type: 'raw', data: new Uint8Array(3) })))).toMatchObject({ unixfsType: 0 });
    expect(faultOf(node(new UnixFS({ type: 'metadata' })))).toMatchObject({ unixfsType: 3 });
    expect(faultOf(node(new UnixFS({ type: 'file', data: new Uint8Array(3) })))).toEqual({
      why: 'inlineData',
      byteLength: 3,
    });
    expect(faultOf(node(undefined))).toEqual({ why: 'notUnixFs' });
    expect(faultOf(new Uint8Array(0))).toEqual({ why: 'notUnixFs' });
    expect(faultOf(new TextEncoder().encode('hello'))).toEqual({ why: 'notDagPb' });
  });

  test('[FI15] with CIDs of version 0, other codecs or hash functions is refused', () => {
    const { multihash } = cidOf('dag-pb', 1);
    for (const Hash of [CID.createV0(multihash as never), CID.createV1(0x71, multihash)])
      expect(faultOf(node(new UnixFS({ type: 'directory' }), [{ Name: 'a', Hash, Tsize: 1 }]))).toMatchObject({
        why: 'unsupportedLink',
        link: 0,
      });
  });

  test('[FI14] whose sizes do not fit its links, or are nothing, or too much, is refused', () => {
    const file = (sizes: bigint[], links: number): NodeFault | undefined =>
      faultOf(
        node(
          new UnixFS({ type: 'file', blockSizes: sizes }),
          Array.from({ length: links }, () => link('', 1)),
        ),
      );
    expect(file([1n], 2)).toEqual({ why: 'linkCount', links: 2, expected: 1 });
    expect(file([1n, 0n], 2)).toEqual({ why: 'badSize', expected: 1, actual: 0 });
    expect(file([2n ** 53n], 1)).toEqual({ why: 'notUnixFs' });
    expect(file([2n ** 64n - 1n], 1)).toEqual({ why: 'notUnixFs' });
    // The node's own word about their sum is too large as well.
    expect(file([2n ** 53n - 1n, 1n], 2)).toEqual({ why: 'notUnixFs' });
    expect(file([], 0)).toBeUndefined();
    // A node that says it has 5 bytes and names none.
    expect(faultOf(message(field(1, message(field(1, 2), field(3, 5)))))).toEqual({
      why: 'badSize',
      expected: 5,
      actual: 0,
    });
  });

  test('[FI15] with fields twice, links around data or out of order is refused', () => {
    const directory = message(field(1, 1));
    const one = message(field(1, cidOf('raw', 1).bytes), field(2, new Uint8Array([97])), field(3, 1));
    expect(faultOf(message(field(2, one), field(1, directory)))).toBeUndefined();
    expect(faultOf(message(field(1, directory), field(2, one)))).toBeUndefined();
    expect(faultOf(message(field(2, one), field(1, directory), field(2, one)))).toEqual({ why: 'notDagPb' });
    expect(faultOf(message(field(1, directory), field(1, directory)))).toEqual({ why: 'notDagPb' });
    expect(faultOf(message(field(1, message(field(1, 1), field(1, 2)))))).toEqual({ why: 'notUnixFs' });
    const disordered = message(field(2, new Uint8Array([97])), field(1, cidOf('raw', 1).bytes));
    expect(faultOf(message(field(2, disordered), field(1, directory)))).toEqual({ why: 'notDagPb' });
    expect(faultOf(message(field(2, message(field(2, new Uint8Array([97])))), field(1, directory)))).toEqual({
      why: 'notDagPb',
    });
    expect(faultOf(message(field(3, 1)))).toEqual({ why: 'notDagPb' });
  });

  test('[FI20] whose names are no UTF-8 is refused', () => {
    const bad = message(field(1, cidOf('raw', 1).bytes), field(2, new Uint8Array([0xc3, 0x28])), field(3, 1));
    expect(faultOf(message(field(2, bad), field(1, message(field(1, 1)))))).toEqual({ why: 'nameEncoding', link: 0 });
  });

  test('[FI13] above its limits is refused before it was read to its end', () => {
    const bytes = node(new UnixFS({ type: 'directory' }), [link('a', 1), link('b', 1)]);
    expect(faultOf(bytes, { ...structureLimits, nodeBytes: 50 })).toMatchObject({ why: 'limit', limit: 'nodeBytes' });
    expect(faultOf(bytes, { ...structureLimits, linksPerNode: 1 })).toEqual({
      why: 'limit',
      limit: 'linksPerNode',
      value: 2,
      max: 1,
    });
    // Two megabytes of the smallest links there are, with CIDs of four bytes.
    const small = message(field(2, message(field(1, new Uint8Array([1, 0x55, 0, 0])))));
    const many = new Uint8Array(structureLimits.nodeBytes);
    for (let offset = 0; offset + small.byteLength <= many.byteLength; offset += small.byteLength)
      many.set(small, offset);
    expect(faultOf(many)).toMatchObject({ why: 'unsupportedLink', link: 0 });
    // Two megabytes of sizes.
    const sizes = new Uint8Array(structureLimits.nodeBytes - 6).fill(0x20);
    sizes.set([0x0a, 0xf6, 0xff, 0x7f]);
    expect(faultOf(sizes)).toMatchObject({ why: 'limit', limit: 'linksPerNode' });
  });
});

describe('the decoder beside the libraries', () => {
  const anyLink = fc.record({
    Hash: fc
      .tuple(fc.constantFrom('raw' as const, 'dag-pb' as const), fc.nat(255))
      .map(([codec, filler]) => cidOf(codec, filler)),
    Name: fc.string({ unit: 'binary', maxLength: 20 }).map((name) => name.replaceAll('\ufeff', '')),
    Tsize: fc.maxSafeNat(),
  });
  const anyUnixFs = fc.record({
    type: fc.constantFrom('file' as const, 'directory' as const, 'hamt-sharded-directory' as const, 'symlink' as const),
    blockSizes: fc.option(fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { maxLength: 4 }), {
      freq: 5,
      nil: undefined,
    }),
    fanout: fc.constantFrom(256n, 256n, 7n),
    mode: fc.constantFrom(undefined, 0o644, 0o777),
  });
  const anyNode = fc
    .record({ links: fc.array(anyLink, { maxLength: 5 }), unixfs: anyUnixFs })
    .map(({ links, unixfs }) => {
      const { type, mode, fanout } = unixfs;
      const fitting = type === 'file' ? links.map(({ Tsize }) => BigInt(Tsize % 2 ** 50) + 1n) : [];
      const data = new UnixFS({
        type,
        blockSizes: unixfs.blockSizes ?? fitting,
        ...(mode !== undefined && { mode }),
        ...(type === 'hamt-sharded-directory' && { fanout }),
      });
      // The libraries want links sorted; the hash of a node does not care.
      const sorted = links.toSorted((one, other) => Buffer.compare(Buffer.from(one.Name), Buffer.from(other.Name)));
      return node(data, sorted);
    });

  test('[FI10] reads what they write, and never otherwise than they do', () => {
    let read = 0;
    fc.assert(
      fc.property(anyNode, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }), (bytes, changes) => {
        const changed = bytes.slice();
        for (const [at, to] of changes) changed[at % changed.byteLength] = to;
        const ours = decodeNode(changed, structureLimits);
        if (!ours.ok) return;
        read++;
        const theirs = decode(changed as Uint8Array<ArrayBuffer>);
        const unixfs = UnixFS.unmarshal(theirs.Data ?? new Uint8Array(0));
        expect(unixfs.type).toBe(ours.value.type === 'shard' ? 'hamt-sharded-directory' : ours.value.type);
        expect(theirs.Links.map(({ Hash }) => Hash.multihash.digest)).toEqual(
          ours.value.links.map(({ digest }) => digest),
        );
        if (ours.value.type === 'file') {
          expect(unixfs.blockSizes.map(Number)).toEqual(ours.value.links.map(({ byteLength }) => byteLength));
          expect(Number(unixfs.fileSize())).toBe(ours.value.byteLength);
        } else {
          expect(theirs.Links.map(({ Name }) => Name ?? '')).toEqual(
            ours.value.links.map(({ name }) => name.replace(/^\ufeff/u, '')),
          );
          expect(theirs.Links.map(({ Tsize }) => Tsize)).toEqual(ours.value.links.map(({ totalSize }) => totalSize));
        }
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(200);
  });

  test('[FI13] survives bytes of every kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        decodeNode(bytes, structureLimits);
      }),
      { numRuns: 5_000 },
    );
  });
});
