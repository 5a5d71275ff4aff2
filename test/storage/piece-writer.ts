/**
 * A program that fills a piece store and says which pieces are safe, until it is killed. A line for each piece, written
 * in one call, so that what was printed was acknowledged.
 */
import { writeSync } from 'node:fs';
import { createNodeDisk } from '@peersume/storage/node';
import { openDiskPieceStore } from '@peersume/swarm';
import { verifyNow } from '@peersume/swarm/testing/piece-store';
import { killedContent, storeName } from './killed-content.ts';

const [directory = '', order = '1'] = process.argv.slice(2);
const { manifest, piece } = killedContent();
const disk = createNodeDisk({ locate: directory });

openDiskPieceStore({ disk, manifest, name: storeName, verify: verifyNow, compactAboveBytes: 400 }, (opened) => {
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  writeSync(1, 'open\n');
  // Another order in every run, so that kills meet other neighbours.
  const step = 1 + 2 * Number(order);
  const missing = Array.from(
    { length: manifest.pieceCount },
    (_, index) => (index * step) % manifest.pieceCount,
  ).filter((index) => !store.held.has(index));
  const writeNext = (): void => {
    const next = missing.pop();
    if (next === undefined) return;
    store.write(next, piece(next), (written) => {
      if (!written.ok) throw new Error(JSON.stringify(written.error));
      writeSync(1, `${next}\n`);
      writeNext();
    });
  };
  const atOnce = 12;
  for (let lane = 0; lane < atOnce; lane++) writeNext();
});
