/** What operators read: a moment, a level, a sentence and facts. Names of a person's files stay out of it, and keys. */

export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

export type Log = (level: LogLevel, sentence: string, facts?: LogFacts) => void;

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface LogOptions {
  /** The least that is written. */
  readonly level: LogLevel | 'silent';
  /** `json`: one object a line; `text`: for people. */
  readonly form: 'text' | 'json';
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly write: (line: string) => void;
}

export function createLog({ level, form, now, write }: LogOptions): Log {
  const least = level === 'silent' ? Infinity : levels.indexOf(level);
  return (level, sentence, facts = {}) => {
    if (levels.indexOf(level) < least) return;
    const time = new Date(now()).toISOString();
    const line =
      form === 'json'
        ? JSON.stringify({ time, level, message: sentence, ...facts })
        : textLine(time, level, sentence, facts);
    write(`${line}\n`);
  };
}

export const noLog: Log = () => {};

const levels: readonly LogLevel[] = ['debug', 'info', 'warning', 'error'];

function textLine(time: string, level: LogLevel, sentence: string, facts: LogFacts): string {
  const told = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${plain(value)}`);
  return [time.slice(0, 19).replace('T', ' '), level.padEnd(7), harmless(sentence), ...told].join(' ');
}

/** A fact of a stranger's making cannot begin a line or steer a terminal. */
const plain = (value: unknown): string => {
  const text = String(value);
  return /^[\w.:/@+-]+$/u.test(text) ? text : harmless(JSON.stringify(text));
};

const harmless = (text: string): string =>
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '?');
