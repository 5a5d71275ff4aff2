/** The power fails everywhere at the end of a run: what was acknowledged must be there when the machines are back. */
import { type Actor } from './actor.ts';

/** The last check opens the stores by reading from them. */
export function restartAll(
  actors: readonly Actor[],
  hands: { stop(actor: Actor): void; start(actor: Actor): void },
): void {
  const honest = actors.filter((actor) => actor.isHonest && actor.machine.running);
  for (const actor of honest) hands.stop(actor);
  for (const actor of honest) hands.start(actor);
}
