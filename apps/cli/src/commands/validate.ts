/** `peersume validate`: every problem with its path and a plain sentence. */
import { ok } from '@peersume/base';
import { describeProblem } from '../build/describe-problem.ts';
import { loadFile } from '../build/load-file.ts';
import { exitCodes, type Outcome } from '../report.ts';
import { printable } from '../terminal/print.ts';
import { style } from '../terminal/style.ts';

export async function validate(input: string): Promise<Outcome> {
  const loaded = await loadFile(input);
  if (!loaded.ok) return loaded;
  const { problems } = loaded.value;
  const name = input === '-' ? 'Standard input' : input;
  if (problems.length === 0) {
    return ok({ text: `${style('good', printable(name))} is a résumé with nothing to mend.`, data: { problems } });
  }
  const lines = problems.map((problem) => highlight(printable(describeProblem(problem)), printable(problem.path)));
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return ok({
    text: `${lines.join('\n')}\n${count}. The rest is read, and peersume build works.`,
    data: { problems },
    exitCode: exitCodes.problemInInput,
  });
}

/** The place stands out, so that the eye finds it in a long list. */
const highlight = (line: string, path: string): string =>
  path !== '' && line.startsWith(path) ? `${style('warning', path)}${line.slice(path.length)}` : line;
