/** Puts the exchange together: each event changes what is known; then follows what that allows us to do. */
import { assertNever, type Random } from '@peersume/base';
import { type Message } from '../wire/message.ts';
import { announceDue } from './announce-pieces.ts';
import { takeGrant, useRights } from './ask-for-pieces.ts';
import { blame, noteWrong, spendFavours } from './blame.ts';
import { keepEarlyWord, takeEarlyWords } from './early-words.ts';
import { type Exchange, type ExchangeAction, type ExchangeEvent } from './exchange.ts';
import { takeStructure, takeStructureRead, takeStructureRequest, takeStructureVerified } from './fetch-structure.ts';
import { grantRights } from './grant-rights.ts';
import { peerLost } from './know-pieces.ts';
import { takeFound, takeLost } from './lose-pieces.ts';
import {
  addFile,
  removeFile,
  takeLoaded,
  takeStoreRecovered,
  takeStreamed,
  takeStructureMissing,
  takeWanted,
} from './load-file.ts';
import { takeClose, takeHave, takeHaveMap, takeInterest, takeOpen, takeUnknown } from './open-channels.ts';
import { dropLink, openLink, takeHello } from './open-links.ts';
import { sendPieces, takeBackedUp, takeDrained, takeRead } from './send-pieces.ts';
import { takeCancel, takeRelease, takeRequest } from './serve-requests.ts';
import { defaultSettings, type ExchangeSettings } from './settings.ts';
import { Core, type Channel, type FileBody, type LinkState } from './state.ts';
import { takePiece, takeReject, takeVerified, takeWritten } from './take-pieces.ts';
import { learnAddress, takeAddresses } from './exchange-addresses.ts';
import { takePing } from './care-for-links.ts';
import { setLimit } from './limit-rates.ts';
import { planWake, watchTime } from './watch-time.ts';

export interface ExchangeOptions {
  readonly random: Random;
  readonly settings?: Partial<ExchangeSettings> | undefined;
}

type Received = Extract<ExchangeEvent, { type: 'received' }>;

export function createExchange({ random, settings }: ExchangeOptions): Exchange {
  return exchangeOf(new Core(random, { ...defaultSettings, ...settings }));
}

/** For who wants to look at what the exchange knows. */
export function exchangeOf(core: Core): Exchange {
  return {
    handle(event, now): readonly ExchangeAction[] {
      core.now = now;
      if (core.actions.length > 0) core.actions = [];
      core.eventCount++;
      core.uplink.sentNow = 0;
      takeEvent(core, event);
      followUp(core);
      return core.actions;
    },
  };
}

/** What the event allows: ask for pieces, send and grant, tell what is due, and say when to look again. */
function followUp(core: Core): void {
  if (core.closing.length > 0) {
    for (const link of core.closing) dropLink(core, link);
    core.closing.length = 0;
  }
  if (core.spenders.size > 0 || core.read.size > 0) useRights(core);
  if (core.isUploadDue) {
    core.isUploadDue = false;
    sendPieces(core);
    grantRights(core);
  }
  if (core.flushAt <= core.now) announceDue(core);
  planWake(core);
}

function takeEvent(core: Core, event: ExchangeEvent): void {
  switch (event.type) {
    case 'received':
      takeReceived(core, event);
      return;
    case 'read':
      takeRead(core, event);
      return;
    case 'lost':
      takeLost(core, event);
      return;
    case 'found':
      takeFound(core, event);
      return;
    case 'verified': {
      const file = core.files.get(event.file);
      if (file?.body !== undefined) takeVerified(core, file, file.body, event.piece, event.holds);
      return;
    }
    case 'written': {
      const file = core.files.get(event.file);
      if (file?.body !== undefined) takeWritten(core, file, file.body, event.piece, event.failure);
      return;
    }
    case 'backedUp':
      takeBackedUp(core, event.link);
      return;
    case 'drained':
      takeDrained(core, event.link);
      return;
    case 'tick':
      watchTime(core);
      return;
    case 'fileAdded':
      addFile(core, event);
      return;
    case 'fileLoaded':
      takeLoaded(core, event);
      return;
    case 'structureMissing':
      takeStructureMissing(core, event);
      return;
    case 'fileRemoved':
      removeFile(core, event);
      return;
    case 'fileWanted':
      takeWanted(core, event);
      return;
    case 'fileStreamed':
      takeStreamed(core, event);
      return;
    case 'linkOpened':
      openLink(core, event.link, event.peer);
      return;
    case 'linkClosed': {
      const link = core.links.get(event.link);
      if (link !== undefined) dropLink(core, link);
      return;
    }
    case 'malformed': {
      const link = core.links.get(event.link);
      if (link !== undefined) blame(core, link.peer, link.number, 'malformed', event.detail);
      return;
    }
    case 'structureRead':
      takeStructureRead(core, event);
      return;
    case 'structureVerified': {
      const file = core.files.get(event.file);
      if (file !== undefined) takeStructureVerified(core, file, event.link, event.next);
      return;
    }
    case 'storeRecovered':
      takeStoreRecovered(core, event);
      return;
    case 'limited':
      setLimit(core, core.uploadLimit, event.uploadBytesPerSecond);
      setLimit(core, core.downloadLimit, event.downloadBytesPerSecond);
      core.isUploadDue = true;
      core.uplink.isExhausted = false;
      return;
    case 'addressKnown':
      learnAddress(core, event.link, event.address);
      return;
    default:
      assertNever(event);
  }
}

