/**
 * Drives the exchange. Everything that happens becomes an event, one at a time; every action is done in its order before
 * the next event is looked at, and what is answered within an action waits its turn. One timer, however many links.
 */
import { assert, assertNever, type Link, type LinkListener, type PeerId } from '@peersume/base';
import { createExchange, type ExchangeOptions } from '../exchange/create-exchange.ts';
import {
  type Exchange,
  type ExchangeAction,
  type ExchangeEvent,
  type FileNumber,
  type LinkNumber,
} from '../exchange/exchange.ts';
import { type ExchangeSettings } from '../exchange/settings.ts';
import { readCid } from '../manifest/cid.ts';
import { type Manifest } from '../manifest/manifest.ts';
import { type StructureError } from '../manifest/structure-reader.ts';
import { isWireText } from '../wire/encode-message.ts';
import { createBanList } from './ban-list.ts';
import { createEventQueue } from './event-queue.ts';
import { createFileHandle } from './file-handle.ts';
import { FileSlot, type FileSlotOwner } from './file-slot.ts';
import { createLookAgain } from './look-again.ts';
import { createLinkBudget } from './link-budget.ts';
import { countJoined } from './join-words.ts';
import { type LinkSlot, readFrame, sendMessage, sendMessages } from './link-slot.ts';
import { acceptPiece, acceptStructure, failureOf, readPiece, readStructure } from './perform-actions.ts';
import { defaultEngineSettings, type EngineSettings } from './settings.ts';
import { structureCount } from './structure-collector.ts';
import { type FileHandle, type SharedFile, type Swarm, type SwarmNews, type SwarmPorts } from './swarm.ts';
import { createWakeTimer } from './wake-timer.ts';

export interface SwarmSettings extends Partial<EngineSettings> {
  /** Limits and policy of the exchange. */
  readonly exchange?: Partial<ExchangeSettings> | undefined;
}

type Action<T extends ExchangeAction['type']> = Extract<ExchangeAction, { type: T }>;

/** The parts that a swarm puts together; tests bring their own. */
export interface SwarmParts {
  readonly createExchange: (options: ExchangeOptions) => Exchange;
}

