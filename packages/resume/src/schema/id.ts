import { z } from 'zod';

/** Names one entity (section, entry, role, text block) within one résumé; unique there, stable for ever. */
export const Id = z.string().min(1).max(64);
export type Id = z.infer<typeof Id>;
