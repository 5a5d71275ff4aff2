/** Whether a text holds only what the grammar (`grammar.ts`) knows. A binding deletes what it does not know, so it may not see such a text. */
import * as Y from 'yjs';
import { areKnownMarks, lineName, type Attributes } from './grammar.ts';

export function conformsToGrammar(fragment: Y.XmlFragment): boolean {
  return (
    fragment._map.size === 0 &&
    fragment.toArray().every((line) => line instanceof Y.XmlElement && isKnownLine(line)) &&
    fragment.length > 0
  );
}

function isKnownLine(line: Y.XmlElement): boolean {
  return (
    line.nodeName === lineName &&
    Object.keys(line.getAttributes()).length === 0 &&
    line.toArray().every((text) => text instanceof Y.XmlText && isKnownText(text))
  );
}

function isKnownText(text: Y.XmlText): boolean {
  const delta = text.toDelta() as { insert: unknown; attributes?: Attributes }[];
  return delta.every(({ insert, attributes = {} }) => typeof insert === 'string' && areKnownMarks(attributes));
}
