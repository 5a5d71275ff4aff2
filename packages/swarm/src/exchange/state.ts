/**
 * What the exchange knows: files, links, and channels, which are one file on one link. Classes, because there are many
 * of them and their fields are read for every piece; the steps beside this file are functions that change them.
 */
import { type Payload, type PeerId, type Random } from '@peersume/base';
import { PieceMap } from '../pieces/piece-map.ts';
import { PiecePicker } from '../pieces/piece-picker.ts';
import { PieceSet } from '../pieces/piece-set.ts';
import { type ExchangeAction, type FileNumber, type LinkNumber } from './exchange.ts';
import { type Message } from '../wire/message.ts';
import { FewSet } from './few-set.ts';
import { type ExchangeSettings } from './settings.ts';

/** Everything of one peer. */
export class Core {
  readonly random: Random;
  readonly settings: ExchangeSettings;
  now = 0;
  /** Events handled so far. */
  eventCount = 0;
  /** What the event that is being handled wants done. */
  actions: ExchangeAction[] = [];
  readonly files = new Map<FileNumber, FileState>();
  readonly filesByRoot = new Map<string, FileState>();
  readonly links = new Map<LinkNumber, LinkState>();
  /** Until when, by peer, oldest first. */
  readonly bans = new Map<PeerId, number>();

  /** Channels with rights to ask that are to be looked at when the event is done. */
  readonly spenders = new FewSet<Channel>();
  /** Files that someone reads, to be looked at when the event is done. */
  readonly read = new Set<FileState>();
  /** Channels whose rights wait for a limit or for another file; looked at by the clock. */
  readonly waiting = new FewSet<Channel>();
  /** Something changed that may let us grant or send more. */
  isUploadDue = false;
  readonly uplink = new UplinkState();
  readonly downlink = new DownlinkState();
  readonly uploadLimit = new RateLimit();
  readonly downloadLimit = new RateLimit();
  /** Channels whose peers said that they wait for us: they go before others once. */
  readonly awaited = new Set<Channel>();
  /** Channels that have rights from us which they did not use so far. */
  readonly grantees = new FewSet<Channel>();
  /** Links that ended within this event. */
  readonly closing: LinkState[] = [];
  /** Bytes of pieces that were accepted and are not yet safe. */
  unwrittenBytes = 0;

  /** When the engine will tick, and when it should for each purpose. */
  wakeAt = Infinity;
  checkAt = Infinity;
  flushAt = Infinity;
  /** When links are looked after. */
  careAt = Infinity;

  constructor(random: Random, settings: ExchangeSettings) {
    this.random = random;
    this.settings = settings;
    this.uplink.depth = settings.firstDepth;
  }
}

/** Light while nobody speaks of the file: a peer may have tens of thousands. */
export class FileState {
  readonly number: FileNumber;
  readonly root: Uint8Array;
  readonly key: string;
  readonly isDownload: boolean;
  phase: 'idle' | 'loading' | 'structureMissing' | 'loaded' = 'idle';
  /** Who speaks of it. */
  readonly channels: Channel[] = [];
  body: FileBody | undefined;
  wanted: PieceSet | undefined;
  weight = 1;
  isPaused = false;
  trouble: 'full' | 'readOnly' | 'failed' | undefined;
  /** Bytes sent divided by the weight: the least goes first. */
  served = 0;
  stream: Stream | undefined;
  structureNext = 0;
  /** When everyone has failed to give it, all are asked again from then on. */
  structureNotBefore = 0;
  structureAsked: Channel | undefined;
  structureAskedAt = 0;
  /** Bytes asked for divided by the weight, for downloads beside each other. */
  drawn = 0;

  constructor(number: FileNumber, root: Uint8Array, key: string, isDownload: boolean) {
    this.number = number;
    this.root = root;
    this.key = key;
    this.isDownload = isDownload;
  }
}

/** Someone was at `piece` at the time `at`. */
export interface Stream {
  readonly piece: number;
  readonly piecesPerSecond: number;
  readonly at: number;
}

