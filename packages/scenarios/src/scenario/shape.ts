/**
 * Shapes of JSON: a shape reads unknown data and gives its type, and says where and how data does not fit. The type of a
 * scenario is derived from its shape, so the two cannot differ.
 */
export interface Shape<T> {
  readonly isOptional?: boolean;
  /** Adds to `misfits` what is wrong; the value means nothing when something was added. */
  read(value: unknown, path: string, misfits: Misfit[]): T;
}

export interface Misfit {
  /** Like `groups[2].uplink`; empty for the whole. */
  readonly path: string;
  readonly expected: string;
}

export type ShapeOf<S> = S extends Shape<infer T> ? T : never;

interface OptionalShape<T> extends Shape<T> {
  readonly isOptional: true;
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends { isOptional: true } ? K : never }[keyof F];
type ObjectOf<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ShapeOf<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: ShapeOf<F[K]>;
};

const only = <T>(expected: string, fits: (value: unknown) => value is T): Shape<T> => ({
  read: (value, path, misfits) => {
    if (!fits(value)) misfits.push({ path, expected });
    return value as T;
  },
});

export const text = (maxLength: number): Shape<string> =>
  only(
    `a text of 1 to ${maxLength} characters`,
    (value): value is string => typeof value === 'string' && value.length > 0 && value.length <= maxLength,
  );

export const numberFrom = (least: number, most: number): Shape<number> =>
  only(
    `a number from ${least} to ${most}`,
    (value): value is number => typeof value === 'number' && value >= least && value <= most,
  );

export const integerFrom = (least: number, most: number): Shape<number> =>
  only(
    `an integer from ${least} to ${most}`,
    (value): value is number => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  );

export const truth: Shape<boolean> = only('true or false', (value): value is boolean => typeof value === 'boolean');

export const oneOf = <const T extends readonly string[]>(...choices: T): Shape<T[number]> =>
  only(
    `one of ${choices.join(', ')}`,
    (value): value is T[number] => typeof value === 'string' && choices.includes(value),
  );

export const optional = <T>(shape: Shape<T>): OptionalShape<T> => ({ isOptional: true, read: shape.read });

export const list = <T>(item: Shape<T>, maxLength: number): Shape<readonly T[]> => ({
  read: (value, path, misfits) => {
    if (!Array.isArray(value) || value.length > maxLength) {
      misfits.push({ path, expected: `a list of at most ${maxLength}` });
      return [];
    }
    return value.map((entry: unknown, index) => item.read(entry, `${path}[${index}]`, misfits));
  },
});

export const object = <F extends Fields>(fields: F): Shape<ObjectOf<F>> => ({
  read: (value, path, misfits) => {
    const result: Record<string, unknown> = {};
    // The fields below make it what its type says, or there are misfits.
    const shaped = result as ObjectOf<F>;
    if (!isRecord(value)) {
      misfits.push({ path, expected: 'an object' });
      return shaped;
    }
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
    for (const key of Object.keys(value))
      if (!Object.hasOwn(fields, key)) misfits.push({ path: at(key), expected: 'no such field' });
    for (const [key, field] of Object.entries(fields)) {
      if (Object.hasOwn(value, key)) result[key] = field.read(value[key], at(key), misfits);
      else if (field.isOptional !== true) misfits.push({ path: at(key), expected: 'this field' });
    }
    return shaped;
  },
});

type Variants = Readonly<Record<string, Fields>>;
type VariantOf<V extends Variants> = { [T in keyof V]: { readonly type: T } & ObjectOf<V[T]> }[keyof V];

/** Objects told apart by their `type`. */
export const variants = <V extends Variants>(choices: V): Shape<VariantOf<V>> => {
  const shapes = new Map(
    Object.entries(choices).map(([type, fields]) => [type, object({ type: oneOf(type), ...fields })]),
  );
  return {
    read: (value, path, misfits) => {
      const type = isRecord(value) ? value['type'] : undefined;
      const shape = typeof type === 'string' ? shapes.get(type) : undefined;
      if (shape === undefined) misfits.push({ path, expected: `an object with type ${[...shapes.keys()].join(', ')}` });
      // Read by the variant's own shape, which has its type.
      return shape?.read(value, path, misfits) as VariantOf<V>;
    },
  };
};

/** Any JSON object; its owner reads it. */
export const record: Shape<Readonly<Record<string, unknown>>> = only('an object', isRecord);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
