/**
 * One measured figure with its target and the peers measured beside it in the same run. Rows of this shape are what
 * `--json` writes and what the committed baselines hold.
 */
export interface Figure {
  readonly suite: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** `<= 16`, `>= 5`, or absent where the row only informs. */
  readonly target?: string;
  readonly holds?: boolean;
  readonly peers?: Readonly<Record<string, number>>;
}

const comparison = /^(<=|>=) ([0-9.]+)$/;

/** A row that knows whether it meets its target. */
export function figure(row: Omit<Figure, 'holds'>): Figure {
  if (row.target === undefined) return row;
  const match = comparison.exec(row.target);
  if (match === null) throw new Error(`a target reads like "<= 16", not "${row.target}"`);
  const limit = Number(match[2]);
  return { ...row, holds: match[1] === '<=' ? row.value <= limit : row.value >= limit };
}

/** The figures as aligned text: value, target, peers and the ratio peer / ours. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map((row) => [
    row.figure,
    `${round(row.value)} ${row.unit}`,
    row.target === undefined ? '' : `${row.target} ${row.holds === true ? 'holds' : 'MISSED'}`,
    Object.entries(row.peers ?? {})
      .map(([peer, value]) => `${peer} ${round(value)} (${round(value / row.value)}x)`)
      .join(', '),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const round = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
