import { type Payload } from '@peersume/base';

/** Whether the payload has this SHA-256 (32 bytes). The answer may come within the call. */
export type VerifyPayload = (payload: Payload, digest: Uint8Array, done: (holds: boolean) => void) => void;
