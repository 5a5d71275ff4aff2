/** One seed and N leechers: how close to the physical limit, beside a BitTorrent-like peer in the same world. */
import { type CrowdFigures, type CrowdOptions } from '@peersume/scenarios';
import { figure, type Figure } from '../figure.ts';
import { median } from '../statistics.ts';
import { type Plan } from './plan.ts';
import { runTasks, type Costed } from './run-tasks.ts';

const suite = 'swarm';

/** All seeds of one crowd under one policy. */
export interface Cell {
  readonly size: string;
  readonly uplinks: CrowdOptions['uplinks'];
  readonly leechers: number;
  readonly program: NonNullable<CrowdOptions['program']>;
  readonly figures: readonly CrowdFigures[];
}

/** What libtorrent 2.0.8 took in its default settings, of the fluid bound, on a loopback with 8 MB/s uplinks. */
const libtorrentMeasured = new Map([
  [8, 2.23],
  [16, 2.54],
]);
const calibrationLatencyMs = 0.1;
const calibrated = 'calibration';

export async function measureCrowds(
  plan: Plan,
): Promise<{ readonly cells: readonly Cell[]; readonly figures: Figure[] }> {
  const wanted = [...cellsOf(plan), ...calibrationCells(plan)];
  const costed = wanted.flatMap(({ crowds, cost }) =>
    crowds.map((crowd): Costed => ({ task: { type: 'crowd', crowd }, cost })),
  );
  const results = await runTasks(costed);
  let at = 0;
  const cells = wanted.map(({ crowds, cost: _cost, ...cell }): Cell => {
    const ran = results.slice(at, (at += crowds.length));
    const failed = ran.find(({ failure }) => failure !== undefined);
    if (failed !== undefined) throw new Error(`a run failed: ${failed.failure}; its scenario is printed above`);
    return { ...cell, figures: ran.flatMap(({ crowd }) => crowd ?? []) };
  });
  return { cells, figures: [...speedFigures(cells), ...thriftFigures(cells), ...calibrationFigures(cells)] };
}

interface WantedCell extends Omit<Cell, 'figures'> {
  readonly crowds: readonly CrowdOptions[];
  readonly cost: number;
}

function cellsOf(plan: Plan): WantedCell[] {
  return plan.sizes.flatMap(({ name: size, bytes }) =>
    plan.uplinks.flatMap((uplinks) =>
      plan.leechers.flatMap((leechers): WantedCell[] => {
        const beside = plan.besideSeeds(leechers, bytes);
        const make = (program: Cell['program'], seeds: number, eventsPerPiece: number): WantedCell => ({
          size,
          uplinks,
          leechers,
          program,
          cost: leechers * bytes * eventsPerPiece,
          crowds: Array.from({ length: seeds }, (_, seed) => ({
            seed: `bench ${seed}`,
            leechers,
            fileBytes: bytes,
            uplinks,
            program,
          })),
        });
        return [
          make('swarm', plan.seeds, 1),
          ...(beside > 0 ? [make('bittorrentLike', beside, 4)] : []),
          ...(beside > 0 && plan.besideLoopback(leechers, bytes)
            ? [make('libtorrentLike', Math.min(beside, 5), 5)]
            : []),
        ];
      }),
    ),
  );
}

function calibrationCells({ seeds }: Plan): WantedCell[] {
  const bytes = 64 * 1024 * 1024;
  return [...libtorrentMeasured.keys()].map((leechers) => ({
    size: calibrated,
    uplinks: 'equal',
    leechers,
    program: 'libtorrentLike',
    cost: leechers * bytes * 5,
    crowds: Array.from({ length: seeds }, (_, seed) => ({
      seed: `bench ${seed}`,
      leechers,
      fileBytes: bytes,
      uplinks: 'equal' as const,
      program: 'libtorrentLike' as const,
      latencyMs: calibrationLatencyMs,
    })),
  }));
}

const medianOf = (cell: Cell | undefined, value: (figures: CrowdFigures) => number): number =>
  median((cell?.figures ?? []).map(value));
