/** What is said while things are moved. */
export const words = {
  ui_sort_handle: ({ name }: { name: string }): string => `Move “${name}”`,
  ui_sort_help: (): string =>
    'Drag to move. Or press Enter, choose a place with the arrow keys, and press Enter again. Escape leaves it where it was.',
  ui_sort_lifted: ({ name, number, count, list }: Where): string =>
    `“${name}” is lifted: place ${number} of ${count} in ${list}. Arrow keys choose a place, Enter puts it there, Escape leaves it.`,
  ui_sort_place: ({ number, count, list }: Omit<Where, 'name'>): string => `Place ${number} of ${count} in ${list}`,
  ui_sort_moved: ({ name, number, count, list }: Where): string =>
    `“${name}” now has place ${number} of ${count} in ${list}.`,
  ui_sort_left: ({ name }: { name: string }): string => `“${name}” stays where it was.`,
};

interface Where {
  readonly name: string;
  readonly number: number;
  readonly count: number;
  readonly list: string;
}