function takeReceived(core: Core, event: Received): void {
  const link = core.links.get(event.link);
  if (link === undefined || link.isClosed) return;
  link.heardAt = core.now;
  const { message } = event;
  if (!mayCost(core, link, message)) return;
  switch (message.type) {
    case 'hello':
      takeHello(core, link, message.version);
      return;
    case 'open':
      takeOpen(core, link, message.channel, message.root);
      for (const word of takeEarlyWords(link, message.channel)) takeReceived(core, { ...event, ...word });
      return;
    case 'unknown': {
      const channel = link.ourChannels.get(message.theirChannel);
      if (channel !== undefined) takeUnknown(core, channel);
      return;
    }
    case 'ping':
      takePing(core, link, message.nonce, message.answer);
      return;
    default: {
      // A word on a channel that was closed meanwhile means nothing; one that overtook its `open` waits.
      const channel = link.theirChannels.get(message.channel);
      if (channel !== undefined) takeWord(core, channel, message, event);
      else keepEarlyWord(link, { channel: message.channel, message }, event.payload !== undefined);
    }
  }
}

/** What costs us more than the peer may be asked for only so often; a peer that goes on asking floods us (EX55). */
function mayCost(core: Core, link: LinkState, message: Message): boolean {
  const cost = costOf(message);
  if (cost === 0 || spendFavours(core, link, cost)) return true;
  noteWrong(core, link, 'flooding', `asks for too much: ${message.type}`);
  return false;
}

function costOf(message: Message): number {
  switch (message.type) {
    case 'haveMap':
      return 1 + message.pieceCount / 65_536;
    case 'structureRequest':
      return 4;
    case 'open':
    case 'close':
    case 'lost':
    case 'ping':
    case 'hello':
      return 1;
    case 'interest':
    case 'cancel':
      return 0.1;
    default:
      return 0;
  }
}

type Word = Exclude<Message, { type: 'hello' | 'open' | 'unknown' | 'ping' }>;

function takeWord(core: Core, channel: Channel, message: Word, event: Received): void {
  const { body } = channel.file;
  switch (message.type) {
    case 'close':
      takeClose(core, channel);
      return;
    case 'haveMap':
      takeHaveMap(core, channel, message.pieceCount, message.pieces);
      return;
    case 'have':
      takeHave(core, channel, message.pieces);
      return;
    case 'interest':
      takeInterest(core, channel, message.interested);
      return;
    case 'grant':
      takeGrant(core, channel, message.credits, message.only);
      return;
    case 'structureRequest':
      takeStructureRequest(core, channel, message.first);
      return;
    case 'structure':
      takeStructure(core, channel, message.first, message.lengths, event.payload);
      return;
    case 'peers':
      takeAddresses(core, channel, message.addresses);
      return;
    default:
      if (body !== undefined) takePieceWord(core, channel, body, message, event);
  }
}

type PieceWord = Extract<Word, { type: 'lost' | 'release' | 'request' | 'piece' | 'cancel' | 'reject' }>;

function takePieceWord(core: Core, channel: Channel, body: FileBody, message: PieceWord, event: Received): void {
  switch (message.type) {
    case 'lost':
      for (const piece of message.pieces) if (piece < body.pieceCount) peerLost(core, channel, body, piece);
      return;
    case 'release':
      takeRelease(core, channel, body, message.credits);
      return;
    case 'request':
      takeRequest(core, channel, body, message.pieces);
      return;
    case 'piece':
      if (event.payload !== undefined) takePiece(core, channel, body, message.piece, event.payload);
      return;
    case 'cancel':
      takeCancel(core, channel, message.pieces);
      return;
    case 'reject':
      takeReject(core, channel, body, message.pieces);
      return;
    default:
      assertNever(message);
  }
}
