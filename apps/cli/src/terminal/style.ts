/** Colour with meaning, and only where a person looks: Node checks the stream, NO_COLOR and FORCE_COLOR. */
import { styleText } from 'node:util';

const formats = {
  good: 'green',
  warning: 'yellow',
  bad: 'red',
  strong: 'bold',
  quiet: 'dim',
  plain: 'reset',
} as const;

export function style(
  meaning: keyof typeof formats,
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return styleText(formats[meaning], text, { stream, validateStream: true });
}
