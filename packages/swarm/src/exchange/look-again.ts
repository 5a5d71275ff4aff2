/**
 * When time alone changes something, it is looked at again. Most of that need not be exact: those moments are rounded up
 * to a grid, so that a busy peer wakes ten times a second and not for each of its pieces.
 */
import { type Core } from './state.ts';

const gridMs = 100;

export function lookBy(core: Core, atMs: number): void {
  const at = Math.ceil(atMs / gridMs) * gridMs;
  if (at < core.checkAt) core.checkAt = at;
}

export function lookAt(core: Core, atMs: number): void {
  if (atMs < core.checkAt) core.checkAt = atMs;
}
