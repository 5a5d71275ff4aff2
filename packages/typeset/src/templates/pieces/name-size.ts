import { estimateEm } from './text-width.ts';

/** Long names are set smaller, so that they stay on one line where that still looks like a name. */
export function nameSize(name: string, wanted: number, available: number): number {
  const em = estimateEm(name) * boldFactor;
  const fitting = Math.floor((available / Math.max(em, 1)) * 2) / 2;
  return Math.min(wanted, Math.max(fitting, wanted * smallestShare));
}

const boldFactor = 1.08;

/** Below three quarters a name no longer leads the page: better two lines. */
const smallestShare = 0.75;