/** What a loaded file consists of and where its pieces are. */
export class FileBody {
  readonly pieceCount: number;
  readonly pieceLength: number;
  readonly structureCount: number;
  /** The pieces that can be served. */
  readonly mine: PieceSet;
  /** Wanted and lacking. */
  readonly lacking: PieceSet;
  readonly picker: PiecePicker;
  /** Pieces that were asked for and are not here. */
  readonly asked = new Map<number, Asked>();
  /** Pieces that are here and being verified, and who sent them. */
  readonly taken = new PieceMap<Taken>();
  /** Verified and not yet safe, with their bytes. */
  readonly unwritten = new PieceMap<number>();
  /** Pieces in the order in which they became ours since the file was loaded. Channels know how far they told it. */
  readonly gained: number[] = [];
  /** Pieces that we told others to have, and lost. */
  readonly gone = new Set<number>();
  flushAt = Infinity;
  spread: Spread | undefined;
  /** Pieces that two peers are asked for now, and that came twice. */
  secondsAsked = 0;
  cameTwice = 0;
  /** Smoothed time from request to piece, of all peers. */
  serviceMs: number | undefined;
  /** Of peers that have delivered: how many, and the sum of the shortest times in which each did. */
  leastServices = 0;
  leastServiceSum = 0;
  /** When holders of what a reader needs were told so. */
  soughtAt = -Infinity;
  isComplete = false;

  constructor(pieceCount: number, pieceLength: number, structureCount: number, mine: PieceSet) {
    this.pieceCount = pieceCount;
    this.pieceLength = pieceLength;
    this.structureCount = structureCount;
    this.mine = mine;
    this.lacking = new PieceSet(pieceCount);
    this.picker = new PiecePicker(pieceCount);
  }
}

export interface Asked {
  /** Usually one; a late piece is asked of a second peer. */
  by: Channel;
  at: number;
  /** Pieces that were to come before it, of all peers. */
  ahead: number;
  second: Channel | undefined;
  secondAt: number;
  /** When others were told that we would ask them. */
  soughtAt: number;
}

export interface Taken {
  readonly link: LinkNumber;
  readonly peer: PeerId;
  readonly channel: Channel;
  readonly bytes: number;
}

/** At a seed that is nearly the only source: what it has not handed out yet. */
export interface Spread {
  /** In random order; `place` is the index by piece, -1 when it is not here. */
  readonly left: number[];
  readonly place: Int32Array;
  /** The first receivers of pieces that were seen at nobody else so far. */
  readonly holders: Map<number, { readonly channel: Channel; readonly since: number }>;
}

/** A word on a channel that was not opened so far. */
export interface EarlyWord {
  readonly channel: number;
  readonly message: Message;
}

export class LinkState {
  readonly number: LinkNumber;
  readonly peer: PeerId;
  readonly openedAt: number;
  hasHello = false;
  /** By the peer's numbers and by ours. */
  readonly theirChannels = new Map<number, Channel>();
  readonly ourChannels = new Map<number, Channel>();
  nextChannel = 0;
  /** The highest number that the peer gave to a file, and what it said on channels that it has not opened yet. */
  newestTheirs = -1;
  readonly passedOver = new Set<number>();
  earlyWords: EarlyWord[] = [];
  /** Held of that, and of what it said of files that are not known here (EX56). */
  earlyBytes = 0;
  isBackedUp = false;
  busySince = 0;
  /** The peer waits for what was given to the link. */
  isAwaited = false;
  /** Given to the link since it wanted more. */
  sendingBytes = 0;
  /** A payload was sent within this event: whether the link wants more is not known yet. */
  sentIn = -1;
  /** Payload bytes sent within that event. */
  sentNow = 0;
  wrongs = 0;
  heardAt: number;
  /** Round trip of a small message, smoothed; undefined before the first. */
  rttMs: number | undefined;
  pingAt = 0;
  pingNonce = 0;
  isClosed = false;
  address: string | undefined;
  /** When `wrongs` and `favours` were last reckoned. */
  reckonedAt: number;
  /** What may still be asked of us that costs us more than the asking costs. */
  favours = 0;
  /** Files, by key, that the peer said it does not have; and that it asked for and we do not have. */
  readonly lacks = new Set<string>();
  readonly asksFor = new Set<string>();

