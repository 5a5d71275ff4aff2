/** What came of the special scenarios, as numbers. */
import { type Outcome } from '../run/outcome.ts';
import { beginsMs } from './crowd-scenario.ts';

/** A free rider's rate over a contributor's, in the mean, while contributors still want something. */
export function freeRiderShare(outcome: Outcome): number {
  const rate = (role: string): number => {
    const rates = outcome.peers
      .filter((peer) => peer.role === role)
      .map(({ files: [file] }) => (file?.pieces ?? 0) / ((file?.completedMs ?? outcome.endMs) - beginsMs));
    return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  };
  return rate('freeRider') / rate('leecher');
}

export interface StreamFigures {
  /** The slowest beginning of all viewers; Infinity where one never began. */
  readonly startMs: number;
  readonly stalls: number;
  readonly stalledMs: number;
}

export function judgeStreams(outcome: Outcome): StreamFigures {
  return {
    startMs: Math.max(...outcome.streams.map(({ startMs }) => startMs ?? Infinity)),
    stalls: outcome.streams.reduce((sum, { stalls }) => sum + stalls, 0),
    stalledMs: outcome.streams.reduce((sum, { stalledMs }) => sum + stalledMs, 0),
  };
}

/** Of those who stayed, the share that has everything. */
export function completeShare(outcome: Outcome): number {
  const stayed = outcome.peers.filter(({ role, isRunning }) => role === 'leecher' && isRunning);
  const complete = stayed.filter(({ files }) => files.every(({ completedMs }) => completedMs !== undefined));
  return complete.length / stayed.length;
}
