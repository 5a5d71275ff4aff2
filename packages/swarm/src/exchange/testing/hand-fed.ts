/**
 * One exchange whose peers are played by the test: it is told what they say, and its own words are kept. Its engine is
 * trivial: files load at once, payloads are read at once, and hold unless the test says that they do not.
 */
import { type Payload } from '@peersume/base';
import { PieceSet } from '../../pieces/piece-set.ts';
import { encodePieceSet } from '../../wire/encode-piece-set.ts';
import { type Message } from '../../wire/message.ts';
import { createExchange } from '../create-exchange.ts';
import { type ExchangeAction, type ExchangeEvent, type ExchangeNews } from '../exchange.ts';
import { type ExchangeSettings } from '../settings.ts';
import { seededRandom } from './seeded-random.ts';

export interface Said {
  readonly link: number;
  readonly message: Message;
  readonly payload: Payload | undefined;
}

export interface HandFedOptions {
  readonly pieceCount?: number;
  readonly pieceLength?: number;
  readonly holds?: PieceSet;
  /** False for a file that is only served; undefined for no file at all. */
  readonly download?: boolean | undefined;
  readonly settings?: Partial<ExchangeSettings>;
  readonly seed?: number;
}

export const root = Uint8Array.of(1, 85, 18, 32, 7);
export const goodPayload = (byteLength = 1000): Payload => ({ byteLength });

export function handFed(options: HandFedOptions) {
  const { pieceCount = 16, pieceLength = 1000, settings, seed = 1 } = options;
  const exchange = createExchange({ random: seededRandom(seed), settings });
  const held = options.holds?.copy() ?? new PieceSet(pieceCount);
  const said: Said[] = [];
  const news: ExchangeNews[] = [];
  const closed: { link: number; reason: string; banned: boolean }[] = [];
  const others: ExchangeAction[] = [];
  /** What the engine answers by itself; a test may turn it off. */
  const answers = { load: true, read: true, verify: true, write: true, holds: true, backsUp: false };
  let now = 0;
  let wakeAt = Infinity;

  function tell(event: ExchangeEvent): void {
    const events = [event];
    for (const next of events) for (const action of exchange.handle(next, now)) events.push(...perform(action));
  }

  function perform(action: ExchangeAction): ExchangeEvent[] {
    switch (action.type) {
      case 'send': {
        said.push({ link: action.link, message: action.message, payload: action.payload });
        return answers.backsUp && action.payload !== undefined ? [{ type: 'backedUp', link: action.link }] : [];
      }
      case 'tell':
        news.push(action.news);
        return [];
      case 'close':
        closed.push({ link: action.link, reason: action.reason, banned: action.banned });
        return [{ type: 'linkClosed', link: action.link }];
      case 'wake':
        wakeAt = action.atMs;
        return [];
      case 'load':
        others.push(action);
        return answers.load ? [loaded(action.file)] : [];
      case 'read': {
        const payload = held.has(action.piece) ? goodPayload(pieceLength) : undefined;
        others.push(action);
        return answers.read
          ? [{ type: 'read', file: action.file, piece: action.piece, link: action.link, payload }]
          : [];
      }
      case 'accept': {
        const { file, piece } = action;
        others.push(action);
        if (!answers.verify) return [];
        if (!answers.holds) return [{ type: 'verified', file, piece, holds: false }];
        held.add(piece);
        const verified: ExchangeEvent = { type: 'verified', file, piece, holds: true };
        return answers.write ? [verified, { type: 'written', file, piece }] : [verified];
      }
      default:
        others.push(action);
        return [];
    }
  }

  const loaded = (file: number): ExchangeEvent => ({
    type: 'fileLoaded',
    file,
    pieceCount,
    pieceLength,
    structureCount: 1,
    held,
  });

  /** Time goes by, and the exchange is woken as it asked. */
  function wait(ms: number): void {
    const end = now + ms;
    while (wakeAt <= end) {
      now = Math.max(now, wakeAt);
      wakeAt = Infinity;
      tell({ type: 'tick' });
    }
    now = end;
  }

  /** What was said since the last call. */
  const heard = (link?: number): Said[] => {
    const taken = said.filter((one) => link === undefined || one.link === link);
    const rest = said.filter((one) => link !== undefined && one.link !== link);
    said.splice(0, said.length, ...rest);
    return taken;
  };

  const hear = (link: number, message: Message, payload?: Payload): void =>
    tell({ type: 'received', link, message, payload });

  /** A peer comes: hello, its channel 7 for the file, and what it has. */
  function meet(link: number, has: Iterable<number> | 'all' | 'nothing', interested = true): void {
    tell({ type: 'linkOpened', link, peer: `peer-${link}` });
    hear(link, { type: 'hello', version: 1 });
    hear(link, { type: 'open', channel: 7, root });
    const set = has === 'all' ? PieceSet.full(pieceCount) : new PieceSet(pieceCount);
    if (typeof has !== 'string') for (const piece of has) set.add(piece);
    hear(link, { type: 'haveMap', channel: 7, pieceCount, pieces: encodePieceSet(set) });
    if (!interested) hear(link, { type: 'interest', channel: 7, interested: false });
  }

  if (options.download !== undefined) tell({ type: 'fileAdded', file: 0, root, download: options.download });
  return { tell, hear, meet, heard, wait, held, news, closed, others, answers, loaded, now: () => now };
}

/** The messages of one type. */
export function only<T extends Message['type']>(said: readonly Said[], type: T): Extract<Message, { type: T }>[] {
  return said
    .map(({ message }) => message)
    .filter((message): message is Extract<Message, { type: T }> => message.type === type);
}
