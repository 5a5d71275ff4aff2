/**
 * Reads JSON (RFC 8259) from outside: with limits, with errors that a person can act on, and the same on every
 * platform (the messages and the depth that `JSON.parse` bears are not). Later equal keys win, as in `JSON.parse`.
 * The key `__proto__` is left out, so that no later copy of the object can change a prototype.
 */
import { err, ok, type Result } from '@peersume/base';
import type { LoadLimits } from './limits.ts';
import type { LoadError } from './load-error.ts';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function parseJson(text: string, limits: LoadLimits): Result<Json, LoadError> {
  const reader = new Reader(text, limits);
  try {
    return ok(reader.document());
  } catch (error) {
    if (error instanceof Stop) return err(error.reason);
    throw error;
  }
}

/** Leaves the recursion; never leaves this file. */
class Stop {
  readonly reason: LoadError;
  constructor(reason: LoadError) {
    this.reason = reason;
  }
}

class Reader {
  readonly #text: string;
  readonly #limits: LoadLimits;
  #at = 0;
  #depth = 0;
  #nodes = 0;

  constructor(text: string, limits: LoadLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): Json {
    this.#space();
    const value = this.#value('a value');
    this.#space();
    if (this.#at < this.#text.length) this.#expected('the end of the file');
    return value;
  }

  #value(expected: string): Json {
    this.#nodes++;
    if (this.#nodes > this.#limits.maxNodes) this.#tooComplex('nodes', this.#limits.maxNodes);
    const character = this.#text[this.#at];
    if (character === '{') return this.#nested(() => this.#object());
    if (character === '[') return this.#nested(() => this.#array());
    if (character === '"') return this.#string();
    if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) return this.#number();
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#at) && !/[\w$]/.test(this.#text[this.#at + word.length] ?? '')) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#expected(expected);
  }

  #nested<T>(read: () => T): T {
    this.#depth++;
    if (this.#depth > this.#limits.maxDepth) this.#tooComplex('depth', this.#limits.maxDepth);
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): JsonObject {
    const object: JsonObject = {};
    let count = 0;
    this.#at++;
    this.#space();
    if (this.#take('}')) return object;
    for (;;) {
      if (this.#text[this.#at] !== '"')
        this.#expected(count === 0 ? 'a name in double quotes or }' : 'a name in double quotes');
      const key = this.#string();
      this.#space();
      if (!this.#take(':')) this.#expected('a colon after the name');
      this.#space();
      const value = this.#value('a value after the colon');
      if (key !== '__proto__') object[key] = value;
      count++;
      if (count > this.#limits.maxItems) this.#tooComplex('items', this.#limits.maxItems);
      this.#space();
      if (this.#take('}')) return object;
      if (!this.#take(',')) this.#expected('a comma or }');
      this.#space();
      if (this.#text[this.#at] === '}') this.#expected('another name after the comma');
    }
  }

  #array(): Json[] {
    const array: Json[] = [];
    this.#at++;
    this.#space();
    if (this.#take(']')) return array;
    for (;;) {
      array.push(this.#value(array.length === 0 ? 'a value or ]' : 'another value after the comma'));
      if (array.length > this.#limits.maxItems) this.#tooComplex('items', this.#limits.maxItems);
      this.#space();
      if (this.#take(']')) return array;
      if (!this.#take(',')) this.#expected('a comma or ]');
      this.#space();
    }
  }

  #string(): string {
    const start = this.#at;
    this.#at++;
    let result = '';
    for (;;) {
      const from = this.#at;
      let code = this.#text.charCodeAt(this.#at);
      while (code >= 0x20 && code !== 0x22 && code !== 0x5c) code = this.#text.charCodeAt(++this.#at);
      result += this.#text.slice(from, this.#at);
      if (result.length > this.#limits.maxStringLength) this.#tooComplex('string', this.#limits.maxStringLength);
      if (code === 0x22) break;
      if (code === 0x5c) result += this.#escape();
      else if (Number.isNaN(code))
        this.#stopAt(start, 'a closing quote for the text that begins here', 'the end of the file');
      else this.#expected('a closing quote (a line break inside a text is written \\n)');
    }
    this.#at++;
    return result;
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    const simple = escapes.get(letter);
    if (simple !== undefined) {
      this.#at += 2;
      return simple;
    }
    const digits = this.#text.slice(this.#at + 2, this.#at + 6);
    if (letter !== 'u' || !/^[\da-f]{4}$/i.test(digits)) {
      this.#expected('an escape such as \\" \\\\ \\n \\t or \\u00e9 after the backslash', 1);
    }
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #number(): number | string {
    numberPattern.lastIndex = this.#at;
    const text = numberPattern.exec(this.#text)?.[0];
    if (text === undefined) return this.#expected('a digit after the minus sign', 1);
    this.#at += text.length;
    if (/[\w.+-]/.test(this.#text[this.#at] ?? ''))
      this.#expected('a comma or the end of the number; a date or text needs double quotes');
    const number = Number(text);
    return Number.isFinite(number) ? number : text;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expected(expected: string, ahead = 0): never {
    const at = this.#at + ahead;
    return this.#stopAt(at, expected, describeFound(this.#text, at));
  }

  #stopAt(at: number, expected: string, found: string): never {
    throw new Stop({ type: 'BadSyntax', ...this.#position(at), expected, found });
  }

  #tooComplex(what: 'depth' | 'string' | 'items' | 'nodes', limit: number): never {
    throw new Stop({ type: 'TooComplex', what, limit, line: this.#position(this.#at).line });
  }

  /** Both from 1; a column counts UTF-16 units, as editors do. */
  #position(at: number): { line: number; column: number } {
    let line = 1;
    let start = 0;
    for (let index = 0; index < at; index++) {
      const code = this.#text.charCodeAt(index);
      // A carriage return counts when no line feed follows it.
      if (code === 0x0a || (code === 0x0d && this.#text.charCodeAt(index + 1) !== 0x0a)) {
        line++;
        start = index + 1;
      }
    }
    return { line, column: at - start + 1 };
  }
}

const words: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/iy;

function describeFound(text: string, at: number): string {
  const character = text.charAt(at);
  if (character === '') return 'the end of the file';
  if (character === '\n' || character === '\r') return 'the end of the line';
  if (character === "'" || character === '‘' || character === '’')
    return `${character} (JSON writes texts in double quotes)`;
  if (character === '“' || character === '”' || character === '„')
    return `${character} (a curly quote; JSON needs straight ones)`;
  if (text.startsWith('//', at) || text.startsWith('/*', at)) return 'a comment (JSON has none)';
  const word = /^[\p{L}\p{N}_$]{1,24}/u.exec(text.slice(at, at + 24))?.[0];
  if (word !== undefined) return `“${word}”`;
  const code = text.codePointAt(at) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0)
    ? `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    : String.fromCodePoint(code);
}