const worstOf = (cell: Cell, value: (figures: CrowdFigures) => number): number => Math.max(...cell.figures.map(value));
export const lastOverBound = ({ last }: CrowdFigures): number => last;

export const findCell = (cells: readonly Cell[], like: Cell, program: Cell['program']): Cell | undefined =>
  cells.find(
    (cell) =>
      cell.size === like.size &&
      cell.uplinks === like.uplinks &&
      cell.leechers === like.leechers &&
      cell.program === program,
  );

function speedFigures(cells: readonly Cell[]): Figure[] {
  return ours(cells).flatMap((cell) => {
    const name = `${cell.size}, ${cell.uplinks} uplinks, N = ${cell.leechers}: last / B`;
    const isJudged = cell.leechers >= 8;
    const peers = {
      ...besideFigure(cells, cell, 'bittorrentLike', 'BitTorrent-like'),
      ...besideFigure(cells, cell, 'libtorrentLike', 'all unchoked'),
    };
    return [
      figure({
        suite,
        figure: `${name}, median`,
        value: medianOf(cell, lastOverBound),
        unit: 'B',
        ...(isJudged ? { target: '<= 1.10' } : {}),
        ...(Object.keys(peers).length > 0 ? { peers } : {}),
      }),
      figure({
        suite,
        figure: `${name}, worst`,
        value: worstOf(cell, lastOverBound),
        unit: 'B',
        ...(isJudged ? { target: '<= 1.20' } : {}),
      }),
    ];
  });
}

function besideFigure(
  cells: readonly Cell[],
  like: Cell,
  program: Cell['program'],
  name: string,
): Readonly<Record<string, number>> {
  const cell = findCell(cells, like, program);
  return cell === undefined ? {} : { [name]: medianOf(cell, lastOverBound) };
}

/** Of each size and kind of uplinks: what the seed sent, what came twice, how time grows with the crowd. */
function thriftFigures(cells: readonly Cell[]): Figure[] {
  const kinds = new Map<string, Cell[]>();
  for (const cell of ours(cells)) {
    const kind = `${cell.size}, ${cell.uplinks} uplinks`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), cell]);
  }
  return [...kinds].flatMap(([kind, all]) => {
    const judged = all.filter(({ leechers }) => leechers >= 8);
    const few = judged.find(({ leechers }) => leechers === 8);
    const many = judged.find(({ leechers }) => leechers === 256);
    const timeOf = (cell: Cell): number => medianOf(cell, ({ last, boundMs }) => last * boundMs);
    const seedUploads = Math.max(...judged.map((cell) => medianOf(cell, ({ seedUploads }) => seedUploads)));
    return [
      figure({
        suite,
        figure: `${kind}: seed uploads / what the bound needs, largest median`,
        value: seedUploads,
        unit: 'x',
        target: '<= 1.10',
      }),
      figure({
        suite,
        figure: `${kind}: bytes got / needed, worst`,
        value: Math.max(...all.map((cell) => worstOf(cell, ({ duplicates }) => duplicates))),
        unit: 'x',
        target: '<= 1.02',
      }),
      ...(few === undefined || many === undefined
        ? []
        : [
            figure({
              suite,
              figure: `${kind}: time with N = 256 / N = 8`,
              value: timeOf(many) / timeOf(few),
              unit: 'x',
              target: '<= 1.10',
            }),
          ]),
    ];
  });
}

function calibrationFigures(cells: readonly Cell[]): Figure[] {
  return cells
    .filter(({ size }) => size === calibrated)
    .map((cell) => {
      const measured = libtorrentMeasured.get(cell.leechers) ?? 0;
      const value = medianOf(cell, ({ lastOverFluid }) => lastOverFluid);
      return figure({
        suite,
        figure: `BitTorrent-like as on a loopback, N = ${cell.leechers}: away from libtorrent's measured ${measured}`,
        value: Math.abs(value / measured - 1),
        unit: 'of it',
        target: '<= 0.15',
      });
    });
}

const ours = (cells: readonly Cell[]): readonly Cell[] => cells.filter(({ program }) => program === 'swarm');
