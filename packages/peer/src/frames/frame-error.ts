/** What can be wrong with records that the other end sends, as facts and as a sentence. */
import { assertNever } from '@peersume/base';

export type FrameError =
  | { readonly type: 'RecordUnknown'; readonly kind: number }
  | { readonly type: 'HeaderTooLong'; readonly byteLength: number; readonly max: number }
  | { readonly type: 'PayloadTooLong'; readonly byteLength: number; readonly max: number }
  | { readonly type: 'ReasonTooLong'; readonly byteLength: number; readonly max: number }
  /** A length where none belongs, or none where one does. */
  | { readonly type: 'LengthWrong'; readonly kind: number; readonly byteLength: number }
  /** A payload begins before the last one has ended. */
  | { readonly type: 'PayloadWithinPayload' }
  /** More of a payload than is left of it. */
  | { readonly type: 'DataUnexpected'; readonly byteLength: number; readonly left: number }
  | { readonly type: 'ReadyTwice' };

export function describeFrameError(error: FrameError): string {
  switch (error.type) {
    case 'RecordUnknown':
      return `a record of the unknown kind ${error.kind}`;
    case 'HeaderTooLong':
      return `a header of ${error.byteLength} bytes, the limit is ${error.max}`;
    case 'PayloadTooLong':
      return `a payload of ${error.byteLength} bytes, the limit is ${error.max}`;
    case 'ReasonTooLong':
      return `a reason of ${error.byteLength} bytes, the limit is ${error.max}`;
    case 'LengthWrong':
      return `a record of kind ${error.kind} with the length ${error.byteLength}`;
    case 'PayloadWithinPayload':
      return 'a payload within a payload';
    case 'DataUnexpected':
      return `${error.byteLength} bytes of a payload of which ${error.left} are left`;
    case 'ReadyTwice':
      return 'ready was said twice';
    default:
      return assertNever(error);
  }
}
