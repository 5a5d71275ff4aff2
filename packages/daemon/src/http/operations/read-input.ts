/** Reads the JSON that an operation is asked with: exactly the fields of its shape, each of its kind and within limits. */
import { err, ok, type Result } from '@peersume/base';

export interface InputWrong {
  readonly type: 'InputWrong';
  readonly field: string;
  readonly detail: string;
}

/** Undefined where the value is not of the kind. */
export interface Field<T> {
  readonly read: (value: unknown) => T | undefined;
  readonly words: string;
  readonly isOptional?: true;
}

type Shape = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
type OptionalIn<S extends Shape> = { [K in keyof S]: S[K] extends { readonly isOptional: true } ? K : never }[keyof S];

export type InputOf<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalIn<S>>]: ValueOf<S[K]>;
} & { readonly [K in OptionalIn<S>]?: ValueOf<S[K]> | undefined };

export const shape =
  <S extends Shape>(fields: S) =>
  (input: unknown): Result<InputOf<S>, InputWrong> => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return wrong('', 'needs an object');
    const given = new Map<string, unknown>(Object.entries(input));
    const values: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const written = given.get(name);
      given.delete(name);
      if (written === undefined && field.isOptional === true) continue;
      const value = field.read(written);
      if (value === undefined) return wrong(name, `needs ${field.words}`);
      values[name] = value;
    }
    const [unknown] = given.keys();
    if (unknown !== undefined) return wrong(unknown.slice(0, 80), 'is not known here');
    // Every field of the shape was read by its own kind.
    return ok(values as InputOf<S>);
  };

const wrong = (field: string, detail: string) => err<InputWrong>({ type: 'InputWrong', field, detail });

export const optional = <T>(field: Field<T>): Field<T> & { readonly isOptional: true } => ({
  ...field,
  isOptional: true,
});

export const text = (maxLength: number): Field<string> => ({
  read: (value) =>
    typeof value === 'string' && value.length <= maxLength && !value.includes('\0') ? value : undefined,
  words: `text of at most ${maxLength} characters`,
});

/** An https address as a link can have it. */
export const httpsAddress: Field<string> = {
  read: (value) =>
    typeof value === 'string' && value.length <= 1_024 && /^https:\/\/[!-~]+$/u.test(value) ? value : undefined,
  words: 'an https address',
};

export const flag: Field<boolean> = {
  read: (value) => (typeof value === 'boolean' ? value : undefined),
  words: 'true or false',
};

export const number = (min: number, max: number): Field<number> => ({
  read: (value) => (typeof value === 'number' && value >= min && value <= max ? value : undefined),
  words: `a number from ${min} to ${max}`,
});

/** A number, or null for none. */
export const numberOrNone = (min: number, max: number): Field<number | null> => ({
  read: (value) => (value === null ? null : number(min, max).read(value)),
  words: `a number from ${min} to ${max}, or null for none`,
});

export const list = <T>(item: Field<T>, maxLength: number): Field<readonly T[]> => ({
  read: (value) => {
    if (!Array.isArray(value) || value.length > maxLength) return undefined;
    const items = value.map((each) => item.read(each)).filter((each) => each !== undefined);
    return items.length === value.length ? items : undefined;
  },
  words: `a list of at most ${maxLength}, each ${item.words}`,
});

export const oneOf = <const C extends string>(...choices: readonly C[]): Field<C> => ({
  read: (value) => choices.find((choice) => choice === value),
  words: `one of ${choices.join(', ')}`,
});
