/** Line charts as SVG, side by side, readable on light and dark paper. */

export interface Chart {
  readonly title: string;
  readonly x: { readonly label: string; readonly values: readonly number[] };
  /** On a logarithmic scale, from a little below the first tick to a little above the last. */
  readonly y: { readonly label: string; readonly ticks: readonly number[] };
  /** A dashed line across. */
  readonly level: { readonly at: number; readonly name: string };
  readonly legend: readonly { readonly name: string; readonly style: string }[];
  readonly panels: readonly Panel[];
}

export interface Panel {
  readonly title: string;
  readonly series: readonly Series[];
}

export interface Series {
  /** One of the styles below. */
  readonly style: string;
  /** From `y` up to `high` is shaded. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly high: number }[];
}

const width = 920;
const panel = { width: 410, height: 250, gap: 40, left: 62, top: 118 };
const styles = `
  text { font: 13px system-ui, sans-serif; fill: var(--ink) }
  .title { font-size: 17px; font-weight: 600 } .panel { font-weight: 600 } .small { font-size: 12px; fill: var(--faint) }
  .grid { stroke: var(--grid); stroke-width: 1 } .level { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 6 4 }
  .line { fill: none; stroke-width: 2.5; stroke-linejoin: round } .band { stroke: none; opacity: .2 }
  .ours { --c: var(--ours) } .slots { --c: var(--slots) } .all { --c: var(--all) }
  .line { stroke: var(--c) } .band, .dot { fill: var(--c) }
  svg { --ink: #1d2125; --faint: #5b636b; --grid: #dfe3e6; --paper: #fff; --ours: #0b6e4f; --slots: #b3541e; --all: #6d4aa8 }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #e8eaed; --faint: #a3abb3; --grid: #343a40; --paper: #16191c; --ours: #4cc38a; --slots: #f0a060; --all: #b69cf0 }
  }`;

export function drawChart(chart: Chart): string {
  const rows = Math.ceil(chart.panels.length / 2);
  const height = panel.top + rows * (panel.height + 76);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${chart.title}">
<style>${styles}
</style>
<rect width="${width}" height="${height}" fill="var(--paper)"/>
<text class="title" x="24" y="34">${chart.title}</text>
${drawLegend(chart)}
${chart.panels.map((one, index) => drawPanel(chart, one, index)).join('\n')}
</svg>
`;
}

function drawLegend({ legend, level }: Chart): string {
  const entries = [
    ...legend.map(({ name, style }) => ({
      name,
      mark: `<line class="line ${style}" x1="0" x2="26" y1="-4" y2="-4"/>`,
    })),
    { name: level.name, mark: '<line class="level" x1="0" x2="26" y1="-4" y2="-4"/>' },
  ];
  return entries
    .map(({ name, mark }, index) => {
      const x = 24 + (index % 2) * 420;
      const y = 60 + Math.floor(index / 2) * 20;
      return `<g transform="translate(${x} ${y})">${mark}<text x="34" y="0">${name}</text></g>`;
    })
    .join('\n');
}

function drawPanel({ x, y, level }: Chart, { title, series }: Panel, index: number): string {
  const left = panel.left + (index % 2) * (panel.width + panel.gap);
  const top = panel.top + Math.floor(index / 2) * (panel.height + 76);
  const plot = { width: panel.width - 40, height: panel.height - 20 };
  const logs = x.values.map((value) => Math.log2(value));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  const across = (value: number): number => 12 + ((Math.log2(value) - least) / (most - least || 1)) * (plot.width - 24);
  const [floor, ceiling] = [Math.log(Math.min(...y.ticks)) - 0.08, Math.log(Math.max(...y.ticks)) + 0.08];
  const up = (value: number): number => plot.height * (1 - (Math.log(value) - floor) / (ceiling - floor));
  const grid = y.ticks.map(
    (tick) =>
      `<line class="grid" x1="0" x2="${plot.width}" y1="${round(up(tick))}" y2="${round(up(tick))}"/>` +
      `<text class="small" x="-8" y="${round(up(tick) + 4)}" text-anchor="end">${tick}</text>`,
  );
  const names = x.values.map(
    (value) =>
      `<text class="small" x="${round(across(value))}" y="${plot.height + 18}" text-anchor="middle">${value}</text>`,
  );
  const drawn = series.map(({ style, points }) => {
    const line = points.map(({ x, y }) => `${round(across(x))},${round(up(y))}`);
    const back = points.map(({ x, high }) => `${round(across(x))},${round(up(high))}`).reverse();
    const dots = points.map(
      ({ x, y }) => `<circle class="dot" cx="${round(across(x))}" cy="${round(up(y))}" r="3.5"/>`,
    );
    return `<g class="${style}"><polygon class="band" points="${[...line, ...back].join(' ')}"/><polyline class="line" points="${line.join(' ')}"/>${dots.join('')}</g>`;
  });
  return `<g transform="translate(${left} ${top})">
<text class="panel" x="0" y="-10">${title}</text>
${grid.join('\n')}
${names.join('')}
<text class="small" x="${plot.width / 2}" y="${plot.height + 36}" text-anchor="middle">${x.label}</text>
<text class="small" transform="translate(-42 ${plot.height / 2}) rotate(-90)" text-anchor="middle">${y.label}</text>
<line class="level" x1="0" x2="${plot.width}" y1="${round(up(level.at))}" y2="${round(up(level.at))}"/>
${drawn.join('\n')}
</g>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
