/** Beside speed: free riders, watching, leaving, and how fast a thousand peers run. */
import { figure, type Figure } from '../figure.ts';
import { median } from '../statistics.ts';
import { type Plan } from './plan.ts';
import { runTasks, type Costed } from './run-tasks.ts';
import { type Task, type TaskResult } from './task.ts';

const suite = 'swarm';

export async function measureQuestions(plan: Plan): Promise<Figure[]> {
  const types = ['freeRiders', 'streaming', 'premiere', 'churn'] as const;
  const costed = types.flatMap((type) =>
    Array.from({ length: plan.seeds }, (_, seed): Costed => ({ task: { type, seed: `bench ${seed}` }, cost: 1 })),
  );
  const results = await runTasks(costed);
  const of = (type: Task['type']): readonly TaskResult[] =>
    results.filter((_, index) => costed[index]?.task.type === type);
  return [
    ...freeRiderFigures(of('freeRiders')),
    ...streamFigures('watching while others come and go', of('streaming'), true),
    ...streamFigures('a premiere', of('premiere'), false),
    ...churnFigures(of('churn')),
    ...(plan.thousand ? await thousandFigures() : []),
  ];
}

function freeRiderFigures(results: readonly TaskResult[]): Figure[] {
  const shares = results.map(({ share = Infinity }) => share);
  const name = "a free rider's rate / a contributor's, under scarcity";
  return [
    figure({ suite, figure: `${name}, median`, value: median(shares), unit: 'x', target: '<= 0.5' }),
    figure({ suite, figure: `${name}, worst`, value: Math.max(...shares), unit: 'x' }),
  ];
}

function streamFigures(name: string, results: readonly TaskResult[], isJudged: boolean): Figure[] {
  const starts = results.map(({ streams }) => (streams?.startMs ?? Infinity) / 1000);
  const stalls = results.map(({ streams }) => streams?.stalls ?? Infinity);
  const target = (text: string): { target?: string } => (isJudged ? { target: text } : {});
  return [
    figure({ suite, figure: `${name}: slowest start, median`, value: median(starts), unit: 's', ...target('<= 1') }),
    figure({ suite, figure: `${name}: slowest start, worst`, value: Math.max(...starts), unit: 's' }),
    figure({ suite, figure: `${name}: stalls in a run, median`, value: median(stalls), unit: '', ...target('<= 0') }),
    figure({ suite, figure: `${name}: stalls in a run, worst`, value: Math.max(...stalls), unit: '' }),
  ];
}

function churnFigures(results: readonly TaskResult[]): Figure[] {
  const failed = results.filter(({ failure, share }) => failure !== undefined || share !== 1).length;
  return [
    figure({
      suite,
      figure: 'three of ten leave: runs in which someone who stayed is not complete',
      value: failed,
      unit: 'runs',
      target: '<= 0',
    }),
  ];
}

/** Alone, on one core: with the usual pieces, and with those of the profile `unixfs-v1-2025`. */
async function thousandFigures(): Promise<Figure[]> {
  const rows: Figure[] = [];
  for (const kibibytes of [256, 1024]) {
    const task: Task = { type: 'thousand', seed: 'bench', pieceLength: kibibytes * 1024 };
    const [result] = await runTasks([{ task, cost: 1 }], 1);
    if (result === undefined || result.failure !== undefined) throw new Error('the thousand did not complete');
    const { wallSeconds, events, crowd } = result;
    const name = `1,000 peers, 1 GiB, pieces of ${kibibytes} KiB`;
    rows.push(
      figure({ suite, figure: `${name}: wall time on one core`, value: wallSeconds, unit: 's', target: '<= 120' }),
      figure({ suite, figure: `${name}: events, in millions`, value: events / 1e6, unit: 'M' }),
      figure({ suite, figure: `${name}: events/s`, value: events / wallSeconds, unit: 'events/s' }),
      figure({ suite, figure: `${name}: last / B`, value: crowd?.last ?? Infinity, unit: 'B' }),
    );
  }
  return rows;
}
