/**
 * What is fuzzed: examples that a decoder takes, and a call that throws where what it gives is not sound. A decoder may
 * refuse; it may not throw, nor take more memory than `memoryOf` says, nor more than `maxFrameMs`.
 */
import { type Random } from '@peersume/base';

export interface FuzzTarget {
  readonly name: string;
  readonly examples: readonly Uint8Array[];
  /** No input is longer: what comes before the decoder sees to that. */
  readonly maxBytes: number;
  /** Bytes of memory that one call may take for an input of this length. */
  readonly memoryOf: (byteLength: number) => number;
  /** The call that is measured; what is prepared before is not. */
  readonly prepare: (bytes: Uint8Array, random: Random) => () => void;
  /** Where a second call would do something else, nothing is measured twice. */
  readonly hasState?: boolean;
}
