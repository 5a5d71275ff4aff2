import type { Today } from './read-dates.ts';

export function today(): Today {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
