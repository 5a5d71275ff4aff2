/** Turns a bit of a held piece on a machine's disk. */
import { below, type Random } from '@peersume/base';
import { dataFileName } from '../peers/open-store.ts';
import { type Actor } from './actor.ts';

export function rotPiece(actor: Actor, file: string, random: Random): void {
  const book = actor.books.find(({ content }) => content.name === file);
  if (book === undefined || book.content.isSymbolic || !book.isOpened || book.acknowledged.size === 0) return;
  const { manifest } = book.content;
  const pieces = [...book.acknowledged];
  const piece = pieces[below(random, pieces.length)] ?? 0;
  const offset = manifest.pieceOffset(piece) + below(random, manifest.pieceLength(piece));
  book.rotten.add(piece);
  book.rewritten.delete(piece);
  actor.machine.disk.rot(dataFileName(file), offset);
}
