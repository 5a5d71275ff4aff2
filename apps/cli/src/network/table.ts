/** Rows with aligned columns. Columns of numbers are aligned at their right. */
import { printable } from '../terminal/print.ts';

export interface Column {
  readonly isNumber?: true;
  /** Longer texts are cut. */
  readonly max?: number;
}

export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) =>
    row.map((cell, index) => cut(printable(cell).replaceAll('\n', ' '), columns[index]?.max ?? Infinity)),
  );
  const widths = columns.map((_, index) => Math.max(0, ...shown.map((row) => row[index]?.length ?? 0)));
  return shown
    .map((row) =>
      row
        .map((cell, index) => {
          const width = widths[index] ?? 0;
          return columns[index]?.isNumber === true ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const cut = (text: string, max: number): string => (text.length > max ? `${text.slice(0, max - 1)}…` : text);
