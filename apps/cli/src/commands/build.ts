/** `peersume build`: a résumé file in, PDF or PNG out; once, or at every change of the file. */
import { err, ok, type Result } from '@peersume/base';
import { designChange, type DesignChange, type DesignOptions } from '../build/design-options.ts';
import { planOutput, type OutputPlan } from '../build/output-plan.ts';
import { parseDpi } from '../build/parse-dpi.ts';
import { checkTemplate } from '../build/check-template.ts';
import type { Typesetting } from '../build/typesetting.ts';
import { writeOutput } from '../build/write-output.ts';
import { loadFile } from '../build/load-file.ts';
import { fingerprint, watchFile } from '../files/watch-file.ts';
import { exitCodes, type Outcome, type Refusal, type Report } from '../report.ts';
import { interruption } from '../terminal/interruption.ts';
import { printRefusal, printReport } from '../terminal/print.ts';
import { describeBuild } from '../build/describe-build.ts';

export interface BuildOptions extends DesignOptions {
  readonly output?: string;
  readonly format?: string;
  readonly dpi: string;
  readonly watch?: true;
  readonly strict?: true;
  readonly json?: true;
}

interface Order {
  readonly input: string;
  readonly plan: OutputPlan;
  readonly change: DesignChange;
  readonly dpi: number;
  readonly strict: boolean;
}

export async function build(input: string, options: BuildOptions): Promise<Outcome> {
  const order = readOrder(input, options);
  if (!order.ok) return order;
  // A mistake on the command line is answered before the typesetter is loaded.
  const { createTypesetting } = await import('../build/typesetting.ts');
  const typesetting = await createTypesetting();
  if (options.watch === true) return await buildAtEveryChange(order.value, typesetting, options.json === true);
  return await buildOnce(order.value, typesetting);
}

/** Everything that can be wrong with the command line, before a file is touched. */
function readOrder(input: string, options: BuildOptions): Result<Order, Refusal> {
  const plan = planOutput({
    input,
    ...(options.output !== undefined && { output: options.output }),
    ...(options.format !== undefined && { format: options.format }),
    json: options.json === true,
    watch: options.watch === true,
    stdoutIsTerminal: process.stdout.isTTY,
  });
  if (!plan.ok) return plan;
  const template = checkTemplate(options.template);
  if (!template.ok) return template;
  const change = designChange(options);
  if (!change.ok) return change;
  const dpi = parseDpi(options.dpi);
  if (!dpi.ok) return dpi;
  return ok({ input, plan: plan.value, change: change.value, dpi: dpi.value, strict: options.strict === true });
}

async function buildOnce(order: Order, typesetting: Typesetting): Promise<Outcome> {
  const start = performance.now();
  const loaded = await loadFile(order.input);
  if (!loaded.ok) return loaded;
  const made = await typesetting.pdf(loaded.value.resume, order.change);
  if (!made.ok) return made;
  const written = await writeOutput(order.plan, order.input, made.value.pdf, order.dpi);
  if (!written.ok) return written;

  const report = describeBuild({
    input: order.input,
    files: written.value,
    pageCount: made.value.pageCount,
    findings: made.value.findings,
    problems: loaded.value.problems,
    tookMs: performance.now() - start,
  });
  const isFlawed = order.strict && (report.notes?.length ?? 0) > 0;
  return ok(isFlawed ? { ...report, exitCode: exitCodes.problemInInput } : report);
}

/** Goes on after a refusal: the next save may mend it. Ends when the person interrupts it. */
async function buildAtEveryChange(order: Order, typesetting: Typesetting, json: boolean): Promise<Outcome> {
  // Taken before the first reading, so that a save while that is built is not missed.
  const seen = await fingerprint(order.input);
  const first = await buildOnce(order, typesetting);
  const show = (outcome: Outcome) =>
    outcome.ok ? printReport(outcome.value, json) : printRefusal(outcome.error, json);
  if (!first.ok && first.error.type === 'CannotRead') return first;
  show(first);
  const watching: Report = { text: `Watching ${order.input}; Ctrl-C ends it.`, data: { watching: order.input } };
  const result = await watchFile(order.input, {
    seen,
    onWatching: () => void printReport(watching, json),
    onChange: async () => void show(await buildOnce(order, typesetting)),
    signal: interruption.signal,
  });
  return result.ok ? ok({ data: { ended: true }, exitCode: interruption.exitCode }) : err(result.error);
}
