/** Scenarios: a world with real swarms in it, as data. */
export type { World } from '@peersume/world';
