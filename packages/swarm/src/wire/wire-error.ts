/** Why a header is no message. `message` and `field` are names of the schema. */
export type WireError =
  | { readonly type: 'Empty' }
  /** A newer peer's word, to be passed over. */
  | { readonly type: 'UnknownMessage'; readonly tag: number }
  /** The header ends inside the field. */
  | { readonly type: 'Truncated'; readonly message: string; readonly field: string }
  /** More bytes or items than the limit; `actual` is what the frame claims. */
  | {
      readonly type: 'Oversize';
      readonly message: string;
      readonly field: string;
      readonly limit: number;
      readonly actual: number;
    }
  /** A number above its limit; `actual` is undefined where it is too long to be read. */
  | {
      readonly type: 'OutOfRange';
      readonly message: string;
      readonly field: string;
      readonly limit: number;
      readonly actual: number | undefined;
    }
  /** A number in more bytes than it needs, a flag that is neither 0 nor 1, a text with other characters. */
  | { readonly type: 'NotCanonical'; readonly message: string; readonly field: string; readonly at: number }
  | { readonly type: 'TrailingBytes'; readonly message: string; readonly count: number };

/** One line for logs. */
export function describeWireError(error: WireError): string {
  switch (error.type) {
    case 'Empty':
      return 'an empty header';
    case 'UnknownMessage':
      return `an unknown message, tag ${error.tag}`;
    case 'Truncated':
      return `${error.message} ends inside ${error.field}`;
    case 'Oversize':
      return `${error.message}.${error.field} has ${error.actual} items or bytes, the limit is ${error.limit}`;
    case 'OutOfRange':
      return `${error.message}.${error.field} is ${error.actual ?? 'a number too long to read'}, the limit is ${error.limit}`;
    case 'NotCanonical':
      return `${error.message}.${error.field} is not written as the format says, at byte ${error.at}`;
    case 'TrailingBytes':
      return `${error.count} bytes follow the end of ${error.message}`;
  }
}
