/**
 * What must hold of the sources: no text that bypasses the messages, no message at a time when no language is there, no
 * memory that keeps words of another language; and which messages they use.
 */
import { parseSync } from 'oxc-parser';

export interface SourceFindings {
  /** `line: sentence` */
  readonly problems: readonly string[];
  readonly used: ReadonlySet<string>;
}

/** Attributes and properties whose text a person reads or hears. */
const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'description',
  'hint',
  'label',
  'placeholder',
  'text',
  'title',
]);

/** Names that are the same in every language. */
const properNames = new Set(['Peersume', 'PDF', 'JSON', 'JSON Resume', 'DOCX', 'LaTeX', 'Markdown']);

export function checkSource(path: string, text: string): SourceFindings {
  const problems: string[] = [];
  const used = new Set<string>();
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) return { problems: [`1: cannot be parsed: ${errors[0]?.message ?? ''}`], used };
  const say = (node: { readonly start: number }, problem: string): void =>
    void problems.push(`${text.slice(0, node.start).split('\n').length}: ${problem}`);
  const reported = new Set<number>();
  const sayWords = (found: readonly Words[], where = ''): void => {
    for (const { start, words } of found) {
      if (!reported.has(start)) say({ start }, `${where}“${words}” is not a message`);
      reported.add(start);
    }
  };

  walk(program as unknown as Node, [], (node, above) => {
    switch (node.type) {
      case 'JSXText':
        if (isWords(String(node['value']))) say(node, `“${String(node['value']).trim()}” is not a message`);
        break;
      case 'JSXExpressionContainer':
        if (above.at(-1)?.type === 'JSXElement' || above.at(-1)?.type === 'JSXFragment') {
          sayWords(literalsOf(node['expression']));
        }
        break;
      case 'JSXAttribute': {
        const name = nameOf(node['name']);
        if (spoken.has(name)) sayWords(literalsOf(node['value']), `${name} `);
        break;
      }
      case 'Property': {
        const name = nameOf(node['key']);
        if (spoken.has(name) && node['computed'] !== true) sayWords(literalsOf(node['value']), `${name} `);
        break;
      }
      case 'Literal':
      case 'TemplateLiteral':
        if (!isForPrograms(above)) sayWords(literalsOf(node).filter(({ words }) => isSentence(words)));
        break;
      case 'MemberExpression': {
        if (nameOf(node['object']) !== 'm') break;
        if (node['computed'] === true) say(node, 'm[…] hides which message it is');
        else used.add(nameOf(node['property']));
        break;
      }
      case 'CallExpression': {
        const callee = node['callee'] as Node;
        const isMessage = callee.type === 'MemberExpression' && nameOf(callee['object']) === 'm';
        if (isMessage && !above.some(({ type }) => functions.has(type))) {
          say(node, 'speaks while the module is evaluated, before any language is there');
        }
        if (nameOf(callee) === 'useMemo' && mentionsMessages(node))
          say(node, 'useMemo keeps words of another language');
        break;
      }
      case 'ImportDeclaration': {
        const from = (node['source'] as Node)['value'];
        const names = (node['specifiers'] as Node[]).map((specifier) => nameOf(specifier['imported']));
        if (from === 'react' && names.includes('memo'))
          say(node, 'React’s memo keeps words of another language: use language/memo.tsx');
        break;
      }
    }
  });
  return { problems: problems, used };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

interface Words {
  readonly start: number;
  readonly words: string;
}

const functions = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration']);

function walk(node: Node, above: readonly Node[], visit: (node: Node, above: readonly Node[]) => void): void {
  visit(node, above);
  const inner = [...above, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, inner, visit);
  }
}

/** Words that an expression may give: literals, also through `? :`, `&&`, `??`, `+` and templates. */
function literalsOf(value: unknown): Words[] {
  if (!isNode(value)) return [];
  switch (value.type) {
    case 'Literal':
      return typeof value['value'] === 'string' && isWords(value['value'])
        ? [{ start: value.start, words: value['value'] }]
        : [];
    case 'TemplateLiteral': {
      const parts = (value['quasis'] as Node[]).map(
        (part) => (part['value'] as { readonly cooked?: string }).cooked ?? '',
      );
      return isWords(parts.join(' ')) ? [{ start: value.start, words: parts.join('…') }] : [];
    }
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return literalsOf(value['expression']);
    case 'ConditionalExpression':
      return [...literalsOf(value['consequent']), ...literalsOf(value['alternate'])];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return value['operator'] === '+' || value.type === 'LogicalExpression'
        ? [...literalsOf(value['left']), ...literalsOf(value['right'])]
        : [];
    default:
      return [];
  }
}

/** What begins like a sentence and goes on is meant for people, wherever it stands. */
const isSentence = (text: string): boolean => /^[\p{Lu}“]\p{L}*[,;:]? \p{L}/u.test(text.trim());

/** Messages of bugs, and text in types and imports, are for people who read code. */
function isForPrograms(above: readonly Node[]): boolean {
  return above.some((node) => {
    if (node.type === 'ThrowStatement' || node.type === 'NewExpression') return true;
    if (node.type === 'ImportDeclaration' || node.type.startsWith('TSLiteral')) return true;
    return (
      node.type === 'CallExpression' &&
      /^(assert|warn|error|log)$/.test(nameOf(node['callee']) || nameOf((node['callee'] as Node)['property']))
    );
  });
}

/** Signs, numbers, units and one letter are no words. */
function isWords(text: string): boolean {
  const said = text.trim();
  return /\p{L}{2,}/u.test(said) && !properNames.has(said) && !keyChord.test(said) && !/^[a-z]+:\/\/\S*$/.test(said);
}

/** `Ctrl+Shift+Z`: keys are named so in every language of the interface. */
const keyChord =
  /^(?:Ctrl|Cmd|Alt|Shift|Enter|Tab|Esc|Backspace|Delete|Home|End|F\d+|[↑↓←→])(?:[+ ](?:Ctrl|Alt|Shift|Enter|\S))*$/u;

function mentionsMessages(node: Node): boolean {
  let found = false;
  walk(node, [], (inner) => {
    if (inner.type === 'MemberExpression' && nameOf(inner['object']) === 'm') found = true;
  });
  return found;
}

function nameOf(value: unknown): string {
  if (!isNode(value)) return '';
  if (value.type === 'Literal') return String(value['value']);
  return typeof value['name'] === 'string' ? value['name'] : '';
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
