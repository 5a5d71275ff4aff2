/** A family of messages from one table: `{ name: [tag, fields] }`. A tag, once given, means the same for ever. */
import { assert, err, ok, type Result } from '@peersume/base';
import { decode, encode, record, type Fields, type ValuesOf, type WireError } from './fields.ts';

export type MessageTable = Readonly<Record<string, readonly [tag: number, fields: Fields]>>;

/** The union of all messages: `type` and the fields. */
export type MessageOf<T extends MessageTable> = {
  [K in keyof T & string]: { readonly type: K } & ValuesOf<T[K][1]>;
}[keyof T & string];

export interface MessageCodec<T extends MessageTable> {
  encode(message: MessageOf<T>): Uint8Array;
  /** `undefined` is a newer peer's word: pass over it. */
  decode(bytes: Uint8Array): Result<MessageOf<T> | undefined, WireError>;
}

export function messageCodec<const T extends MessageTable>(table: T): MessageCodec<T> {
  const byTag = new Map(Object.entries(table).map(([type, [tag, fields]]) => [tag, { type, field: record(fields) }]));
  assert(byTag.size === Object.keys(table).length, 'every message has a tag of its own');
  return {
    encode(message) {
      const entry = table[message.type];
      assert(entry !== undefined, `a message of the table: ${message.type}`);
      const [tag, fields] = entry;
      const body = encode(record(fields), message as never);
      const whole = new Uint8Array(1 + body.length);
      whole[0] = tag;
      whole.set(body, 1);
      return whole;
    },
    decode(bytes) {
      const tag = bytes[0];
      if (tag === undefined) return err({ type: 'MessageMalformed', detail: 'empty' });
      const entry = byTag.get(tag);
      if (entry === undefined) return ok(undefined);
      const body = decode(entry.field, bytes.subarray(1));
      return body.ok ? ok({ type: entry.type, ...body.value } as MessageOf<T>) : body;
    },
  };
}
