/** The crowds as a chart: time over the bound against N, a panel for each size and kind of uplinks. */
import { median } from '../statistics.ts';
import { lastOverBound, type Cell } from './crowds.ts';
import { drawChart, type Panel, type Series } from './draw-chart.ts';

const lines: readonly { readonly program: Cell['program']; readonly name: string; readonly style: string }[] = [
  { program: 'swarm', name: 'Peersume: median, and up to the worst', style: 'ours' },
  { program: 'bittorrentLike', name: 'BitTorrent-like, four unchoked', style: 'slots' },
  { program: 'libtorrentLike', name: 'BitTorrent-like, all unchoked', style: 'all' },
];

export function drawCrowds(cells: readonly Cell[]): string {
  const kinds = new Map<string, Cell[]>();
  for (const cell of cells) {
    if (cell.size === 'calibration') continue;
    const kind = `${cell.size}, ${cell.uplinks} uplinks`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), cell]);
  }
  return drawChart({
    title: 'Time until the last of N has the file, over the physical bound',
    x: { label: 'leechers (N)', values: [...new Set(cells.map(({ leechers }) => leechers))].filter(isDrawn) },
    y: {
      label: 'time / bound',
      ticks: ticksUpTo(Math.max(...cells.flatMap((cell) => cell.figures.map(lastOverBound)))),
    },
    level: { at: 1, name: 'the bound: nothing can be faster' },
    legend: lines,
    panels: [...kinds].map(([title, members]): Panel => ({
      title,
      series: lines.flatMap((line) => seriesOf(members, line)),
    })),
  });
}

const ticksUpTo = (most: number): readonly number[] =>
  [1, 1.25, 1.5, 2, 3, 4, 6, 8, 12, 16].filter((_, index, all) => index < 4 || (all[index - 1] ?? 0) < most);

/** 16 is only there to be held against libtorrent. */
const isDrawn = (leechers: number): boolean => leechers !== 16;

function seriesOf(cells: readonly Cell[], { program, style }: (typeof lines)[number]): Series[] {
  const points = cells
    .filter((cell) => cell.program === program)
    .sort((one, other) => one.leechers - other.leechers)
    .map(({ leechers, figures }) => {
      const times = figures.map(lastOverBound);
      return { x: leechers, y: median(times), high: Math.max(...times) };
    });
  return points.length === 0 ? [] : [{ style, points }];
}
