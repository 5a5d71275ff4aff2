/**
 * Looks: settings of design that a person has named, to be used again on any résumé of theirs. Paper and the number of
 * pages to fit are the résumé's own and stay.
 */
import { Design } from '@peersume/resume';
import type { Operation } from '@peersume/document';

export interface Look {
  readonly id: string;
  readonly name: string;
  readonly design: Design;
}

/** Looks of one person: more would not be found again. */
export const maxLooks = 60;

/** In the library's settings. */
export const looksSetting = 'looks';

/** What is kept, as far as it can be understood. */
export function readLooks(value: unknown): Look[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, maxLooks).flatMap((one: unknown): Look[] => {
    if (typeof one !== 'object' || one === null) return [];
    const { id, name, design } = one as Readonly<Record<string, unknown>>;
    const parsed = Design.safeParse(design);
    return typeof id === 'string' && typeof name === 'string' && parsed.success
      ? [{ id, name, design: parsed.data }]
      : [];
  });
}

const own: readonly (keyof Design)[] = ['page', 'fitPages'];

/** What must be set so that the résumé looks so. */
export function operationsForLook(current: Design, look: Design): Operation[] {
  const names = [...new Set([...Object.keys(current), ...Object.keys(look)])] as (keyof Design)[];
  return names.flatMap((field): Operation[] => {
    const value = look[field];
    if (own.includes(field) || JSON.stringify(value) === JSON.stringify(current[field])) return [];
    return [{ type: 'setField', entity: 'design', field, ...(value === undefined ? {} : { value }) }];
  });
}

/** The settings of a look on another résumé. */
export function wearing(current: Design, look: Design): Design {
  const { page, fitPages } = current;
  const { fitPages: _, ...rest } = look;
  return { ...rest, page, ...(fitPages === undefined ? {} : { fitPages }) };
}

export const isWorn = (current: Design, look: Design): boolean => operationsForLook(current, look).length === 0;
