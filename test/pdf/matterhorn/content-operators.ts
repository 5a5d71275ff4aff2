/** The operators of a content stream with their operands (ISO 32000-1 §7.8.2), inline images left out. */

export type Operand =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'name'; readonly value: string }
  /** One character for each byte. */
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'array'; readonly items: readonly Operand[] }
  | { readonly type: 'dict'; readonly entries: ReadonlyMap<string, Operand> };

export interface Operator {
  readonly name: string;
  readonly operands: readonly Operand[];
}

export function readOperators(text: string): readonly Operator[] {
  const operators: Operator[] = [];
  const reader = createReader(text);
  let operands: Operand[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (typeof token === 'string') {
      operators.push({ name: token, operands });
      operands = [];
    } else {
      operands.push(token);
    }
  }
  return operators;
}

interface Reader {
  /** An operand, an operator's name, or nothing more. */
  next(): Operand | string | undefined;
}

const tokens =
  /\s+|%[^\r\n]*|<<|>>|\[|\]|<([0-9A-Fa-f\s]*)>|\/([^\s()<>[\]{}/%]*)|([+-]?(?:\d+\.?\d*|\.\d+))|\(|([^\s()<>[\]{}/%]+)/gy;

function createReader(text: string): Reader {
  let at = 0;

  function next(): Operand | string | undefined {
    for (;;) {
      tokens.lastIndex = at;
      const match = tokens.exec(text);
      if (match === null) {
        if (at < text.length) throw new Error(`content stream is damaged at ${at}: ${text.slice(at, at + 20)}`);
        return undefined;
      }
      const [token, hex, name, number, operator] = match;
      at = tokens.lastIndex;
      if (/^[\s%]/.test(token)) continue;
      if (hex !== undefined) return { type: 'string', value: fromHex(hex) };
      if (name !== undefined) return { type: 'name', value: name };
      if (number !== undefined) return { type: 'number', value: Number(number) };
      if (operator !== undefined) return operator;
      if (token === '(') return { type: 'string', value: literal() };
      if (token === '[') return { type: 'array', items: until(']') };
      if (token === '<<') return { type: 'dict', entries: pairs(until('>>')) };
      return token;
    }
  }

  function until(end: string): readonly Operand[] {
    const items: Operand[] = [];
    for (let item = next(); item !== end; item = next()) {
      if (item === undefined || typeof item === 'string') throw new Error(`content stream lacks ${end}`);
      items.push(item);
    }
    return items;
  }

  /** Escapes are kept as they are: our files write strings in hexadecimal. */
  function literal(): string {
    const start = at;
    for (let depth = 1; depth > 0; at += 1) {
      const character = text[at];
      if (character === undefined) throw new Error('content stream has an open string');
      if (character === '\\') at += 1;
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
    }
    return text.slice(start, at - 1);
  }

  return { next };
}

function pairs(items: readonly Operand[]): ReadonlyMap<string, Operand> {
  const entries = new Map<string, Operand>();
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [key, value] = [items[index], items[index + 1]];
    if (key?.type === 'name' && value !== undefined) entries.set(key.value, value);
  }
  return entries;
}

function fromHex(hex: string): string {
  const digits = hex.replace(/\s/g, '');
  let text = '';
  for (let index = 0; index < digits.length; index += 2) {
    text += String.fromCharCode(Number.parseInt(digits.slice(index, index + 2).padEnd(2, '0'), 16));
  }
  return text;
}
