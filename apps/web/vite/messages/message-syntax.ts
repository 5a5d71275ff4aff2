/** ICU MessageFormat as a tree, and back as text; which arguments a message takes. */
import { parse, type Token } from '@messageformat/parser';

export type { Token };
export type ArgumentType = 'string' | 'number';

export const parseMessage = (text: string): Token[] => parse(text, { strict: true });

/** Arguments by name. A plural or a number takes a number; everything else a text. */
export function argumentsOf(tokens: readonly Token[]): ReadonlyMap<string, ArgumentType> {
  const found = new Map<string, ArgumentType>();
  const add = (name: string, type: ArgumentType): void => {
    if (found.get(name) !== 'number') found.set(name, type);
  };
  for (const token of tokens) {
    if (token.type === 'content' || token.type === 'octothorpe') continue;
    const isNumber = token.type === 'plural' || token.type === 'selectordinal' || token.type === 'function';
    add(token.arg, isNumber ? 'number' : 'string');
    if ('cases' in token) {
      for (const { tokens: inner } of token.cases) for (const [name, type] of argumentsOf(inner)) add(name, type);
    }
  }
  return found;
}

export interface Rewriting {
  readonly content?: (text: string) => string;
  /** Stands around the place of a text that is put in. */
  readonly around?: readonly [before: string, after: string];
}

export function writeMessage(tokens: readonly Token[], { content = (text) => text, around }: Rewriting = {}): string {
  const write = (token: Token, inPlural: boolean): string => {
    switch (token.type) {
      case 'content':
        return content(token.value)
          .replace(/[{}]/g, "'$&'")
          .replace(/#/g, inPlural ? "'#'" : '#');
      case 'argument':
        return `${around?.[0] ?? ''}{${token.arg}}${around?.[1] ?? ''}`;
      case 'octothorpe':
        return '#';
      case 'function':
        return `{${token.arg}, ${token.key}${token.param ? `, ${token.param.map((part) => write(part, false)).join('')}` : ''}}`;
      default: {
        const isPlural = token.type !== 'select';
        const offset = token.pluralOffset ? ` offset:${token.pluralOffset}` : '';
        const cases = token.cases.map(
          ({ key, tokens: inner }) => `${key} {${inner.map((part) => write(part, isPlural || inPlural)).join('')}}`,
        );
        return `{${token.arg}, ${token.type},${offset} ${cases.join(' ')}}`;
      }
    }
  };
  return tokens.map((token) => write(token, false)).join('');
}
