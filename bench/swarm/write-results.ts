/** The figures as a page of Markdown. */
import { type Figure } from '../figure.ts';
import { median } from '../statistics.ts';
import { findCell, lastOverBound, type Cell } from './crowds.ts';
import { type Plan } from './plan.ts';

export function writeResults(cells: readonly Cell[], figures: readonly Figure[], plan: Plan): string {
  const kinds = plan.sizes.flatMap(({ name }) => plan.uplinks.map((uplinks) => ({ size: name, uplinks })));
  return `# The swarm in the world

Written by \`npm run bench -- swarm --baseline\`; ${plan.seeds} seeds of each crowd. One seed with 8 MB/s up; N leechers with
8 MB/s (equal), or 2, 8 and 32 MB/s up and four times that down (mixed); 10 ms one way; pieces of 256 KiB. Time is the
completion of the last, from all connected, over the bound
B = max{F/u_s, F/d_min, N·F/(u_s + Σu_i)} · (1 + floor(log2 N)/M): median (worst).

Beside it, in the same world, a BitTorrent-like peer: with four unchoked peers as BEP 3 has it, and with everyone unchoked
as libtorrent does on a loopback, where it lies within 15% of what libtorrent measured (packages/scenarios/SPEC.md, SC63).

![Time over the bound for growing crowds](results.svg)

${kinds.map((kind) => tableOf(cells, kind, plan)).join('\n\n')}

## All figures

| figure | value | target | |
|---|---|---|---|
${figures.map(rowOf).join('\n')}
`;
}

function tableOf(cells: readonly Cell[], { size, uplinks }: Pick<Cell, 'size' | 'uplinks'>, plan: Plan): string {
  const rows = plan.leechers.map((leechers) => {
    const like: Cell = { size, uplinks, leechers, program: 'swarm', figures: [] };
    const [ours, slots, all] = (['swarm', 'bittorrentLike', 'libtorrentLike'] as const).map((program) =>
      findCell(cells, like, program),
    );
    const seed = ours === undefined ? '' : median(ours.figures.map(({ seedUploads }) => seedUploads)).toFixed(3);
    return `| ${leechers} | ${timesOf(ours)} | ${seed} | ${timesOf(slots)} | ${timesOf(all)} |`;
  });
  return `## ${size}, ${uplinks} uplinks

| N | ours | seed uploads | BitTorrent-like | all unchoked |
|---|---|---|---|---|
${rows.join('\n')}`;
}

function timesOf(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const times = cell.figures.map(lastOverBound);
  return `${median(times).toFixed(3)} (${Math.max(...times).toFixed(3)})`;
}

function rowOf({ figure, value, unit, target = '', holds, peers = {} }: Figure): string {
  const beside = Object.entries(peers).map(([name, other]) => `${name} ${short(other)}`);
  const verdict = holds === undefined ? '' : holds ? 'holds' : 'missed';
  return `| ${figure} | ${short(value)} ${unit} | ${target} ${verdict} | ${beside.join(', ')} |`;
}

const short = (value: number): string => (value >= 1000 ? value.toFixed(0) : Number(value.toPrecision(4)).toString());
