/**
 * One line at the foot of the terminal that says how far something is. Only where a person looks: without a terminal
 * nothing is drawn, and what comes after finds the line gone.
 */
import { style } from '../terminal/style.ts';
import { printable } from '../terminal/print.ts';

export interface ProgressLine {
  show(progress: Progress): void;
  clear(): void;
}

export interface Progress {
  readonly name: string;
  /** 0 to 1; undefined where it cannot be known. */
  readonly share?: number | undefined;
  /** What is said behind the bar, the most important first; what has no room is left out. */
  readonly words: readonly string[];
}

export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  const isDrawn = stream.isTTY === true && process.env['TERM'] !== 'dumb';
  let isThere = false;
  return {
    show(progress) {
      if (!isDrawn) return;
      // Wrapping is off while it is drawn: a narrow window cuts it instead of breaking it into lines.
      stream.write(`\r\u001b[?7l${drawn(progress, stream.columns ?? 80, stream)}\u001b[K\u001b[?7h`);
      isThere = true;
    },
    clear() {
      if (isThere) stream.write('\r\u001b[K');
      isThere = false;
    },
  };
}

const maxNameLength = 28;
const barLength = 20;

function drawn({ name, share, words }: Progress, columns: number, stream: NodeJS.WriteStream): string {
  const plain = printable(name);
  const shown = plain.length > maxNameLength ? `${plain.slice(0, maxNameLength - 1)}…` : plain;
  const percent = share === undefined ? '' : `  ${String(Math.floor(share * 100)).padStart(3)}%`;
  let room = columns - shown.length - percent.length - (share === undefined ? 0 : barLength + 2) - 1;
  const told: string[] = [];
  for (const word of words) {
    if ((room -= word.length + 2) < 0) break;
    told.push(word);
  }
  const bar = share === undefined ? '' : `  ${barOf(share, stream)}`;
  return [style('strong', shown, stream), bar, percent, ...told.map((word) => `  ${word}`)].join('');
}

function barOf(share: number, stream: NodeJS.WriteStream): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * barLength);
  return `${style('good', '━'.repeat(full), stream)}${style('quiet', '─'.repeat(barLength - full), stream)}`;
}
