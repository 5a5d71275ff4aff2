/**
 * The schema of the wire: every message with its tag, its fields, their kinds and limits, as data. Types, encoder,
 * decoder and the tables of spec/wire.md come from it; nothing about a message is written a second time.
 *
 * A tag, once given, means the same for ever; what changes gets a new tag. A peer ignores tags that it does not know.
 */
import {
  maxAddressBytes,
  maxAddresses,
  maxCount,
  maxListedPieces,
  maxPayloadBytes,
  maxPieceSetBytes,
  maxPieces,
  maxRootBytes,
  maxStructureIndex,
  maxStructureNodes,
  maxUint32,
} from './limits.ts';

/** How a field is written; `encode-message.ts` and `decode-message.ts` have a function for each. */
export type FieldKind =
  /** A whole number, 0 to `max`. */
  | 'count'
  /** One byte, 0 or 1. */
  | 'flag'
  /** A count of bytes, at most `max`, and the bytes. */
  | 'bytes'
  /** Piece numbers, ascending, at most `max` of them. */
  | 'ascending'
  /** Piece numbers in the order in which they matter, at most `max` of them. */
  | 'ordered'
  /** At most `max` whole numbers, each at most `itemMax`. */
  | 'counts'
  /** At most `max` texts, each 1 to `itemMax` bytes of printable ASCII without spaces. */
  | 'texts';

export interface FieldSchema {
  readonly name: string;
  readonly kind: FieldKind;
  readonly max: number;
  readonly itemMax?: number;
}

export interface MessageSchema {
  readonly tag: number;
  readonly type: string;
  /** Whether the frame has a payload; a frame that differs is malformed. */
  readonly payload: boolean;
  readonly fields: readonly FieldSchema[];
}

const channel = { name: 'channel', kind: 'count', max: maxUint32 } as const;

export const messageSchemas = [
  { tag: 1, type: 'hello', payload: false, fields: [{ name: 'version', kind: 'count', max: maxUint32 }] },
  { tag: 2, type: 'open', payload: false, fields: [channel, { name: 'root', kind: 'bytes', max: maxRootBytes }] },
  { tag: 3, type: 'unknown', payload: false, fields: [{ name: 'theirChannel', kind: 'count', max: maxUint32 }] },
  { tag: 4, type: 'close', payload: false, fields: [channel] },
  {
    tag: 5,
    type: 'haveMap',
    payload: false,
    fields: [
      channel,
      { name: 'pieceCount', kind: 'count', max: maxPieces },
      { name: 'pieces', kind: 'bytes', max: maxPieceSetBytes },
    ],
  },
  {
    tag: 6,
    type: 'have',
    payload: false,
    fields: [channel, { name: 'pieces', kind: 'ascending', max: maxListedPieces }],
  },
  {
    tag: 7,
    type: 'lost',
    payload: false,
    fields: [channel, { name: 'pieces', kind: 'ascending', max: maxListedPieces }],
  },
  { tag: 8, type: 'interest', payload: false, fields: [channel, { name: 'interested', kind: 'flag', max: 1 }] },
  {
    tag: 9,
    type: 'grant',
    payload: false,
    fields: [
      channel,
      { name: 'credits', kind: 'count', max: maxCount },
      { name: 'only', kind: 'ordered', max: maxListedPieces },
    ],
  },
  { tag: 10, type: 'release', payload: false, fields: [channel, { name: 'credits', kind: 'count', max: maxCount }] },
  {
    tag: 11,
    type: 'request',
    payload: false,
    fields: [channel, { name: 'pieces', kind: 'ordered', max: maxListedPieces }],
  },
  {
    tag: 12,
    type: 'piece',
    payload: true,
    fields: [channel, { name: 'piece', kind: 'count', max: maxPieces - 1 }],
  },
  {
    tag: 13,
    type: 'cancel',
    payload: false,
    fields: [channel, { name: 'pieces', kind: 'ordered', max: maxListedPieces }],
  },
  {
    tag: 14,
    type: 'reject',
    payload: false,
    fields: [channel, { name: 'pieces', kind: 'ordered', max: maxListedPieces }],
  },
  {
    tag: 15,
    type: 'structureRequest',
    payload: false,
    fields: [channel, { name: 'first', kind: 'count', max: maxStructureIndex }],
  },
  {
    tag: 16,
    type: 'structure',
    payload: true,
    fields: [
      channel,
      { name: 'first', kind: 'count', max: maxStructureIndex },
      { name: 'lengths', kind: 'counts', max: maxStructureNodes, itemMax: maxPayloadBytes },
    ],
  },
  {
    tag: 17,
    type: 'peers',
    payload: false,
    fields: [channel, { name: 'addresses', kind: 'texts', max: maxAddresses, itemMax: maxAddressBytes }],
  },
  {
    tag: 18,
    type: 'ping',
    payload: false,
    fields: [
      { name: 'nonce', kind: 'count', max: maxUint32 },
      { name: 'answer', kind: 'flag', max: 1 },
    ],
  },
] as const satisfies readonly MessageSchema[];

type Schemas = (typeof messageSchemas)[number];

interface ValueOfKind {
  readonly count: number;
  readonly flag: boolean;
  readonly bytes: Uint8Array;
  readonly ascending: readonly number[];
  readonly ordered: readonly number[];
  readonly counts: readonly number[];
  readonly texts: readonly string[];
}

export type MessageType = Schemas['type'];

type FieldsOf<T extends MessageType> = Extract<Schemas, { type: T }>['fields'][number];

/** The message with this tag name, as an object: `type` and the fields of its schema. */
export type MessageOf<T extends MessageType> = { readonly type: T } & {
  readonly [F in FieldsOf<T> as F['name']]: ValueOfKind[F['kind']];
};

/** Words about pieces, which often come together: only these stand beside others in a header (WI9). */
const joined: ReadonlySet<string> = new Set<MessageType>([
  'have',
  'lost',
  'interest',
  'grant',
  'release',
  'request',
  'cancel',
  'reject',
]);

export const mayJoin = (type: MessageType): boolean => joined.has(type);

const withPayload: ReadonlySet<string> = new Set(
  messageSchemas.filter(({ payload }) => payload).map(({ type }) => type),
);

/** Whether the frame of such a message has a payload. */
export const hasPayload = (type: MessageType): boolean => withPayload.has(type);
