/**
 * A few exchanges joined by queues, for tests of this directory: virtual time, uplinks that send one payload after the
 * other in turns, one latency for all. Actions are carried out trivially: every piece that is not marked bad holds.
 */
import { assert, type Payload, type Random } from '@peersume/base';
import { PieceSet } from '../../pieces/piece-set.ts';
import { type Message } from '../../wire/message.ts';
import { createExchange } from '../create-exchange.ts';
import { type Exchange, type ExchangeAction, type ExchangeEvent, type ExchangeNews } from '../exchange.ts';
import { type ExchangeSettings } from '../settings.ts';

export interface TestPeer {
  readonly index: number;
  readonly exchange: Exchange;
  readonly held: PieceSet;
  readonly news: ExchangeNews[];
  /** Payload bytes sent, and when the last piece came. */
  sentBytes: number;
  sentPieces: number;
  receivedPieces: number;
  doneAt: number;
  events: number;
  /** Milliseconds in which the uplink had nothing to send. */
  idleMs: number;
  firstSendAt: number;
  lastSendAt: number;
  bytesPerMs: number;
  /** Every message that leaves passes here; undefined drops it. */
  tamper: ((message: Message, to: number, payload: Payload | undefined) => Message | undefined) | undefined;
}

export interface QueueNetwork {
  readonly peers: readonly TestPeer[];
  now(): number;
  tell(peer: number, event: ExchangeEvent): void;
  join(one: number, other: number): void;
  part(one: number, other: number): void;
  at(ms: number, task: () => void): void;
  /** For each word: the delays, in milliseconds, after which it (or a copy of it) comes beyond its time. */
  spoil: (() => readonly number[]) | undefined;
  /** Runs until nothing happens any more, the condition holds, or the time comes. */
  run(until: { readonly done?: () => boolean; readonly atMs: number }): void;
}

export interface QueueNetworkOptions {
  readonly random: Random;
  readonly pieceCount: number;
  readonly pieceLength?: number;
  readonly latencyMs?: number;
  readonly settings?: Partial<ExchangeSettings>;
  /** By peer. */
  readonly peers: readonly {
    readonly holds?: PieceSet;
    readonly download: boolean;
    readonly bytesPerMs: number;
    readonly sendsBadPieces?: boolean;
    readonly settings?: Partial<ExchangeSettings>;
  }[];
}

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

class TestPayload implements Payload {
  readonly byteLength: number;
  readonly isGood: boolean;
  constructor(byteLength: number, isGood: boolean) {
    this.byteLength = byteLength;
    this.isGood = isGood;
  }
}

/** Unsent bytes at which a link asks to wait, and below which it wants more. */
const unsentBytes = 16_384;

