/**
 * Whether someone who waits could have everything: each missing piece is held by someone who is there, joined, or joined
 * by others who want the file too and so pass it on.
 */
import { type Actor } from './actor.ts';

export function findWhoCouldComplete(
  actors: readonly Actor[],
  isJoined: (one: string, other: string) => boolean,
): { machine: string; file: string } | undefined {
  const there = new Map(
    actors.filter((actor) => actor.isHonest && actor.machine.running).map((actor) => [actor.name, actor]),
  );
  for (const actor of there.values()) {
    for (const [index, book] of actor.books.entries()) {
      if (!book.isWanted || book.acknowledged.isFull) continue;
      const sources = sourcesOf(actor, index, there, isJoined);
      const held = sources.map((other) => other.running?.held(book.content) ?? other.books[index]?.acknowledged);
      const { pieceCount } = book.content.manifest;
      let piece = 0;
      while (piece < pieceCount && held.some((set) => set?.has(piece) === true)) piece++;
      if (piece === pieceCount) return { machine: actor.name, file: book.content.name };
    }
  }
  return undefined;
}

/** The actor, those who are joined to it, and so on through those who want the file. */
function sourcesOf(
  first: Actor,
  file: number,
  there: ReadonlyMap<string, Actor>,
  isJoined: (one: string, other: string) => boolean,
): readonly Actor[] {
  const found = new Set([first]);
  for (const actor of found) {
    if (actor.books[file]?.isWanted !== true) continue;
    for (const { name } of actor.setup.neighbours) {
      const other = there.get(name);
      if (other !== undefined && isJoined(actor.name, name)) found.add(other);
    }
  }
  return [...found];
}
