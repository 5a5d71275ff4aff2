/** A file's state as people see it, from facts. */
import { type FileStatus } from '../daemon.ts';

export interface StateFacts {
  readonly phase: 'known' | 'fetching' | 'placing' | 'placed';
  readonly isPaused: boolean;
  readonly hasTrouble: boolean;
  /** It is imported, or its pieces are looked for on the disk. */
  readonly isChecking: boolean;
  /** Whether the file is given to the swarm at all. */
  readonly isServed: boolean;
  readonly isMissingPieces: boolean;
  readonly peers: number;
}

export function stateOf(facts: StateFacts): FileStatus['state'] {
  if (facts.hasTrouble) return 'trouble';
  if (facts.isChecking || facts.phase === 'placing') return 'checking';
  if (facts.isPaused) return 'paused';
  if (facts.phase === 'placed') return facts.isServed ? 'serving' : 'complete';
  if (facts.phase === 'known' && !facts.isMissingPieces) return facts.peers > 0 ? 'fetching' : 'looking';
  if (!facts.isMissingPieces) return 'complete';
  return facts.peers > 0 ? 'fetching' : 'looking';
}
