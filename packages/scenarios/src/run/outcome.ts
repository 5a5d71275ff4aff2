/** What came of a run: plain JSON, the same for the same scenario on every platform. */

export interface Outcome {
  readonly name: string;
  readonly seed: string;
  /**
   * complete: all who stay have all they want. stuck: nothing moved for a long time; with a violation, if someone could
   * have completed. time, events: the limits of the scenario. broken: a program threw.
   */
  readonly end: 'complete' | 'stuck' | 'time' | 'events' | 'broken';
  readonly endMs: number;
  readonly events: number;
  readonly peers: readonly PeerOutcome[];
  readonly streams: readonly StreamOutcome[];
  /** The share of all honest running uplinks that was busy, for each interval of `useIntervalMs` from the beginning. */
  readonly uplinkUse: readonly number[];
  readonly useIntervalMs: number;
  /** How often each kind of news was told. */
  readonly news: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
}

export interface PeerOutcome {
  readonly name: string;
  readonly group: string;
  readonly role: string;
  readonly isRunning: boolean;
  /** Headers and payloads. */
  readonly sent: number;
  readonly received: number;
  readonly payloadSent: number;
  /** Bytes of pieces and structure that came, of pieces that were true and new, of pieces with a wrong hash. */
  readonly payloadReceived: number;
  readonly accepted: number;
  readonly refused: number;
  readonly files: readonly FileOutcome[];
}

export interface FileOutcome {
  readonly name: string;
  readonly isWanted: boolean;
  readonly pieces: number;
  /** When the last piece was safe. */
  readonly completedMs?: number;
}

export interface StreamOutcome {
  readonly machine: string;
  readonly file: string;
  /** From the wish to see it to the first frame; absent where it never began. */
  readonly startMs?: number;
  readonly stalls: number;
  readonly stalledMs: number;
  readonly isFinished: boolean;
}

/** What must never happen. */
export type Violation =
  | { readonly type: 'wrongPieceAccepted'; readonly machine: string; readonly file: string; readonly piece: number }
  | { readonly type: 'acknowledgedPieceLost'; readonly machine: string; readonly file: string; readonly piece: number }
  | { readonly type: 'deadlock'; readonly machine: string; readonly file: string; readonly atMs: number }
  | { readonly type: 'programThrew'; readonly detail: string };

/** 64 bits of the outcome, in hexadecimal: two runs with the same one were the same. Not for adversaries. */
export const hashOutcome = (outcome: Outcome): string => hashText(JSON.stringify(outcome));

/** Two FNV-1a hashes from different beginnings, each finished by a mix of its bits. */
export function hashText(text: string): string {
  let one = 0x811c_9dc5;
  let other = 0x9747_b28c;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x0100_0193);
    other = Math.imul(other ^ code, 0x85eb_ca6b) + 0x9e37;
  }
  return [one, other].map((half) => (mix(half) >>> 0).toString(16).padStart(8, '0')).join('');
}

const mix = (value: number): number => {
  const folded = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  const again = Math.imul(folded ^ (folded >>> 13), 0xc2b2_ae35);
  return again ^ (again >>> 16);
};
