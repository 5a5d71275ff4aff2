import { z } from './zod.ts';

/** Names one entity (section, entry, role, text block) within one résumé; unique there, stable for ever. */
export const Id = z.string().check(z.minLength(1), z.maxLength(64));
export type Id = z.infer<typeof Id>;
