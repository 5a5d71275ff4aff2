/**
 * English that looks foreign: accented letters, about 40 % longer, in brackets. What stays plain on screen was not
 * translatable; what loses its closing bracket did not fit.
 */
import { parseMessage, writeMessage } from './message-syntax.ts';

const plain = 'abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ';
const accented = 'áƀçðéƒĝĥíĵķļɱñóƥřšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÓƤŘŠŢÚṼŴẊÝŽ';
const longerBy = 0.4;
const filler = 'one two three four five six seven eight nine ten ';

export function pseudo(text: string): string {
  const tokens = parseMessage(text);
  const length = tokens.reduce((sum, token) => sum + (token.type === 'content' ? token.value.length : 8), 0);
  const padding = Math.ceil(length * longerBy);
  const pad = filler
    .repeat(Math.ceil(padding / filler.length))
    .slice(0, padding)
    .trim();
  return `[${writeMessage(tokens, { content: accent })}${pad === '' ? '' : ` ${pad}`}]`;
}

const accent = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const at = plain.indexOf(letter);
    return at < 0 ? letter : (accented[at] ?? letter);
  });
