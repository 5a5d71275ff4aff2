/** The last check of a run: what every honest store said to be safe can be read, and is true. */
import { type World } from '@peersume/world';
import { type Actor } from './actor.ts';
import { type Violation } from './outcome.ts';

/** Reading takes the world's time; a disk that takes longer than this has lost the piece. */
const longestMs = 600_000;

export function audit(world: World, actors: readonly Actor[], broken: (violation: Violation) => void): void {
  let waiting = 0;
  for (const actor of actors) {
    if (!actor.isHonest || !actor.machine.running || actor.running?.read === undefined) continue;
    for (const book of actor.books) {
      const { content } = book;
      // A store that was never open has promised nothing.
      if (content.isSymbolic || !book.isOpened) continue;
      for (const piece of book.acknowledged) {
        if (book.rotten.has(piece)) continue;
        waiting++;
        actor.running.read(content, piece, (payload) => {
          waiting--;
          const lost = { machine: actor.name, file: content.name, piece };
          if (payload === undefined) broken({ type: 'acknowledgedPieceLost', ...lost });
          else if (!content.isTrue(piece, payload)) broken({ type: 'wrongPieceAccepted', ...lost });
        });
      }
    }
  }
  if (waiting > 0) world.run({ atMs: world.clock.now() + longestMs, done: () => waiting === 0 });
}
