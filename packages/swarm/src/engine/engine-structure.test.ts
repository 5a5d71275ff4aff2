import { encode } from '@ipld/dag-pb';
import { sha256 } from '@noble/hashes/sha2.js';
import { ok } from '@peersume/base';
import { UnixFS } from 'ipfs-unixfs';
import { describe, expect, test } from 'vitest';
import { type ExchangeAction } from '../exchange/exchange.ts';
import { writeCid } from '../manifest/cid.ts';
import { createMemoryPieceStore } from '../store/create-memory-piece-store.ts';
import { syntheticManifest } from '../testing/synthetic-manifest.ts';
import { hello, leaf, manifest, ping, quickFile, send, setUp, single, slowFile } from './testing/scripted-swarm.ts';

describe('structure', () => {
  const asks = (file: number, first: number): ExchangeAction => ({ type: 'readStructure', file, link: 0, first });
  const gives = (nodes: readonly Uint8Array[], first: number): ExchangeAction => ({
    type: 'acceptStructure',
    file: 0,
    link: 0,
    first,
    lengths: nodes.map(({ length }) => length),
    payload: Uint8Array.from(nodes.flatMap((node) => [...node])),
  });

  test('[EN18] sends whole nodes from the asked one on, as many as fit', () => {
    const nodes = manifest.structure;
    const frameBytes = (nodes[1]?.length ?? 0) + (nodes[2]?.length ?? 0);
    const { exchange, swarm, attach } = setUp({ structureFrameBytes: frameBytes });
    swarm.add(quickFile());
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('fileLoaded', asks(0, 0), asks(0, 1), asks(0, 3), asks(0, 4));
    attach();
    expect(exchange.told('structureRead').map(({ first, lengths }) => [first, lengths.length])).toEqual([
      [0, 2],
      [1, 2],
      [3, 1],
      [4, 0],
    ]);
    expect(exchange.told('structureRead')[2]?.payload).toEqual(nodes[3]);
    expect(exchange.told('structureRead')[3]?.payload).toBe(undefined);
  });

  test('[EN18] sends a node that is larger than a frame should be by itself', () => {
    const { exchange, swarm, attach } = setUp({ structureFrameBytes: 1 });
    swarm.add(quickFile());
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('fileLoaded', asks(0, 2));
    attach();
    expect(exchange.told('structureRead')[0]?.payload).toEqual(manifest.structure[2]);
  });

  test('[EN18] sends no more nodes than a frame may name', () => {
    const narrow = syntheticManifest({ byteLength: 1500, pieceLength: 1, seed: 'narrow', width: 2 });
    const { exchange, swarm, attach } = setUp();
    swarm.add(quickFile({ root: narrow.root, manifest: () => narrow }));
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('fileLoaded', asks(0, 0));
    attach();
    expect(exchange.told('structureRead')[0]?.lengths).toHaveLength(1024);
  });

  test('[EN27] structure waits until the link wants more, one frame of it', () => {
    const { exchange, swarm, attach } = setUp();
    swarm.add(quickFile());
    const { listener } = attach('slow', [false]);
    exchange.on('received', { type: 'load', file: 0 }, send(0, ping), asks(0, 0), asks(0, 1));
    exchange.on('received', asks(0, 2));
    listener.received(hello);
    listener.received(hello);
    expect(exchange.told('structureRead')).toHaveLength(0);
    listener.drained();
    expect(exchange.told('structureRead').map(({ first }) => first)).toEqual([2]);
    listener.drained();
    expect(exchange.told('structureRead')).toHaveLength(1);
  });

  test('[EN18] a leaf that is the root stands in place of a structure', () => {
    const { exchange, swarm, attach } = setUp();
    const store = createMemoryPieceStore({ manifest: single });
    store.write(0, leaf(0), () => {});
    swarm.add({ root: single.root, manifest: () => single, openStore: (_, done) => done(ok(store)), download: false });
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('fileLoaded', asks(0, 0), asks(0, 1));
    attach();
    expect(exchange.told('fileLoaded')).toMatchObject([{ structureCount: 1 }]);
    expect(exchange.told('structureRead')).toMatchObject([
      { first: 0, lengths: [64], payload: leaf(0) },
      { first: 1, lengths: [], payload: undefined },
    ]);
  });

  test('[EN19] [EN20] collects proven nodes, whoever sends them, and opens the file when all are there', () => {
    const { exchange, swarm, attach } = setUp();
    const found: unknown[] = [];
    const file = slowFile({ manifest: undefined, found: (one) => found.push(one.pieceCount) });
    const handle = swarm.add(file.shared);
    const [n0, n1, n2, n3] = manifest.structure as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    exchange.on('linkOpened', { type: 'load', file: 0 });
    const { listener } = attach();
    expect(exchange.told('structureMissing')).toMatchObject([{ file: 0, next: 0 }]);
    const steps: [readonly Uint8Array[], number][] = [
      [[n1], 1],
      [[n0], 0],
      [[n0, n1], 0],
      [[n3], 2],
      [[n0], 0],
      [[n3], 3],
      [[n2, n3], 2],
      [[n3], 3],
    ];
    for (const [nodes, first] of steps) {
      exchange.on('received', gives(nodes, first));
      listener.received(hello);
    }
    expect(exchange.told('structureVerified').map(({ next }) => next)).toEqual([
      0,
      1,
      2,
      'wrong',
      2,
      2,
      'complete',
      'complete',
    ]);
    expect(found).toEqual([12]);
    expect(file.calls).toEqual(['open 0']);
    file.answer();
    expect(exchange.told('fileLoaded')).toMatchObject([{ file: 0, pieceCount: 12, structureCount: 4 }]);
    expect(handle.manifest?.pieceCount).toBe(12);
    exchange.on('received', { type: 'unload', file: 0 });
    listener.received(hello);
    expect(handle.manifest?.pieceCount).toBe(12);
  });

  test('[EN20] the leaf that stood for the structure is written before the file is told', () => {
    const { exchange, swarm, attach } = setUp();
    const handle = swarm.add(quickFile({ root: single.root, manifest: undefined }));
    const got: unknown[] = [];
    handle.waitFor(0, (payload) => got.push(payload.ok && payload.value));
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('structureMissing', gives([leaf(0)], 0));
    attach();
    expect(exchange.told('fileLoaded')[0]?.held.isFull).toBe(true);
    expect(got).toEqual([leaf(0)]);
  });

  test('[EN20] the empty file is known by its name', () => {
    const { exchange, swarm, attach } = setUp();
    const root = writeCid({ codec: 'raw', digest: sha256(new Uint8Array(0)) });
    swarm.add(quickFile({ root, manifest: undefined }));
    exchange.on('linkOpened', { type: 'load', file: 0 });
    attach();
    expect(exchange.told('fileLoaded')).toMatchObject([{ pieceCount: 0, pieceLength: 0, structureCount: 0 }]);
  });

  test('[EN21] a structure made against the rules drops the file and blames nobody', () => {
    const node = encode({ Data: new UnixFS({ type: 'symlink', data: Uint8Array.of(1) }).marshal(), Links: [] });
    const root = writeCid({ codec: 'dag-pb', digest: sha256(node) });
    const { exchange, swarm, attach, news } = setUp();
    const handle = swarm.add(quickFile({ root, manifest: undefined }));
    exchange.on('linkOpened', { type: 'load', file: 0 });
    exchange.on('structureMissing', gives([node], 0));
    attach();
    expect(exchange.told('structureVerified')).toHaveLength(0);
    expect(exchange.told('fileRemoved')).toMatchObject([{ file: 0 }]);
    expect(news).toMatchObject([{ type: 'fileRefused', file: 0, error: { fault: 'author' } }]);
    handle.remove();
    expect(exchange.told('fileRemoved')).toHaveLength(1);
  });

  test('an owner without a manifest gives a root that can be proven', () => {
    const { swarm } = setUp();
    expect(() => swarm.add(quickFile({ root: Uint8Array.of(1, 2), manifest: undefined }))).toThrow('CID');
    swarm.add(quickFile({ root: Uint8Array.of(1, 2) }));
    expect(() => swarm.add(quickFile({ root: Uint8Array.of(1, 2) }))).toThrow('a swarm has a file once');
  });
});
