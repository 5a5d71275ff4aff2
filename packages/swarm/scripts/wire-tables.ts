/**
 * The tables of spec/wire.md, from the schema, the doc comments of its messages and the limits. With `--write` they are
 * put into the file; a test says when they differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as limits from '../src/wire/limits.ts';
import { type FieldSchema, type MessageSchema, messageSchemas } from '../src/wire/schema.ts';

const specFile = new URL('../spec/wire.md', import.meta.url);
const begin = '<!-- tables: npx node packages/swarm/scripts/wire-tables.ts --write -->\n';
const end = '<!-- end of tables -->\n';

/** What the file says, and what it should. */
export function readSpec(): { readonly found: string; readonly expected: string } {
  const found = readFileSync(specFile, 'utf8');
  const from = found.indexOf(begin) + begin.length;
  const to = found.indexOf(end);
  if (from < begin.length || to < from) throw new Error('spec/wire.md has no place for tables');
  return { found, expected: `${found.slice(0, from)}\n${tables()}\n${found.slice(to)}` };
}

function tables(): string {
  return ['### Messages', '', ...messageTable(), '', '### Limits', '', ...limitTable()].join('\n') + '\n';
}

function messageTable(): string[] {
  const meanings = docComments('message.ts', /export type \w+ = MessageOf<'(\w+)'>;/);
  return table(
    ['tag', 'message', 'fields', 'payload', 'meaning'],
    messageSchemas.map((schema: MessageSchema) => [
      String(schema.tag),
      `\`${schema.type}\``,
      schema.fields.map(describeField).join('<br>'),
      schema.payload ? 'yes' : '',
      meanings.get(schema.type) ?? '',
    ]),
  );
}

function describeField({ name, kind, max, itemMax }: FieldSchema): string {
  const items = itemMax === undefined ? '' : ` of ≤ ${nameOf(itemMax)}`;
  return kind === 'flag' ? `\`${name}\` flag` : `\`${name}\` ${kind} ≤ ${nameOf(max)}${items}`;
}

function limitTable(): string[] {
  const reasons = docComments('limits.ts', /export const (\w+) =/);
  return table(
    ['limit', 'value', 'unit and reason'],
    namedLimits.map(([name, value]) => [`\`${name}\``, numeral(value), reasons.get(name) ?? '']),
  );
}

const namedLimits = Object.entries(limits).sort(([one], [other]) => (one < other ? -1 : 1));

/** A limit by its name, where it has one; exact powers and numbers else. */
function nameOf(value: number): string {
  const named = namedLimits.find(([, limit]) => limit === value)?.[0];
  if (named === undefined && Object.values(limits).includes(value + 1)) return `${nameOf(value + 1)} − 1`;
  return named === undefined ? numeral(value) : `\`${named}\``;
}

const numeral = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** The comment before each line that `pattern` finds a name in. */
function docComments(file: string, pattern: RegExp): Map<string, string> {
  const text = readFileSync(new URL(`../src/wire/${file}`, import.meta.url), 'utf8');
  const comments = new Map<string, string>();
  for (const [, comment = '', line = ''] of text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n(export .*)/g)) {
    const name = pattern.exec(line)?.[1];
    if (name === undefined) continue;
    comments.set(
      name,
      comment
        .replace(/\s*\n\s*\*\s?/g, ' ')
        .trim()
        .replaceAll('|', '\\|'),
    );
  }
  return comments;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

if (import.meta.main) {
  const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
  const { expected } = readSpec();
  if (values.write) writeFileSync(specFile, expected);
  else process.stdout.write(expected);
}
