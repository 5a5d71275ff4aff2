import { judge } from '../judges.ts';
import { runProgram } from './run-program.ts';

/** An element of the structure tree as poppler reads it: its marked content as text, and its child elements, in order. */
export interface StructElement {
  readonly role: string;
  readonly kids: readonly (string | StructElement)[];
}

/** The structure tree of a file, by poppler's `pdfinfo -struct-text`. */
export async function structText(file: string): Promise<StructElement> {
  const run = await runProgram(judge('pdfinfo'), ['-struct-text', '-enc', 'UTF-8', file]);
  if (run.status !== 0) throw new Error(`pdfinfo ${file}: ${run.stderr}`);
  return parseStructText(run.stdout);
}

/** Lines are indented by two spaces a level: a role, a quoted text that may hold line ends, `Object 15 0`, or an attribute. */
export function parseStructText(output: string): StructElement {
  interface Open {
    readonly role: string;
    readonly kids: (string | Open)[];
  }
  const root: Open = { role: 'root', kids: [] };
  const open: Open[] = [root];
  const lines = output.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    // Attributes (a figure's box) are listed between elements.
    if (line.trim() === '' || line.trimStart().startsWith('/')) continue;
    const depth = (line.length - line.trimStart().length) / 2;
    const parent = open[depth];
    if (parent === undefined) throw new Error(`struct-text is indented in an unknown way: ${line}`);
    let words = line.trimStart();
    if (words.startsWith('"')) {
      while (!words.endsWith('"') && index + 1 < lines.length) {
        index += 1;
        words += `\n${lines[index] ?? ''}`;
      }
      parent.kids.push(words.slice(1, -1));
    } else if (!/^Object \d+ \d+$/.test(words)) {
      const element: Open = { role: words.split(/[ :]/)[0] ?? words, kids: [] };
      parent.kids.push(element);
      open[depth + 1] = element;
    }
  }
  return root;
}

/** The words of the tree in reading order: paragraphs, labels and list bodies on lines of their own. */
export const wordsOfStructure = (element: StructElement): string =>
  element.kids.map((kid) => (typeof kid === 'string' ? kid : wordsOfStructure(kid))).join('') +
  (inlineRoles.has(element.role) ? '' : '\n');

const inlineRoles: ReadonlySet<string> = new Set(['Link', 'Span']);