export function createQueueNetwork(options: QueueNetworkOptions): QueueNetwork {
  const { pieceCount, pieceLength = 262_144, latencyMs = 10 } = options;
  const heap: Entry[] = [];
  let now = 0;
  let order = 0;
  const links = new Map<string, number>();
  const ends: { peer: number; link: number; other: number; otherLink: number; isOpen: boolean }[][] = [];
  let nextLink = 0;
  const cards = options.peers.map(() => ({
    flows: [] as { left: number; sent: () => void; drained: () => void; isLow: boolean }[],
    at: 0,
    timer: 0,
  }));
  const wakes = options.peers.map(() => Infinity);
  void links;

  const peers: TestPeer[] = options.peers.map((peer, index) => ({
    index,
    exchange: createExchange({ random: options.random, settings: { ...options.settings, ...peer.settings } }),
    held: peer.holds?.copy() ?? new PieceSet(pieceCount),
    news: [],
    sentBytes: 0,
    sentPieces: 0,
    receivedPieces: 0,
    doneAt: Infinity,
    events: 0,
    idleMs: 0,
    firstSendAt: Infinity,
    lastSendAt: 0,
    bytesPerMs: peer.bytesPerMs,
    tamper: undefined,
  }));

  function at(ms: number, task: () => void): void {
    const entry = { at: ms, order: order++, task };
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent] as Entry;
      if (above.at < ms || (above.at === ms && above.order < entry.order)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  function pop(): Entry | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= heap.length) break;
      const left = heap[child] as Entry;
      const right = heap[child + 1];
      if (right !== undefined && (right.at < left.at || (right.at === left.at && right.order < left.order))) child++;
      const least = heap[child] as Entry;
      if (last.at < least.at || (last.at === least.at && last.order < least.order)) break;
      heap[place] = least;
      place = child;
    }
    heap[place] = last;
    return first;
  }

  const pending: { peer: number; event: ExchangeEvent }[] = [];
  let isTelling = false;
  function tell(peer: number, event: ExchangeEvent): void {
    pending.push({ peer, event });
    if (isTelling) return;
    isTelling = true;
    for (const next of pending) {
      const target = peers[next.peer] as TestPeer;
      target.events++;
      for (const action of target.exchange.handle(next.event, now)) perform(next.peer, action);
    }
    pending.length = 0;
    isTelling = false;
  }

  function perform(index: number, action: ExchangeAction): void {
    const peer = peers[index] as TestPeer;
    const file = 0;
    switch (action.type) {
      case 'send':
        send(index, action.link, action.message, action.payload);
        return;
      case 'wake':
        if (action.atMs < now) wakes[index] = now;
        else wakes[index] = action.atMs;
        {
          const due = wakes[index] as number;
          at(due, () => {
            if (wakes[index] !== due) return;
            wakes[index] = Infinity;
            tell(index, { type: 'tick' });
          });
        }
        return;
      case 'load':
        tell(index, { type: 'fileLoaded', file, pieceCount, pieceLength, structureCount: 1, held: peer.held });
        return;
      case 'read': {
        const isGood = options.peers[index]?.sendsBadPieces !== true;
        const payload = peer.held.has(action.piece) ? new TestPayload(pieceLength, isGood) : undefined;
        tell(index, { type: 'read', file, piece: action.piece, link: action.link, payload });
        return;
      }
      case 'accept': {
        const holds = (action.payload as TestPayload).isGood;
        tell(index, { type: 'verified', file, piece: action.piece, holds });
        if (!holds) return;
        peer.held.add(action.piece);
        if (peer.held.isFull) peer.doneAt = now;
        tell(index, { type: 'written', file, piece: action.piece });
        return;
      }
      case 'close':
        closeEnd(index, action.link);
        return;
      case 'tell':
        peer.news.push(action.news);
        return;
      case 'unload':
      case 'readStructure':
      case 'acceptStructure':
        return;
    }
  }

  const endOf = (peer: number, link: number) => (ends[peer] ?? []).find((end) => end.link === link);
  const endsByLink = options.peers.map(() => new Map<number, NonNullable<ReturnType<typeof endOf>>>());

  function send(from: number, link: number, message: Message, payload: Payload | undefined): void {
    const end = endsByLink[from]?.get(link);
    if (end === undefined || !end.isOpen) return;
    const peer = peers[from] as TestPeer;
    const sent = peer.tamper === undefined ? message : peer.tamper(message, end.other, payload);
    if (sent === undefined) return;
    const deliver = (): void => {
      if (!end.isOpen) return;
      if (payload !== undefined && sent.type === 'piece') (peers[end.other] as TestPeer).receivedPieces++;
      tell(end.other, { type: 'received', link: end.otherLink, message: sent, payload });
    };
    if (payload === undefined) {
      if (network.spoil === undefined) at(now + latencyMs, deliver);
      else for (const delay of network.spoil()) at(now + latencyMs + delay, deliver);
      return;
    }
    peer.sentBytes += payload.byteLength;
    peer.sentPieces++;
    const card = cards[from];
    assert(card !== undefined, 'every peer has a card');
    settle(from);
    if (peer.firstSendAt === Infinity) peer.firstSendAt = now;
    else if (card.flows.length === 0) peer.idleMs += now - peer.lastSendAt;
    const isLarge = payload.byteLength > unsentBytes;
    card.flows.push({
      left: payload.byteLength,
      sent: () => at(now + latencyMs, deliver),
      drained: () => tell(from, { type: 'drained', link }),
      isLow: !isLarge,
    });
    schedule(from);
    if (isLarge) tell(from, { type: 'backedUp', link });
  }

  /** Processor sharing: everything under way gets the same share. */
  function settle(index: number): void {
    const card = cards[index];
    const peer = peers[index] as TestPeer;
    assert(card !== undefined, 'every peer has a card');
    const share = card.flows.length === 0 ? 0 : ((now - card.at) * peer.bytesPerMs) / card.flows.length;
    card.at = now;
    for (const flow of card.flows) flow.left -= share;
  }

  function schedule(index: number): void {
    const card = cards[index];
    const peer = peers[index] as TestPeer;
    assert(card !== undefined, 'every peer has a card');
    const timer = ++card.timer;
    let wait = Infinity;
    for (const flow of card.flows) {
      const left = flow.isLow ? flow.left : flow.left - unsentBytes;
      wait = Math.min(wait, (left * card.flows.length) / peer.bytesPerMs);
    }
    if (wait === Infinity) return;
    at(now + Math.max(0, wait), () => {
      if (card.timer !== timer) return;
      settle(index);
      const low = card.flows.filter((flow) => !flow.isLow && flow.left <= unsentBytes + 1e-3);
      const done = card.flows.filter((flow) => flow.left <= 1e-3);
      card.flows = card.flows.filter((flow) => flow.left > 1e-3);
      for (const flow of low) flow.isLow = true;
      if (card.flows.length === 0) peer.lastSendAt = now;
      for (const flow of done) flow.sent();
      schedule(index);
      for (const flow of low) flow.drained();
    });
  }

  function join(one: number, other: number): void {
    const link = nextLink++;
    const forth = { peer: one, link, other, otherLink: link, isOpen: true };
    const back = { peer: other, link, other: one, otherLink: link, isOpen: true };
    endsByLink[one]?.set(link, forth);
    endsByLink[other]?.set(link, back);
    tell(one, { type: 'linkOpened', link, peer: `peer-${other}` });
    tell(other, { type: 'linkOpened', link, peer: `peer-${one}` });
  }

  function closeEnd(index: number, link: number): void {
    const end = endsByLink[index]?.get(link);
    if (end === undefined || !end.isOpen) return;
    end.isOpen = false;
    const back = endsByLink[end.other]?.get(end.otherLink);
    if (back !== undefined) back.isOpen = false;
    tell(index, { type: 'linkClosed', link });
    at(now + latencyMs, () => tell(end.other, { type: 'linkClosed', link: end.otherLink }));
  }

  function part(one: number, other: number): void {
    for (const end of endsByLink[one]?.values() ?? []) if (end.other === other) closeEnd(one, end.link);
  }

  const network: QueueNetwork = {
    peers,
    spoil: undefined,
    now: () => now,
    tell,
    join,
    part,
    at,
    run: ({ done, atMs }) => {
      for (;;) {
        if (done?.() === true) return;
        const entry = heap[0];
        if (entry === undefined || entry.at > atMs) return;
        pop();
        now = Math.max(now, entry.at);
        entry.task();
      }
    },
  };

  for (const [index, peer] of options.peers.entries()) {
    tell(index, { type: 'fileAdded', file: 0, root: Uint8Array.of(1, 2, 3), download: peer.download });
  }

  return network;
}
