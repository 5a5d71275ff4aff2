import { ok, type Payload } from '@peersume/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  createMemoryPieceStore,
  createSwarm,
  formatShareLink,
  importFile,
  parseShareLink,
  type SwarmPorts,
} from '../index.ts';
import { seededRandom } from '../wire/testing/seeded-random.ts';
import { createLinkPair } from './testing/link-pair.ts';
import { createManualClock } from './testing/manual-clock.ts';

test('the example of the README works', async () => {
  const clock = createManualClock();
  const random = seededRandom('readme');
  const content = new Uint8Array(1_000_000).fill(7);
  const verify: SwarmPorts['verify'] = (payload, digest, done) =>
    done(payload instanceof Uint8Array && sha256(payload).every((byte, index) => byte === digest[index]));
  const pair = createLinkPair({ one: 'ann', other: 'ben' });
  const show = (piece: Payload): void => void shown.push(piece.byteLength);
  const shown: number[] = [];

  // The example begins.
  // Ann cuts a file into pieces and offers it.
  const pieces: Uint8Array[] = [];
  const imported = await importFile([content], { sha256, onPiece: (bytes) => void pieces.push(bytes.slice()) });
  if (!imported.ok) throw new Error(imported.error.type);
  const manifest = imported.value;
  const store = createMemoryPieceStore({ manifest });
  for (const [piece, bytes] of pieces.entries()) store.write(piece, bytes, () => {});
  const ann = createSwarm({ clock, random, verify });
  ann.add({ root: manifest.root, manifest: () => manifest, openStore: (_, done) => done(ok(store)), download: false });
  const link = formatShareLink({ root: manifest.root, addresses: [], sources: [] });
  if (!link.ok) throw new Error(link.error.type);

  // Ben knows the link alone.
  const shared = parseShareLink(link.value);
  if (!shared.ok) throw new Error(shared.error.type);
  const ben = createSwarm({ clock, random, verify, observe: (news) => console.log(news.type) });
  const file = ben.add({
    root: shared.value.root,
    openStore: (manifest, done) => done(ok(createMemoryPieceStore({ manifest }))),
    download: true,
  });
  file.waitFor(3, (piece) => piece.ok && show(piece.value));

  // Whatever connects them gives each swarm its end of the link.
  pair.listen(ann.attach(pair.atOne), ben.attach(pair.atOther));
  // The example ends.

  for (let step = 0; step < 3000 && file.held?.isFull !== true; step++) {
    pair.flush();
    clock.advance(10);
  }
  expect(file.held?.isFull).toBe(true);
  expect(shown).toEqual([1_000_000 - 3 * 262_144]);
  ben.close(() => shown.push(0));
  expect(shown.at(-1)).toBe(0);
});

test('the README shows that very example', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8');
  const example = /\/\/ The example begins\.\n([\s\S]*?)\n *\/\/ The example ends\./.exec(source)?.[1] ?? '';
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(example.replace(/^ {2}/gm, ''));
  expect(readme.split('\n').length).toBeLessThanOrEqual(61);
});
