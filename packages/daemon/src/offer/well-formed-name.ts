/** A name that somebody else chose, before it is shown: short, and without what moves a cursor or turns text around. */
const maxNameLength = 255;

export const isWellFormedName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.length > 0 &&
  name.length <= maxNameLength &&
  name.isWellFormed() &&
  !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(name);