export function createSwarm(
  ports: SwarmPorts,
  swarmSettings: SwarmSettings = {},
  parts: SwarmParts = { createExchange },
): Swarm {
  const { clock } = ports;
  const settings: EngineSettings = { ...defaultEngineSettings, ...swarmSettings };

  const files = new Map<FileNumber, FileSlot>();
  /** By root; those that have ended, until their stores are closed. */
  const slotsByRoot = new Map<string, FileSlot>();
  const links = new Map<LinkNumber, LinkSlot>();
  let filesAdded = 0;
  let linksOpened = 0;
  let isClosing = false;
  const whenClosed: (() => void)[] = [];

  const exchange = parts.createExchange({ random: ports.random, settings: swarmSettings.exchange });
  const bans = createBanList(settings);
  const linkBudget = createLinkBudget(settings);
  const lookAgain = createLookAgain(clock, settings);
  /** Tells the exchange, once it has heard what came before. */
  const tell = createEventQueue(handle);
  const wakeTimer = createWakeTimer(clock, () => tell({ type: 'tick' }));
  const slotOwner: FileSlotOwner = {
    clock,
    settings,
    opened: (slot, manifest, store) =>
      tell({
        type: 'fileLoaded',
        file: slot.file,
        pieceCount: manifest.pieceCount,
        pieceLength: fullPieceLength(manifest),
        structureCount: structureCount(manifest),
        held: store.held,
      }),
    lost: (slot, piece) => tell({ type: 'lost', file: slot.file, piece }),
    structureMissing: (slot, next) => tell({ type: 'structureMissing', file: slot.file, next }),
    mayHaveRecovered: (slot) => tell({ type: 'storeRecovered', file: slot.file }),
    failedToOpen: (slot, error) => observe({ type: 'storeTrouble', file: slot.file, failure: failureOf(error) }),
  };

  function handle(event: ExchangeEvent): void {
    if (isClosing) return;
    const actions = exchange.handle(event, clock.now());
    for (let index = 0; index < actions.length; index++) {
      const count = countJoined(actions, index);
      if (count === 1) perform(actions[index] as ExchangeAction);
      else sendJoined(actions, index, count);
      index += count - 1;
    }
  }

  function perform(action: ExchangeAction): void {
    switch (action.type) {
      case 'send':
        return send(action);
      case 'accept': {
        const slot = files.get(action.file);
        return slot === undefined ? undefined : acceptPiece(slot, action, ports.verify, tell);
      }
      case 'read': {
        const slot = files.get(action.file);
        return slot === undefined ? undefined : readPiece(slot, action, tell, lookAgain);
      }
      case 'readStructure':
        return serveStructure(action);
      case 'acceptStructure':
        return withFile(action.file, (slot) => acceptStructure(slot, action, tell, (error) => refuse(slot, error)));
      case 'load':
        return withFile(action.file, (slot) => slot.load());
      case 'unload':
        return withFile(action.file, (slot) => slot.unload());
      case 'close':
        return closeLink(action.link, action.reason, action.banned);
      case 'wake':
        return wakeTimer.set(action.atMs);
      case 'tell':
        return observe(action.news);
      default:
        return assertNever(action);
    }
  }

  function send(action: Action<'send'>): void {
    const slot = links.get(action.link);
    if (slot === undefined) return;
    afterSending(slot, sendMessage(slot, action.message, action.payload));
  }

  /** What is said to one peer without a pause goes in one frame. */
  function sendJoined(actions: readonly ExchangeAction[], from: number, count: number): void {
    const words = actions.slice(from, from + count) as Action<'send'>[]; // `countJoined` looked
    const slot = links.get(words[0]?.link ?? -1);
    if (slot === undefined) return;
    const messages = words.map(({ message }) => message);
    afterSending(slot, sendMessages(slot, messages));
  }

  function afterSending(slot: LinkSlot, isReady: boolean): void {
    if (slot.isBackedUp) {
      if (slot.unreadBytes > settings.maxUnreadBytes) closeLink(slot.number, 'reads nothing', false);
    } else if (!isReady) {
      slot.isBackedUp = true;
      tell({ type: 'backedUp', link: slot.number });
    }
  }

  /** Structure is long, and asking for it short: it waits until the link wants more. */
  function serveStructure(action: Action<'readStructure'>): void {
    const link = links.get(action.link);
    if (link?.isBackedUp === true) link.structureAsked = action;
    else withFile(action.file, (slot) => readStructure(slot, action, settings.structureFrameBytes, tell));
  }

  /** A file that was removed meanwhile needs nothing any more. */
  function withFile(file: FileNumber, act: (slot: FileSlot) => void): void {
    const slot = files.get(file);
    if (slot !== undefined) act(slot);
  }

  /** Nobody can have a file whose structure breaks the rules: it is not asked for any more. */
  function refuse(slot: FileSlot, error: StructureError): void {
    drop(slot);
    observe({ type: 'fileRefused', file: slot.file, error });
  }

  function observe(news: SwarmNews): void {
    ports.observe?.(news);
  }

  function closeLink(link: LinkNumber, reason: string, banned: boolean): void {
    const slot = links.get(link);
    if (slot === undefined) return;
    forget(slot);
    slot.link.close(reason);
    if (banned) ban(slot.link.peer, reason);
  }

  function ban(peer: PeerId, reason: string): void {
    bans.add(peer, clock.now());
    for (const other of [...links.values()]) {
      if (other.link.peer === peer) closeLink(other.number, reason, false);
    }
  }

  /** From now on the link is nothing to us; the exchange is told once, whoever closed it. */
  function forget(slot: LinkSlot): void {
    if (slot.isClosed) return;
    slot.isClosed = true;
    links.delete(slot.number);
    linkBudget.close(slot.link.peer);
    tell({ type: 'linkClosed', link: slot.number });
  }

  /** Why there is no room for the link. */
  function refuseLink(peer: PeerId): string | undefined {
    if (isClosing) return 'the peer ends';
    return isBanned(peer) ? 'banned' : linkBudget.open(peer, clock.now());
  }

  function attach(link: Link, address?: string): LinkListener {
    const number = linksOpened++;
    const slot: LinkSlot = {
      number,
      link,
      isClosed: false,
      isBackedUp: false,
      unreadBytes: 0,
      structureAsked: undefined,
      unknownLeft: settings.unknownMessages,
      unknownAtMs: clock.now(),
    };
    const refusal = refuseLink(link.peer);
    if (refusal !== undefined) {
      slot.isClosed = true;
      link.close(refusal);
    } else {
      links.set(number, slot);
      tell({ type: 'linkOpened', link: number, peer: link.peer });
      if (address !== undefined && isWireText(address)) tell({ type: 'addressKnown', link: number, address });
    }
    return {
      received(frame) {
        if (slot.isClosed) return;
        const messages = readFrame(slot, frame, clock, settings);
        if (messages === undefined) return;
        if (typeof messages === 'string') {
          tell({ type: 'malformed', link: number, detail: messages });
          return;
        }
        const { payload } = frame;
        for (const message of messages) tell({ type: 'received', link: number, message, payload });
      },
      drained() {
        if (slot.isClosed || !slot.isBackedUp) return;
        slot.isBackedUp = false;
        slot.unreadBytes = 0;
        tell({ type: 'drained', link: number });
        const { structureAsked } = slot;
        slot.structureAsked = undefined;
        if (structureAsked !== undefined) serveStructure(structureAsked);
      },
      closed: () => forget(slot),
    };
  }

  function add(shared: SharedFile): FileHandle {
    const key = shared.root.join();
    assert(!isClosing, 'files are added to open swarms');
    assert(shared.manifest !== undefined || readCid(shared.root).ok, 'what is to be fetched has a CID as its root');
    const previous = slotsByRoot.get(key);
    assert(previous === undefined || previous.hasEnded, 'a swarm has a file once');
    const slot = new FileSlot(filesAdded++, shared, slotOwner, previous);
    slotsByRoot.set(key, slot);
    files.set(slot.file, slot);
    tell({ type: 'fileAdded', file: slot.file, root: shared.root, download: shared.download });
    return createFileHandle(slot, tell, () => drop(slot));
  }

  function drop(slot: FileSlot): void {
    if (!files.delete(slot.file)) return;
    tell({ type: 'fileRemoved', file: slot.file });
    const key = slot.shared.root.join();
    slot.end(() => {
      if (slotsByRoot.get(key) === slot) slotsByRoot.delete(key);
    });
  }

  function isBanned(peer: PeerId): boolean {
    return bans.has(peer, clock.now());
  }

  function close(done: () => void): void {
    whenClosed.push(done);
    if (isClosing) return;
    isClosing = true;
    wakeTimer.cancel();
    lookAgain.close();
    let open = slotsByRoot.size + 1;
    const oneClosed = () => {
      open--;
      if (open === 0) closeLinks();
    };
    for (const slot of [...slotsByRoot.values()]) slot.end(oneClosed);
    oneClosed();
  }

  function closeLinks(): void {
    for (const slot of [...links.values()]) {
      slot.isClosed = true;
      slot.link.close('the peer ends');
    }
    links.clear();
    for (const done of whenClosed.splice(0)) done();
  }

  return {
    add,
    attach,
    limit: ({ upload, download }) =>
      tell({ type: 'limited', uploadBytesPerSecond: upload, downloadBytesPerSecond: download }),
    isBanned,
    close,
  };
}

/** Files are cut each for itself; the first piece of the longest is as long as any. */
function fullPieceLength(manifest: Manifest): number {
  let longest = 0;
  for (const { firstPiece, pieceCount } of manifest.files) {
    if (pieceCount > 0) longest = Math.max(longest, manifest.pieceLength(firstPiece));
  }
  return longest;
}
