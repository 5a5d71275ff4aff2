/** Records of the database, which another version of this program may have written, as far as this one understands them. */
import type { Card, CardVariant, OldResume } from './library.ts';

export function isCard(value: unknown): value is Card {
  if (!isObject(value)) return false;
  const { id, title, createdAt, changedAt, snapshot, variants } = value;
  const { name, archivedAt, career } = value;
  return (
    typeof id === 'string' &&
    typeof title === 'string' &&
    typeof createdAt === 'number' &&
    typeof changedAt === 'number' &&
    typeof snapshot === 'string' &&
    Array.isArray(variants) &&
    variants.every(isVariant) &&
    (name === undefined || typeof name === 'string') &&
    (archivedAt === undefined || typeof archivedAt === 'number') &&
    (career === undefined || typeof career === 'string')
  );
}

export function isOldResume(value: unknown): value is OldResume {
  if (!isObject(value)) return false;
  const { id, savedAt, title, text, career } = value;
  return (
    typeof id === 'string' &&
    typeof savedAt === 'number' &&
    typeof title === 'string' &&
    typeof text === 'string' &&
    (career === undefined || typeof career === 'string')
  );
}

function isVariant(value: unknown): value is CardVariant {
  if (!isObject(value)) return false;
  return typeof value['id'] === 'string' && typeof value['name'] === 'string' && typeof value['snapshot'] === 'string';
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The newest change first. */
export const byChange = (a: Card, b: Card): number => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1);
