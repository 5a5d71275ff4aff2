/**
 * The validator, set once: the small edition of zod, and without code made at run time, which the app's content
 * security policy forbids (and zod would try at every schema).
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
