/** `npm run bench -- swarm [--quick] [--baseline]`: the swarm in the world, its core in memory, and the importer. */
import { writeFile } from 'node:fs/promises';
import type { Figure } from '../figure.ts';
import { measureImport } from '../swarm-files/import-speed.ts';
import { drawCrowds } from './draw-crowds.ts';
import { measureCrowds } from './crowds.ts';
import { measureTransfer } from './memory-transfer.ts';
import { fullPlan, quickPlan } from './plan.ts';
import { measureQuestions } from './questions.ts';
import { writeResults } from './write-results.ts';

export async function measure({ quick = false, baseline = false } = {}): Promise<Figure[]> {
  const plan = quick ? quickPlan : fullPlan;
  // First what has a clock of its own, while nothing else runs.
  const costs = [...(await measureTransfer(plan.transferBytes)), ...(await measureImport())];
  const questions = await measureQuestions(plan);
  const crowds = await measureCrowds(plan);
  const figures = [...crowds.figures, ...questions, ...costs];
  if (baseline) {
    await writeFile(new URL('./results.md', import.meta.url), writeResults(crowds.cells, figures, plan));
    await writeFile(new URL('./results.svg', import.meta.url), drawCrowds(crowds.cells));
  }
  return figures;
}
