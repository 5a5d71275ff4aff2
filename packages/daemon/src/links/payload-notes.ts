/** Whose a payload is, kept beside it: payloads are passed on as the objects that they are, and forgotten with them. */
import { type PeerId } from '@peersume/base';

/** Who sent it. */
export const senderOf = new WeakMap<object, PeerId>();
/** Told when it is sent. */
export const sentTo = new WeakMap<object, (bytes: number) => void>();
