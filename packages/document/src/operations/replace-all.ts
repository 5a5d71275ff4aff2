/** Find and replace in all words of a résumé: text, titles, names, keywords; not in dates, pictures and settings. */
import { err, ok, type Result } from '@peersume/base';
import { plainInlines } from '@peersume/resume';
import type * as Y from 'yjs';
import type { View } from '../read/view.ts';
import { defaultGateLimits } from '../gate/limits.ts';
import { fieldRulesOf } from '../shape/field-rules.ts';
import type { Kind } from '../shape/kind.ts';
import { tops, type Single } from '../shape/roots.ts';
import type { Node } from '../shape/tree.ts';
import { linesOf, stretchesOf } from '../text/inlines.ts';
import { findMatches } from '../words/find-matches.ts';
import { checkField } from './check-length.ts';
import { edit, type Editing } from './editing.ts';
import { writeFieldIn } from './set-field.ts';
import { textToChange } from './text-to-change.ts';
import type { Done, Operation, OperationError, SearchOptions } from './operation.ts';

type ReplaceAll = Extract<Operation, { type: 'replaceAll' }>;

export function replaceAll(editing: Editing, operation: ReplaceAll): Result<Done, OperationError> {
  if (operation.find === '') return err({ type: 'NothingToFind' });
  const replace = operation.replace.toWellFormed();
  const search: Search = { ...operation, find: operation.find.toWellFormed(), replace };
  let count = 0;
  count += replaceInFields(editing, 'basics', 'basics', search);
  for (const node of [...everyNode(editing.view)]) {
    count +=
      node.kind.type === 'block'
        ? replaceInText(editing, node, search)
        : replaceInFields(editing, node.id, node.kind, search);
  }
  return ok({ count });
}

interface Search extends SearchOptions {
  readonly find: string;
  readonly replace: string;
}

/** Everything that a view shows, in order. */
export function* everyNode(view: View): Generator<Node> {
  function* under(parent: string): Generator<Node> {
    for (const node of view.children(parent)) {
      yield node;
      yield* under(node.id);
    }
  }
  yield* under(tops.profile);
  yield* under(tops.section);
}

function replaceInText(editing: Editing, node: Node, search: Search): number {
  const words = plainInlines(editing.view.inlines(node.id));
  const places = findMatches(words, search.find, search).length;
  const grows = Math.max(0, places * (search.replace.length - search.find.length));
  if (places === 0 || words.length + grows > defaultGateLimits.maxBlockLength) return 0;
  const text = textToChange(editing, node);
  let count = 0;
  edit(editing, () => {
    for (const line of linesOf(text)) count += replaceInLine(line, search);
  });
  return count;
}

/** The new words take the marks of the first letter that they replace. */
function replaceInLine(line: Y.XmlText, search: Search): number {
  const stretches = stretchesOf(line);
  const places = findMatches(stretches.map(({ insert }) => insert).join(''), search.find, search);
  for (const at of places.toReversed()) {
    let end = 0;
    const first = stretches.find(({ insert }) => (end += insert.length) > at);
    if (search.replace !== '') line.insert(at, search.replace, first?.attributes ?? {});
    line.delete(at + search.replace.length, search.find.length);
  }
  return places.length;
}

function replaceInFields(editing: Editing, id: string, owner: Kind | Single, search: Search): number {
  const fields = editing.view.fields(id, owner);
  let count = 0;
  for (const [name, rule] of fieldRulesOf(owner)) {
    const before = fields[name];
    if (before === undefined || untouched.includes(name)) continue;
    let found = 0;
    const after = replaceInValue(before, search, (places) => (found += places));
    if (found === 0 || !rule.schema.safeParse(after).success || !checkField(id, name, after).ok) continue;
    writeFieldIn(editing, id, owner, name, rule, after);
    count += found;
  }
  return count;
}

/** Not words: settings, choices, pictures, what other programs left. */
const untouched: readonly string[] = ['visible', 'breakBefore', 'dates', 'photo', 'extra'];

function replaceInValue(value: unknown, search: Search, add: (found: number) => void): unknown {
  if (typeof value === 'string') {
    const places = findMatches(value, search.find, search);
    add(places.length);
    return places.reduceRight(
      (text, at) => text.slice(0, at) + search.replace + text.slice(at + search.find.length),
      value,
    );
  }
  if (Array.isArray(value)) return value.map((item) => replaceInValue(item, search, add));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, key === 'extra' ? member : replaceInValue(member, search, add)]),
  );
}
