/**
 * How close a crowd comes to the physical limit, with what shows where the time goes:
 * `npx node packages/scenarios/scripts/figures.ts --n 8,32 --mib 64 --seeds 3 [--uplinks mixed] [--program bittorrentLike|libtorrentLike]`
 */
import { parseArgs } from 'node:util';
import { crowdScenario, type CrowdOptions } from '../src/figures/crowd-scenario.ts';
import { judgeCrowd } from '../src/figures/judge-crowd.ts';
import { failureLine } from '../src/run/failure.ts';
import { runScenario } from '../src/run/run-scenario.ts';

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '8' },
    mib: { type: 'string', default: '64' },
    seeds: { type: 'string', default: '3' },
    latency: { type: 'string', default: '10' },
    degree: { type: 'string', default: '40' },
    uplinks: { type: 'string', default: 'equal' },
    program: { type: 'string', default: 'swarm' },
    fetch: { type: 'boolean', default: false },
    use: { type: 'boolean', default: false },
  },
});

console.log(
  '  N  seed  end       bound s  last/B  first  middle  seed up  dup    ramp s  use   tail s   events  CPU s  Mev/s',
);
for (const leechers of values.n.split(',').map(Number)) {
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const scenario = crowdScenario({
      seed: `figures ${seed}`,
      leechers,
      fileBytes: Number(values.mib) * 1024 * 1024,
      uplinks: values.uplinks === 'mixed' ? 'mixed' : 'equal',
      program: policyOf(values.program),
      latencyMs: Number(values.latency),
      degree: Number(values.degree),
      fetchesManifest: values.fetch,
    });
    const cpu = process.cpuUsage();
    const outcome = runScenario(scenario);
    const { user, system } = process.cpuUsage(cpu);
    const cpuSeconds = (user + system) / 1e6;
    const figures = judgeCrowd(scenario, outcome);
    const cells: readonly [string | number, number][] = [
      [leechers, 3],
      [seed, 6],
      [` ${outcome.end}`, -11],
      [(figures.boundMs / 1000).toFixed(2), 7],
      [figures.last.toFixed(3), 8],
      [figures.first.toFixed(2), 7],
      [figures.middle.toFixed(2), 8],
      [figures.seedUploads.toFixed(3), 9],
      [figures.duplicates.toFixed(4), 8],
      [figures.rampMs === undefined ? '-' : (figures.rampMs / 1000).toFixed(2), 7],
      [figures.meanUse.toFixed(3), 7],
      [(figures.tailMs / 1000).toFixed(2), 8],
      [outcome.events, 10],
      [cpuSeconds.toFixed(2), 7],
      [(outcome.events / 1e6 / cpuSeconds).toFixed(2), 7],
    ];
    console.log(
      cells.map(([cell, width]) => (width < 0 ? String(cell).padEnd(-width) : String(cell).padStart(width))).join(''),
    );
    if (Object.keys(outcome.news).some((type) => type !== 'fileComplete')) console.log('     news', outcome.news);
    const failure = failureLine(scenario, outcome);
    if (failure !== undefined) console.log(failure);
    if (values.use)
      console.log(
        `     use ${outcome.uplinkUse
          .slice(0, 400)
          .map((share) => Math.round(share * 100))
          .join(' ')}`,
      );
  }
}

function policyOf(name: string): NonNullable<CrowdOptions['program']> {
  return name === 'bittorrentLike' || name === 'libtorrentLike' ? name : 'swarm';
}
