/** Whether someone who waits could have everything: each missing piece is held by someone who is there and joined. */
import { type Actor } from './actor.ts';

export function findWhoCouldComplete(
  actors: readonly Actor[],
  isJoined: (one: string, other: string) => boolean,
): { machine: string; file: string } | undefined {
  for (const crowd of crowdsOf(
    actors.filter((actor) => actor.isHonest && actor.machine.running),
    isJoined,
  )) {
    for (const actor of crowd) {
      for (const [index, book] of actor.books.entries()) {
        if (!book.isWanted || book.acknowledged.isFull) continue;
        const held = crowd.map((other) => other.running?.held(book.content) ?? other.books[index]?.acknowledged);
        const { pieceCount } = book.content.manifest;
        let piece = 0;
        while (piece < pieceCount && held.some((set) => set?.has(piece) === true)) piece++;
        if (piece === pieceCount) return { machine: actor.name, file: book.content.name };
      }
    }
  }
  return undefined;
}

/** Those who can reach each other over neighbours that both run. */
function crowdsOf(actors: readonly Actor[], isJoined: (one: string, other: string) => boolean): Actor[][] {
  const left = new Map(actors.map((actor) => [actor.name, actor]));
  const crowds: Actor[][] = [];
  for (const first of actors) {
    if (!left.delete(first.name)) continue;
    const crowd = [first];
    for (const actor of crowd) {
      for (const { name } of actor.setup.neighbours) {
        const other = left.get(name);
        if (other === undefined || !isJoined(actor.name, name)) continue;
        left.delete(name);
        crowd.push(other);
      }
    }
    crowds.push(crowd);
  }
  return crowds;
}