  constructor(number: LinkNumber, peer: PeerId, now: number) {
    this.number = number;
    this.peer = peer;
    this.openedAt = now;
    this.heardAt = now;
    this.reckonedAt = now;
  }
}

/** One file on one link: what each side has, may ask and owes. */
export class Channel {
  readonly link: LinkState;
  readonly file: FileState;
  /** Our number for it on this link; -1 before we opened it. Theirs likewise. */
  ours = -1;
  theirs = -1;

  /** What the peer has, as far as it said. Undefined before the file is loaded. */
  has: PieceSet | undefined;
  /** Its have-map and news that came before the file was loaded. */
  early: { pieceCount: number; pieces: Uint8Array } | undefined;
  earlyHave: number[] = [];
  /** Was asked for the structure in vain. */
  failedStructure = false;
  /** What a claim of this peer to have a piece adds to the weight of the piece; 0 for a seed and for one not believed. */
  claim = 1;
  /** Snubbed so many times in a row; not asked before. */
  snubs = 0;
  notBefore = 0;
  snubbedAt = -Infinity;
  #offers = 0;
  #lacks = 0;
  #isSated = false;
  /** How much of `gained` the three above know of. */
  #reckoned = 0;

  // Upload: what they may ask of us.
  isInterested = false;
  /** Totals since the channel was opened: rights granted, and used or given back. */
  granted = 0;
  used = 0;
  grantedAt = 0;
  /** The right by whose use a round trip is measured, and when it was granted; 0 when none is. */
  probe = 0;
  probeAt = 0;
  /** Unused rights that nobody counts on any more. */
  staleGrants = 0;
  /** Requests of this peer that wait here or are being read. */
  queued = 0;
  /** When it said that it waits for us. */
  waitingAt = -Infinity;
  /** Rights that it got because it waits: what is asked for with them goes first. */
  favoured = 0;
  /** How often it may say so yet. */
  waits = 4;
  /** Pieces sent to it and got from it. */
  given = 0;
  got = 0;
  lastServedAt = -Infinity;
  /** How much of `gained` was told, and when. */
  told = 0;
  toldAt = 0;
  /** Named in the last grant and not yet asked for. */
  readonly offered: number[] = [];
  /** Pieces handed to it first that were seen at nobody else so far. */
  unspread = 0;
  /** Pieces ever handed to it first, and those of them that were seen at others. */
  handed = 0;
  passedOn = 0;
  /** Smoothed time until they were seen at others, as the news of it comes. */
  spreadMs: number | undefined;
  toldInterest = true;

  // Download: what we may ask of them.
  credits = 0;
  spent = 0;
  only: readonly number[] = [];
  outstanding = 0;
  /** Chosen within this event, to be said in one request. */
  readonly asking: number[] = [];
  window: number;
  /** We gave rights back; the peer waits for a sign that we want more. */
  hasReleased = false;
  /** When it granted something, or was told that we want something. */
  courtedAt = 0;
  /** When it was told so. */
  calledAt = -Infinity;
  /** Pieces that it said to have and would not send, and when it last refused one. */
  refused: Set<number> | undefined;
  /** Requests that it refused since it was snubbed for that. */
  refusals = 0;
  refusedAt = 0;
  /** When one side wanted something the last time. */
  usefulAt = 0;
  /** When addresses may be told again, and were last told to us. */
  addressesAt = 0;
  toldAddressesAt = -Infinity;
  /** Smoothed time from request to piece. */
  serviceMs: number | undefined;
  leastServiceMs = Infinity;
  /** Smoothed time from request to piece, without the time in which pieces of others came by our wire before it. */
  ownMs: number | undefined;
  lastPieceAt = 0;
  isSnubbed = false;
  /** Asked for and given up; may still come. */
  late: Map<number, number> | undefined;
  /** Came just now; may come twice. */
  again: number[] | undefined;

