/** Files come, become known, are wanted, and go. */
import { shuffle } from '@peersume/base';
import { PieceSet } from '../pieces/piece-set.ts';
import { solicit } from './ask.ts';
import { type ExchangeEvent } from './exchange.ts';
import { takeEarlyNews } from './early-words.ts';
import { askForStructure } from './fetch-structure.ts';
import { recount } from './know-pieces.ts';
import {
  answerEarlierQuestions,
  describe,
  dropChannel,
  keyOf,
  load,
  openEverywhere,
  readHaveMap,
  sayInterest,
  unloadIfIdle,
  takeHave,
} from './open-channels.ts';
import { tell } from './say.ts';
import { beginSpread } from './spread-pieces.ts';
import { FileBody, FileState, type Core } from './state.ts';

type Event<T extends ExchangeEvent['type']> = Extract<ExchangeEvent, { type: T }>;

export function addFile(core: Core, event: Event<'fileAdded'>): void {
  const file = new FileState(event.file, event.root, keyOf(event.root), event.download);
  core.files.set(event.file, file);
  core.filesByRoot.set(file.key, file);
  answerEarlierQuestions(core, file);
  if (!event.download) return;
  load(core, file);
  openEverywhere(core, file);
}

export function takeLoaded(core: Core, event: Event<'fileLoaded'>): void {
  const file = core.files.get(event.file);
  if (file === undefined || file.body !== undefined) return;
  const { pieceCount, pieceLength, structureCount } = event;
  const body = new FileBody(pieceCount, pieceLength, structureCount, event.held.copy());
  file.body = body;
  file.phase = 'loaded';
  file.structureAsked = undefined;
  if (file.isDownload) wantPieces(file, body);
  if (body.mine.isFull) {
    if (core.settings.spreadsFirst) beginSpread(body);
    if (body.spread !== undefined) shuffleSpread(core, body);
  }
  for (const channel of [...file.channels]) {
    recount(channel, body);
    const { map, have } = takeEarlyNews(channel);
    if (map !== undefined) readHaveMap(core, channel, body, map.pieceCount, map.pieces);
    if (have.length > 0) takeHave(core, channel, have);
    describe(core, channel, body);
    core.spenders.add(channel);
  }
  // Rights that came before the structure went back, for there was nothing to ask (EX10): now there is.
  if (!file.isPaused && file.isDownload && body.lacking.size > 0) solicit(core, file);
  if (file.isDownload && body.lacking.size === 0 && body.mine.isFull) {
    body.isComplete = true;
    tell(core, { type: 'fileComplete', file: file.number });
  }
  unloadIfIdle(core, file);
  core.isUploadDue = true;
  core.uplink.isExhausted = false;
}

function shuffleSpread(core: Core, body: FileBody): void {
  const { spread } = body;
  if (spread === undefined) return;
  shuffle(core.random, spread.left);
  for (const [place, piece] of spread.left.entries()) spread.place[piece] = place;
}

export function takeStructureMissing(core: Core, event: Event<'structureMissing'>): void {
  const file = core.files.get(event.file);
  if (file === undefined || file.body !== undefined) return;
  file.phase = 'structureMissing';
  file.structureNext = event.next;
  askForStructure(core, file);
}

/** Opens what is wanted and lacking, shuts the rest. */
function wantPieces(file: FileState, body: FileBody): void {
  for (let piece = 0; piece < body.pieceCount; piece++) {
    const isLacking = !body.mine.has(piece) && (file.wanted?.has(piece) ?? true);
    if (isLacking === body.lacking.has(piece)) continue;
    if (isLacking) {
      body.lacking.add(piece);
      if (!body.asked.has(piece) && !body.taken.has(piece)) body.picker.open(piece);
    } else {
      body.lacking.delete(piece);
      body.picker.shut(piece);
    }
  }
}

export function takeWanted(core: Core, event: Event<'fileWanted'>): void {
  const file = core.files.get(event.file);
  if (file === undefined) return;
  file.wanted = event.pieces === undefined ? undefined : event.pieces.copy();
  file.weight = event.weight > 0 ? event.weight : Number.MIN_VALUE;
  file.isPaused = event.paused;
  const { body } = file;
  if (body === undefined || !file.isDownload) return;
  if (file.wanted !== undefined && file.wanted.pieceCount !== body.pieceCount) file.wanted = fitted(file.wanted, body);
  const wasComplete = body.lacking.size === 0;
  wantPieces(file, body);
  for (const channel of file.channels) recount(channel, body);
  // More is wanted than was: when that is here too, it is told again.
  if (wasComplete && body.lacking.size > 0) body.isComplete = false;
  tellWish(core, file);
}

function fitted(set: PieceSet, body: FileBody): PieceSet {
  const result = new PieceSet(body.pieceCount);
  for (const piece of set) result.add(piece);
  return result;
}

/** Tells everyone whether we want pieces of the file, after that may have changed. */
export function tellWish(core: Core, file: FileState): void {
  const { body } = file;
  const wants =
    file.isDownload && !file.isPaused && file.trouble === undefined && (body === undefined || body.lacking.size > 0);
  if (wants) openEverywhere(core, file);
  for (const channel of file.channels) sayInterest(core, channel, wants);
  if (wants) solicit(core, file);
}

export function takeStreamed(core: Core, event: Event<'fileStreamed'>): void {
  const file = core.files.get(event.file);
  if (file === undefined) return;
  file.stream = { piece: event.piece, piecesPerSecond: event.piecesPerSecond, at: core.now };
  core.read.add(file);
}

export function takeStoreRecovered(core: Core, event: Event<'storeRecovered'>): void {
  const file = core.files.get(event.file);
  if (file?.trouble === undefined) return;
  file.trouble = undefined;
  tellWish(core, file);
}

export function removeFile(core: Core, event: Event<'fileRemoved'>): void {
  const file = core.files.get(event.file);
  if (file === undefined) return;
  core.files.delete(file.number);
  core.filesByRoot.delete(file.key);
  for (const { bytes } of file.body?.taken.values() ?? []) core.unwrittenBytes -= bytes;
  for (const bytes of file.body?.unwritten.values() ?? []) core.unwrittenBytes -= bytes;
  // No `unload`: the engine knows that it removed the file.
  file.phase = 'idle';
  for (const channel of [...file.channels]) dropChannel(core, channel, true);
  file.body = undefined;
}
