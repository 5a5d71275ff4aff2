/** The power fails everywhere at the end of a run: what was acknowledged must be there when the machines are back. */
import { type World } from '@peersume/world';
import { type Actor } from './actor.ts';

/** A store that is not open by then has lost what it held. */
const longestMs = 600_000;

export function restartAll(
  world: World,
  actors: readonly Actor[],
  hands: { stop(actor: Actor): void; start(actor: Actor): void },
): void {
  const honest = actors.filter((actor) => actor.isHonest && actor.machine.running);
  for (const actor of honest) hands.stop(actor);
  for (const actor of honest) hands.start(actor);
  const isOpen = (actor: Actor): boolean =>
    actor.books.every(
      ({ content, acknowledged }) => acknowledged.size === 0 || actor.running?.held(content) !== undefined,
    );
  world.run({ atMs: world.clock.now() + longestMs, done: () => honest.every(isOpen) });
}
