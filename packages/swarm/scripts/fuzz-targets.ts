/** Every decoder of the package, as data. */
import { encode } from '@ipld/dag-pb';
import { sha256 } from '@noble/hashes/sha2.js';
import { assert, below, type Random } from '@peersume/base';
import fc from 'fast-check';
import { UnixFS } from 'ipfs-unixfs';
import { CID } from 'multiformats/cid';
import { cidFromText, cidToText, readCid, writeCid } from '../src/manifest/cid.ts';
import { createStructureReader } from '../src/manifest/structure-reader.ts';
import { PieceSet } from '../src/pieces/piece-set.ts';
import { decodeNotes, encodeNote, noteFileBytes } from '../src/store/disk/record/begun-note.ts';
import { decodeRecord } from '../src/store/disk/record/decode-record.ts';
import { encodeRecordHeader } from '../src/store/disk/record/record-header.ts';
import { syntheticManifest } from '../src/testing/synthetic-manifest.ts';
import { decodeMessage } from '../src/wire/decode-message.ts';
import { decodePieceSet } from '../src/wire/decode-piece-set.ts';
import { encodeMessage } from '../src/wire/encode-message.ts';
import { encodePieceSet } from '../src/wire/encode-piece-set.ts';
import { maxHeaderBytes, maxPayloadBytes, maxPieces } from '../src/wire/limits.ts';
import { arbitraryMessage } from '../src/wire/testing/arbitrary-message.ts';
import { engineTarget } from './fuzz-engine.ts';
import { linkTarget, privateIndexTarget } from './fuzz-link-targets.ts';
import { type FuzzTarget } from './fuzz-target.ts';

/** Of a frame that an attacker might send through a careless link layer. */
const frameBytes = 4 * 1024 * 1024;

/** What a call costs beside its input: objects, closures, the text of an error. */
const fixedBytes = 64 * 1024;

export const fuzzTargets = (random: Random): FuzzTarget[] => [
  messageTarget(random),
  pieceSetTarget(random),
  structureTarget(),
  cidTarget(),
  recordTarget(),
  noteTarget(),
  linkTarget(),
  privateIndexTarget(),
  engineTarget(random),
];

function messageTarget(random: Random): FuzzTarget {
  return {
    name: 'message',
    maxBytes: frameBytes,
    examples: fc.sample(arbitraryMessage, { seed: below(random, 2 ** 31), numRuns: 400 }).map(encodeMessage),
    // A list item is eight bytes for one on the wire, and lists grow by half; a letter is two.
    memoryOf: (byteLength) => fixedBytes + 24 * Math.min(byteLength, maxHeaderBytes),
    prepare: (bytes) => () => {
      const decoded = decodeMessage(bytes);
      if (decoded.ok) assert(sameBytes(encodeMessage(decoded.value), bytes), 'a message has one spelling');
    },
  };
}

function pieceSetTarget(random: Random): FuzzTarget {
  const sets = [0, 1, 31, 4096, 4097, 20_000, 100_000].flatMap((pieceCount) =>
    [0, 1, 7, 300].map((runs) => {
      const set = new PieceSet(pieceCount);
      for (let run = 0; run < runs; run++) {
        const first = below(random, pieceCount + 1);
        const last = Math.min(pieceCount, first + below(random, 3000));
        for (let piece = first; piece < last; piece++) set.add(piece);
      }
      return set;
    }),
  );
  const counts = [...sets.map(({ pieceCount }) => pieceCount), maxPieces];
  return {
    name: 'piece set',
    maxBytes: frameBytes,
    examples: sets.map(encodePieceSet),
    // Two sets and the bytes between them.
    memoryOf: () => fixedBytes + 3 * (maxPieces / 8),
    prepare(bytes, random) {
      const pieceCount = counts[below(random, counts.length)] ?? 0;
      return () => {
        const decoded = decodePieceSet(bytes, pieceCount);
        if (!decoded.ok) return;
        const again = decodePieceSet(encodePieceSet(decoded.value), pieceCount);
        assert(again.ok && again.value.size === decoded.value.size, 'a set is written as it was read');
        assert(decoded.value.size <= pieceCount, 'a set has no more pieces than the file');
      };
    },
  };
}

