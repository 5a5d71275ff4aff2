/** Single values of a file, in whatever type they come: text where a text is meant, a list where a list is, or what must be kept as it is. */
import type { Json } from '../load/parse-json.ts';
import type { Reading } from './reading.ts';

/** `unread` says that the value means nothing here and has to be kept aside. */
export type ReadValue<T> = { readonly value?: T; readonly unread?: true };

export function readText(json: Json | undefined, path: string, reading: Reading): ReadValue<string> {
  if (json === undefined || json === null) return {};
  if (typeof json === 'string') return json.trim() === '' ? {} : { value: json };
  if (typeof json === 'number' || typeof json === 'boolean') {
    reading.report(path, `${path} is ${describe(json)}; read as the text “${String(json)}”.`);
    return { value: String(json) };
  }
  if (Array.isArray(json) && json.length > 0 && json.every((part) => typeof part === 'string')) {
    reading.report(path, `${path} is a list; its texts were joined to one.`);
    const value = json.filter((part) => part.trim() !== '').join(', ');
    return value === '' ? {} : { value };
  }
  if (isEmpty(json)) return {};
  reading.report(
    path,
    `${path} is ${describe(json)} where a text belongs; kept in the file but not shown.`,
    'notShown',
  );
  return { unread: true };
}

/** Paragraph texts: like `readText`, but a list's texts become paragraphs of their own. */
export function readLongText(json: Json | undefined, path: string, reading: Reading): ReadValue<string> {
  if (!Array.isArray(json) || !json.every((part) => typeof part === 'string')) return readText(json, path, reading);
  const value = json.filter((part) => part.trim() !== '').join('\n\n');
  if (value === '') return {};
  reading.report(path, `${path} is a list; its texts were read as paragraphs.`);
  return { value };
}

/** `splitter` parts a text that stands where a list belongs. */
export function readList(
  json: Json | undefined,
  path: string,
  splitter: RegExp,
  reading: Reading,
): ReadValue<string[]> {
  if (json === undefined || json === null || json === '' || isEmpty(json)) return {};
  if (typeof json === 'string') {
    const value = json
      .split(splitter)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (value.length === 0) return {};
    reading.report(
      path,
      `${path} is a text where a list belongs; read as ${value.length === 1 ? 'one element' : `${value.length} elements`}.`,
    );
    return { value };
  }
  if (typeof json === 'number' || typeof json === 'boolean') {
    reading.report(path, `${path} is ${describe(json)} where a list belongs; read as one element.`);
    return { value: [String(json)] };
  }
  if (!Array.isArray(json)) {
    reading.report(
      path,
      `${path} is ${describe(json)} where a list belongs; kept in the file but not shown.`,
      'notShown',
    );
    return { unread: true };
  }
  return readElements(json, path, reading);
}

function readElements(list: readonly Json[], path: string, reading: Reading): ReadValue<string[]> {
  const value: string[] = [];
  let isWhole = true;
  list.forEach((element, index) => {
    const text = elementText(element);
    if (text === undefined) {
      if (!isEmpty(element)) isWhole = false;
      return;
    }
    if (typeof element !== 'string') {
      reading.report(
        `${path}[${index}]`,
        `${path}[${index}] is ${describe(element)}; read as the text “${shorten(text)}”.`,
      );
    }
    if (typeof element === 'object') isWhole = false;
    value.push(text);
  });
  if (!isWhole)
    reading.report(path, `${path} holds more than texts; what is not shown is kept in the file.`, 'notShown');
  return { ...(value.length > 0 && { value }), ...(isWhole ? {} : { unread: true as const }) };
}

function elementText(element: Json): string | undefined {
  if (typeof element === 'string') return element.trim() === '' ? undefined : element;
  if (typeof element === 'number' || typeof element === 'boolean') return String(element);
  if (element === null || Array.isArray(element)) return undefined;
  for (const key of ['name', 'title', 'text', 'summary', 'description', 'label']) {
    const text = Object.hasOwn(element, key) ? element[key] : undefined;
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return undefined;
}

/** Nothing that anybody could miss: null, blank text, and lists and objects of such. */
export function isEmpty(json: Json): boolean {
  if (json === null) return true;
  if (typeof json === 'string') return json.trim() === '';
  if (typeof json !== 'object') return false;
  return Object.values(json).every(isEmpty);
}

export function describe(json: Json): string {
  if (json === null) return 'null';
  if (typeof json === 'string') return `the text “${shorten(json)}”`;
  if (typeof json === 'number') return `the number ${json}`;
  if (typeof json === 'boolean') return `the value ${json}`;
  return Array.isArray(json) ? 'a list' : 'an object';
}

export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${Array.from(line.slice(0, 58)).slice(0, 57).join('')}…`;
}
