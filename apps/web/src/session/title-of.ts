import type { Resume } from '@peersume/resume';

/** For lists: the person's name and headline. Empty where nothing is written yet. */
export const titleOf = ({ basics }: Resume): string =>
  [basics.name.trim(), basics.headline?.trim()].filter(Boolean).join(' · ');
