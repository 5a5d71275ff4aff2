import { err, ok, type Result } from '@peersume/base';
import type { Refusal } from '../report.ts';

const minDpi = 36; // half the size on an old screen; below it nothing can be read
const maxDpi = 600; // an A4 page has 35 million pixels then, 140 MB while it is drawn

export function parseDpi(text: string): Result<number, Refusal> {
  const dpi = text.trim() === '' ? Number.NaN : Number(text);
  if (dpi >= minDpi && dpi <= maxDpi) return ok(dpi);
  return err({
    type: 'WrongUsage',
    message: `--dpi needs a number from ${minDpi} to ${maxDpi}, not “${text}”.`,
    next: 'peersume build --help',
    facts: { option: '--dpi', value: text },
  });
}
