import type { TextStyle } from '../../text/style.ts';
import { estimateWidth } from './text-width.ts';

/** Long names are set smaller, so that they stay on one line where that still looks like a name. */
export function fitName(name: string, wanted: TextStyle, available: number): TextStyle {
  const fitting = (available * certainty) / Math.max(estimateWidth(name, { ...wanted, size: 1 }), 1);
  const size = Math.min(wanted.size, Math.max(fitting, wanted.size * smallestShare));
  return { ...wanted, size: Math.floor(size * 2) / 2 };
}

/** The width is a guess. */
const certainty = 0.96;

/** Below three quarters a name no longer leads the page: better two lines. */
const smallestShare = 0.75;
