/** Pieces that the store does not hold any more, or holds after all: told to peers, and fetched again where wanted. */
import { planAnnouncing } from './announce-pieces.ts';
import { type ExchangeEvent } from './exchange.ts';
import { gainPiece, losePiece } from './know-pieces.ts';
import { tellWish } from './load-file.ts';
import { load, openEverywhere } from './open-channels.ts';
import { say, tell } from './say.ts';
import { type Core, type FileBody, type FileState } from './state.ts';

type Event<T extends ExchangeEvent['type']> = Extract<ExchangeEvent, { type: T }>;

export function takeLost(core: Core, event: Event<'lost'>): void {
  const file = core.files.get(event.file);
  if (file === undefined) return;
  if (file.body !== undefined) return loseHeld(core, file, file.body, event.piece);
  if (!file.isDownload || file.phase !== 'idle') return;
  // It was complete and put away; what it holds is asked again.
  tell(core, { type: 'pieceLost', file: file.number, piece: event.piece });
  load(core, file);
  openEverywhere(core, file);
}

export function loseHeld(core: Core, file: FileState, body: FileBody, piece: number): void {
  if (!body.mine.has(piece)) return;
  losePiece(file, body, piece);
  tell(core, { type: 'pieceLost', file: file.number, piece });
  for (const channel of file.channels) {
    if (channel.ours >= 0) say(core, channel.link, { type: 'lost', channel: channel.ours, pieces: [piece] });
  }
  if (body.lacking.has(piece)) tellWish(core, file);
}

export function takeFound(core: Core, event: Event<'found'>): void {
  const file = core.files.get(event.file);
  if (file?.body === undefined || event.piece >= file.body.pieceCount) return;
  gainPiece(core, file, file.body, event.piece);
  planAnnouncing(core, file.body);
}
