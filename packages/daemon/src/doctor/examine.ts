import { type Peer } from '@peersume/peer';
import { type Daemon } from '../daemon.ts';

export interface ExaminerParts {
  readonly peer: Peer;
  readonly directory: string;
  readonly wallClock: () => number;
}

export function createExaminer({ peer }: ExaminerParts): Daemon['examine'] {
  return async () => ({ checks: [], cause: undefined, attempts: peer.attempts });
}
