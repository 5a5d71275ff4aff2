import type { Random } from '@peersume/base';

/** The platform's own; `randomUUID` is missing where the origin is not secure, this is not. */
export const platformChance: Random = { uint32: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 };
