import { judge } from '../judges.ts';
import { runProgram } from './run-program.ts';

/** An element of the structure tree as poppler reads it; text is what marked content gives, without line ends. */
export interface StructElement {
  readonly role: string;
  readonly text: string;
  readonly children: readonly StructElement[];
}

/** The structure tree of a file, by poppler's `pdfinfo -struct-text`. */
export async function structText(file: string): Promise<StructElement> {
  const run = await runProgram(judge('pdfinfo'), ['-struct-text', '-enc', 'UTF-8', file]);
  if (run.status !== 0) throw new Error(`pdfinfo ${file}: ${run.stderr}`);
  return parseStructText(run.stdout);
}

/** Lines are indented by two spaces a level: a role, a quoted text that may hold line ends, or `Object 15 0`. */
export function parseStructText(output: string): StructElement {
  interface Open {
    readonly role: string;
    text: string;
    readonly children: Open[];
  }
  const root: Open = { role: 'root', text: '', children: [] };
  const open: Open[] = [root];
  const lines = output.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const depth = (line.length - line.trimStart().length) / 2;
    const parent = open[depth];
    if (parent === undefined) throw new Error(`struct-text is indented in an unknown way: ${line}`);
    let words = line.trimStart();
    if (words.startsWith('"')) {
      while (!words.endsWith('"') && index + 1 < lines.length) {
        index += 1;
        words += `\n${lines[index] ?? ''}`;
      }
      parent.text += words.slice(1, -1);
    } else if (!/^Object \d+ \d+$/.test(words)) {
      const element: Open = { role: words.split(/[ :]/)[0] ?? words, text: '', children: [] };
      parent.children.push(element);
      open[depth + 1] = element;
    }
  }
  return root;
}

/** The words of the tree in reading order. An element's own text stands before that of its children. */
export const wordsOfStructure = (element: StructElement): string =>
  [element.text, ...element.children.map(wordsOfStructure)].join('\n');