  constructor(link: LinkState, file: FileState, window: number) {
    this.link = link;
    this.file = file;
    this.window = window;
  }

  /** Pieces it has that we lack and want. */
  get offers(): number {
    this.reckon();
    return this.#offers;
  }

  /** Pieces we have that it lacks, by what it said. */
  get lacks(): number {
    this.reckon();
    return this.#lacks;
  }

  /** It gave rights back: nothing to ask until we have something new for it. */
  get isSated(): boolean {
    this.reckon();
    return this.#isSated;
  }

  set isSated(isSated: boolean) {
    this.reckon();
    this.#isSated = isSated;
  }

  /**
   * Takes into account what became ours since the last time: many pieces at once when somebody asks, and not each piece
   * in all channels. To be called before `has` changes.
   */
  reckon(): void {
    const { body } = this.file;
    if (body === undefined) return;
    const { gained } = body;
    for (; this.#reckoned < gained.length; this.#reckoned++) {
      if (this.has?.has(gained[this.#reckoned] as number) === true) this.#offers--;
      else {
        this.#lacks++;
        this.#isSated = false;
      }
    }
  }

  /** Sets both counts, which are right at this moment. */
  count(offers: number, lacks: number): void {
    this.#offers = offers;
    this.#lacks = lacks;
    this.#reckoned = this.file.body?.gained.length ?? 0;
  }

  /** The peer has more or fewer pieces than it was reckoned with. */
  change(offers: number, lacks: number): void {
    this.#offers += offers;
    this.#lacks += lacks;
  }
}

/** A request that waits to be served. */
export interface Queued {
  readonly channel: Channel;
  readonly piece: number;
  readonly at: number;
  /** Its peer waits for us: it goes first. */
  isAwaited: boolean;
}

export interface Ready {
  readonly channel: Channel;
  readonly piece: number;
  isAwaited: boolean;
  payload: Payload | undefined;
}

export class UplinkState {
  readonly queue: Queued[] = [];
  /** Requests whose payloads are being read or were read, in order. */
  readonly ready: Ready[] = [];
  /** Links that have a payload to send. */
  readonly busy = new FewSet<LinkState>();
  /** Large payloads sent within this event. */
  sentNow = 0;
  /** Rights granted and counted on. */
  outstanding = 0;
  depth = 0;
  /** Rights that may go to those who say that they wait, before others. */
  favours = 8;
  /** From a grant to its use, smoothed. */
  roundTripMs = 0;
  /** No channel was found that could be granted; until something changes. */
  isExhausted = false;

  // How many payloads at once, and what is measured to find out.
  parallel = 1;
  drainedAt = 0;
  sampleStart = 0;
  sampleBytes = 0;
  sampleCount = 0;
  /** The rate at the usual number; 0 before the first measurement. */
  bytesPerMs = 0;
  trial = 0;
  wasTrialUp = false;
  /** No trial has failed so far. */
  isClimbing = false;
  pause = 2;
  pauseLength = 2;
}

export class DownlinkState {
  /** When the last piece came, and how many under way keep our wire full, as far as was seen. */
  arrivedAt = 0;
  window = 2;
  /** Pieces asked for and not here, of all files and peers. */
  outstanding = 0;
  /** Of them, those asked of peers that have sent nothing so far: who never sends does not fill our wire (EX28). */
  ofStrangers = 0;
  /** In this slot, and before it since `begunAt`. */
  arrived = 0;
  arrivedInAll = 0;
  slotStart = -Infinity;
  begunAt = 0;
  lastRate = 0;
  readonly rates: number[] = [];
  /** The best of them. */
  best = 0;
}

/** A token bucket. */
export class RateLimit {
  bytesPerMs = Infinity;
  bytes = 0;
  at = 0;
}