/** Nodes whose hash is right: what the author of a file can do, whose link somebody was given. */
function structureTarget(): FuzzTarget {
  const leaf = CID.decode(writeCid({ codec: 'raw', digest: sha256(Uint8Array.of(1)) }));
  const node = (fields: ConstructorParameters<typeof UnixFS>[0], names: readonly string[], size = 256) =>
    encode({
      Data: new UnixFS(fields).marshal(),
      Links: names.map((Name) => ({ Name, Tsize: size, Hash: leaf })),
    });
  return {
    name: 'structure node',
    maxBytes: maxPayloadBytes,
    examples: [
      node({ type: 'file', blockSizes: [256n, 256n, 256n] }, ['', '', '']),
      node(
        { type: 'file', blockSizes: Array.from({ length: 174 }, () => 256n) },
        Array.from({ length: 174 }, () => ''),
      ),
      node({ type: 'directory' }, ['a.txt', 'b.txt', 'ü.txt']),
      node({ type: 'hamt-sharded-directory', hashType: 0x22n, fanout: 256n, data: Uint8Array.of(7) }, [
        '00a',
        '01b',
        '02c',
      ]),
      node({ type: 'symlink', data: Uint8Array.of(97) }, []),
      ...syntheticManifest({ byteLength: 4096, pieceLength: 16, seed: 'fuzz' }).structure,
    ],
    memoryOf: (byteLength) => fixedBytes + 64 * byteLength,
    prepare(bytes) {
      const reader = createStructureReader(writeCid({ codec: 'dag-pb', digest: sha256(bytes) }));
      return () => {
        const read = reader.add([bytes]);
        if (!read.ok) assert(read.error.fault === 'author', 'who sent the right bytes is not to blame');
      };
    },
  };
}

function cidTarget(): FuzzTarget {
  const cid = writeCid({ codec: 'raw', digest: sha256(Uint8Array.of(1)) });
  const text = new TextDecoder('latin1');
  return {
    name: 'cid',
    maxBytes: 4096,
    examples: [cid, new TextEncoder().encode(cidToText(cid))],
    memoryOf: (byteLength) => fixedBytes + 64 * byteLength,
    prepare: (bytes) => () => {
      const name = readCid(bytes);
      if (name.ok) assert(sameBytes(writeCid(name.value), bytes), 'a CID has one spelling');
      const written = text.decode(bytes);
      const read = cidFromText(written);
      if (read.ok) assert(cidToText(read.value) === written, 'a CID has one text');
    },
  };
}

const manifest = syntheticManifest({ byteLength: 10_000 * 16, pieceLength: 16, seed: 'fuzz' });

function recordTarget(): FuzzTarget {
  const held = new PieceSet(manifest.pieceCount);
  for (let piece = 0; piece < manifest.pieceCount; piece += 3) held.add(piece);
  return {
    name: 'store record',
    maxBytes: frameBytes,
    examples: [encodeRecordHeader(manifest, 1, 'oneFile', held)],
    memoryOf: (byteLength) => fixedBytes + 16 * byteLength,
    prepare: (bytes) => () => {
      decodeRecord(bytes, manifest);
    },
  };
}

function noteTarget(): FuzzTarget {
  return {
    name: 'store note',
    maxBytes: noteFileBytes,
    examples: [encodeNote({ sequence: 1, generation: 1, recordBytes: 100, pieces: [1, 2, 9] }, manifest)],
    memoryOf: (byteLength) => fixedBytes + 16 * byteLength,
    prepare: (bytes) => () => {
      decodeNotes(bytes, manifest);
    },
  };
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
