/**
 * The connection manager (rules `CN`): which peers to have links to, by which address to try them, which of two links
 * stays, whom to turn away, and when to try again. It does nothing by itself but through its ports: time, chance and
 * dials come from outside, so that the same code runs on a virtual clock.
 *
 * Invariants: memory for each peer, topic and attempt is bounded by `settings`; a link is in its owner's hands exactly
 * once and until `closed`; a peer without an entry in `peers` has no link.
 */
import { assert, shuffle, type PeerId, type Result, type Timer } from '@peersume/base';
import type { Greeting } from '../exchange/greeting.ts';
import type { OpenedLink } from '../link-info.ts';
import type { LiveLink } from '../peer.ts';
import type { DialError, PeerAddress } from '../transport.ts';
import type { KnownAddress } from './address-book.ts';
import { refusalOf } from './admit-link.ts';
import { createAttemptLog } from './attempt-log.ts';
import { createBanList } from './ban-list.ts';
import { chooseLink } from './choose-link.ts';
import type { Connections, ConnectionsOptions, Want } from './connections.ts';
import { openLiveLink, type LinkSlot } from './live-link.ts';
import { createOneShots } from './one-shots.ts';
import { bestRank, type PeerSlot } from './peer-slot.ts';
import { createPeerTable, unusable } from './peer-table.ts';
import { startRace } from './race.ts';
import { retryDelayMs } from './retry-delay.ts';
import { chooseForRotation } from './rotate-links.ts';
import { defaultConnectSettings } from './settings.ts';
import { createTokenBucket } from './token-bucket.ts';

interface WantSlot {
  readonly enough: number;
  readonly peers: Set<PeerSlot>;
}

export function createConnections(options: ConnectionsOptions): Connections {
  const { id, clock, random, dialler, judge } = options;
  const settings = { ...defaultConnectSettings, ...options.settings };
  const slots = new Set<LinkSlot>();
  const handed = new Set<LinkSlot>();
  const wants = new Set<WantSlot>();
  const oneShots = createOneShots();
  const attempts = createAttemptLog(settings.maxAttempts);
  const peers = createPeerTable({
    clock,
    settings,
    dialler,
    judge,
    attempts,
    isAskedFor: oneShots.isAskedFor,
    forgotten(peer) {
      for (const want of wants) want.peers.delete(peer);
    },
  });
  const bans = createBanList(settings.maxBans);
  const dials = createTokenBucket(settings.dialsPerMinute, settings.dialBurst, clock.now());
  let races = 0;
  let isClosed = false;
  let wake: { readonly at: number; readonly timer: Timer } | undefined;
  let rotation: Timer | undefined;

  const isBanned = (peer: PeerId): boolean => bans.has(peer, clock.now()) || options.isBanned?.(peer) === true;
  const isHanded = (peer: PeerSlot): boolean => [...peer.links].some((slot) => handed.has(slot));
  const isWanted = (peer: PeerSlot): boolean => [...wants].some((want) => want.peers.has(peer));

  // Dialling.

  const race = (peer: PeerSlot, addresses: readonly KnownAddress[], isUpgrade: boolean): void => {
    assert(peer.race === undefined, 'one race for each peer');
    let wasLimited = false;
    const isFree = oneShots.isAskedFor(peer.id);
    races++;
    peer.race = startRace({ clock, dialler, settings }, addresses, {
      mayDial: () => {
        if (isFree || dials.take(clock.now())) return true;
        wasLimited = true;
        return false;
      },
      tried: (known, outcome) => tried(peer, known, outcome),
      ended: (won, errors) => {
        races--;
        peer.race = undefined;
        if (!won || !isHanded(peer)) lost(peer, isUpgrade, wasLimited, errors);
        pump();
      },
    });
  };

  const tried = (peer: PeerSlot, known: KnownAddress, outcome: Result<OpenedLink, DialError>): void => {
    const now = clock.now();
    const { address, way } = known;
    known.triedAt = now;
    attempts.add({ at: now, peer: peer.id, address, way, outcome: outcome.ok ? { type: 'linked' } : outcome.error });
    if (outcome.ok) {
      known.failures = 0;
      known.workedAt = now;
      options.met?.(peer.id, address, known.kind);
      opened(peer, outcome.value, address);
    } else {
      known.failures++;
      // Somebody else lives there: no reason to knock again on this one's behalf.
      if (outcome.error.type === 'WrongPeer' || outcome.error.type === 'AddressUnusable') peer.book.forget(address);
    }
    changed();
  };

  const lost = (peer: PeerSlot, isUpgrade: boolean, wasLimited: boolean, errors: readonly DialError[]): void => {
    const now = clock.now();
    if (wasLimited && errors.length === 0) {
      // Nothing was tried, so nothing failed.
      peer.nextAt = Math.max(peer.nextAt, dials.readyAt(now));
      peer.upgradeAt = Math.max(peer.upgradeAt, peer.nextAt);
    } else if (isUpgrade) waitToUpgrade(peer);
    else waitAfterFailure(peer);
    oneShots.failed(peer.id, errors);
  };

  const waitAfterFailure = (peer: PeerSlot): void => {
    peer.failures++;
    peer.nextAt = clock.now() + retryDelayMs(random, peer.failures, settings.firstRetryMs, settings.maxRetryMs);
  };

  const waitToUpgrade = (peer: PeerSlot): void => {
    peer.upgradeFailures++;
    const { firstUpgradeMs, maxUpgradeMs } = settings;
    peer.upgradeAt = clock.now() + retryDelayMs(random, peer.upgradeFailures + 1, firstUpgradeMs, maxUpgradeMs);
  };

  // Links.

  const accept = (link: OpenedLink): string | undefined => {
    const { info } = link;
    const refusal = isClosed ? 'closing' : (refuse(info.peer) ?? refusalOf(info, slots, settings));
    if (refusal !== undefined) return refusal;
    const ungreeted = [...slots].filter((slot) => !slot.isGreeted && slot.dialled === undefined);
    if (ungreeted.length >= settings.maxUngreeted) ungreeted[0]?.live.link.close('no greeting came');
    const slot = add(peers.of(info.peer), link, undefined);
    // The transport tells the other end first that its link is taken.
    clock.after(0, () => slot.begin());
    return undefined;
  };

  const refuse = (peer: PeerId): string | undefined => {
    if (peer === id) return 'this is you';
    return isBanned(peer) ? 'not welcome for a while' : undefined;
  };

  const opened = (peer: PeerSlot, link: OpenedLink, address: PeerAddress): void => {
    if (isClosed || isBanned(peer.id)) return link.link.close('no longer wanted');
    const slot = add(peer, link, address);
    slot.begin();
    if (!slot.isClosed) hand(peer, slot);
  };

  const add = (peer: PeerSlot, link: OpenedLink, dialled: PeerAddress | undefined): LinkSlot => {
    const slot = openLiveLink({
      clock,
      opened: link,
      dialled,
      ownAddresses: options.ownAddresses(),
      greetingTimeoutMs: settings.greetingTimeoutMs,
      listener: { greeted, closed },
    });
    slots.add(slot);
    peer.links.add(slot);
    return slot;
  };

  const greeted = (slot: LinkSlot, greeting: Greeting): void => {
    const peer = peers.of(slot.live.info.peer);
    if (greeting.type === 'turnedAway') {
      noteTurnedAway(peer, slot, greeting.reason);
      return slot.live.link.close('turned away');
    }
    const told = greeting.addresses.filter((address) => address !== slot.dialled);
    peers.learn(peer, told, 'exchange');
    const usable = told.filter((address) => peer.book.get(address) !== undefined);
    if (usable.length > 0) options.told?.(usable);
    const [reachable] = usable;
    if (reachable !== undefined) {
      slot.reachedAt(reachable);
      if (slot.dialled === undefined) options.met?.(peer.id, reachable, slot.live.info.kind);
    }
    if (slot.dialled === undefined) hand(peer, slot);
    if (!slot.isClosed && greeting.observed !== '') options.observed?.(greeting.observed, slot.live);
    pump();
  };

  const noteTurnedAway = (peer: PeerSlot, slot: LinkSlot, detail: string): void => {
    const address = slot.dialled;
    if (address === undefined) return;
    const outcome = { type: 'TurnedAway', address, detail } as const;
    const way = peer.book.get(address)?.way ?? 'link';
    attempts.add({ at: clock.now(), peer: peer.id, address, way, outcome });
  };

  /** The link goes to its owner, unless another one to the same peer is better. */
  const hand = (peer: PeerSlot, slot: LinkSlot): void => {
    const losers: LinkSlot[] = [];
    for (const other of peer.links) {
      if (other === slot || !handed.has(other)) continue;
      const choice = chooseLink(
        id,
        standing(other),
        { ...standing(slot), since: clock.now() },
        settings.simultaneousMs,
      );
      if (choice === 'older') return slot.live.link.close('another link to this peer is better');
      if (choice === 'newer') losers.push(other);
    }
    const listener = options.linked(slot.live.link, slot.live);
    if (listener === undefined) return slot.live.link.close('turned away');
    handed.add(slot);
    slot.hand(listener);
    for (const loser of losers) loser.live.link.close('another link to this peer is better');
    if (slot.dialled === undefined) stopRaceFor(peer);
    peer.upgradeAt = Math.max(peer.upgradeAt, clock.now() + settings.firstUpgradeMs);
    oneShots.linked(peer.id, slot.live);
    changed();
  };

  const standing = ({ live }: LinkSlot): LiveLink => live;

  /** They came while we were knocking at their door; nothing better can come of it than what is there. */
  const stopRaceFor = (peer: PeerSlot): void => {
    const best = bestRank(peer);
    if (peer.race === undefined || peer.book.best(best).length > 0) return;
    peer.race.cancel();
    peer.race = undefined;
    races--;
  };

  const closed = (slot: LinkSlot): void => {
    slots.delete(slot);
    const wasHanded = handed.delete(slot);
    const peer = peers.get(slot.live.info.peer);
    if (peer === undefined) return;
    peer.links.delete(slot);
    if (peer.links.size === 0) {
      if (wasHanded && clock.now() - slot.live.since >= settings.steadyMs) peer.failures = 0;
      if (slot.dialled !== undefined || wasHanded) waitAfterFailure(peer);
    } else if (slot.dialled !== undefined && clock.now() - slot.live.since < settings.steadyMs) waitToUpgrade(peer);
    if (isClosed) return;
    changed();
    pump();
  };

  // What to do next.

  const pump = (): void => {
    if (isClosed) return;
    wake?.timer.cancel();
    wake = { at: clock.now(), timer: clock.after(0, turn) };
  };

  const turn = (): void => {
    wake = undefined;
    let dueAt = Number.POSITIVE_INFINITY;
    const later = (at: number): void => {
      dueAt = Math.min(dueAt, at);
    };
    for (const peerId of oneShots.wanted()) dialForShot(peerId);
    for (const want of wants) dialForWant(want, later);
    for (const peer of peers.all()) if (isHanded(peer)) upgrade(peer, later);
    if (wake === undefined && Number.isFinite(dueAt))
      wake = { at: dueAt, timer: clock.after(Math.max(1, dueAt - clock.now()), turn) };
  };

  const dialForShot = (peerId: PeerId): void => {
    const peer = peers.get(peerId);
    if (peer !== undefined && peer.race === undefined && peer.links.size === 0) race(peer, peer.book.best(), false);
  };

  const dialForWant = (want: WantSlot, later: (at: number) => void): void => {
    let missing = want.enough;
    const idle: PeerSlot[] = [];
    for (const peer of want.peers) {
      if (peer.links.size > 0 || peer.race !== undefined) missing--;
      else if (peer.book.size > 0 && !isBanned(peer.id)) idle.push(peer);
    }
    if (missing <= 0 || idle.length === 0) return;
    shuffle(random, idle).sort((one, other) => one.failures - other.failures);
    for (const peer of idle) {
      if (missing <= 0 || races >= settings.maxRaces || slots.size + races >= settings.maxLinks) return;
      if (peer.nextAt > clock.now()) later(peer.nextAt);
      else {
        race(peer, peer.book.best(), false);
        missing--;
      }
    }
  };

  const upgrade = (peer: PeerSlot, later: (at: number) => void): void => {
    if (peer.race !== undefined) return;
    const better = peer.book.best(bestRank(peer));
    if (better.length === 0) return;
    if (peer.upgradeAt > clock.now()) later(peer.upgradeAt);
    else if (races < settings.maxRaces) race(peer, better, true);
  };

  const rotate = (): void => {
    rotation = clock.after(settings.rotateMs, rotate);
    for (const want of wants) {
      const fresh = [...want.peers].some((peer) => peer.links.size === 0 && peer.failures === 0 && peer.book.size > 0);
      const linked = [...want.peers].flatMap((peer) => [...peer.links]).filter((slot) => handed.has(slot));
      const idle = chooseForRotation(linked, clock.now(), settings.rotateMs);
      if (!fresh || linked.length < want.enough || idle === undefined) continue;
      const peer = peers.get(idle.live.info.peer);
      idle.live.link.close('makes room for another peer');
      if (peer !== undefined) peer.nextAt = clock.now() + 5 * settings.rotateMs;
    }
    for (const slot of handed) slot.countedBytes = slot.live.sentBytes + slot.live.receivedBytes;
  };
  rotation = clock.after(settings.rotateMs, rotate);

  /** Dials beside links that have been silent since `at`: where the dial works, the new link takes their place. */
  const replaceSilent = (at: number): void => {
    if (isClosed) return;
    for (const peer of peers.all()) {
      if (peer.race !== undefined || !isHanded(peer) || !isWanted(peer)) continue;
      if ([...peer.links].some((slot) => slot.heardAt > at) || peer.book.size === 0) continue;
      if (races < settings.maxRaces) race(peer, peer.book.best(), true);
    }
  };

  let isTelling = false;
  const changed = (): void => {
    if (isTelling) return;
    isTelling = true;
    clock.after(changedEveryMs, () => {
      isTelling = false;
      if (!isClosed) options.changed();
    });
  };

  const want = (enough = settings.enough): Want => {
    const slot: WantSlot = { enough, peers: new Set() };
    wants.add(slot);
    return {
      get linked() {
        return [...slot.peers].filter(isHanded).length;
      },
      has(peerId) {
        const peer = peers.get(peerId);
        return peer !== undefined && slot.peers.has(peer);
      },
      found(peerId, addresses, way) {
        if (peerId === id || isClosed || !wants.has(slot)) return;
        const peer = peers.of(peerId);
        peers.learn(peer, addresses, way);
        if (!slot.peers.has(peer) && slot.peers.size >= settings.maxPeersOfTopic) {
          const worst = [...slot.peers]
            .filter((one) => one.links.size === 0)
            .sort(byFailures)
            .at(-1);
          if (worst === undefined || worst.failures === 0) return;
          slot.peers.delete(worst);
        }
        slot.peers.add(peer);
        pump();
      },
      leave() {
        wants.delete(slot);
        pump();
      },
    };
  };

  return {
    get links() {
      return [...handed].map(({ live }) => live);
    },
    get attempts() {
      return attempts.all;
    },
    accept,
    want,
    connect(addresses, done) {
      const wanted = new Set<PeerId>();
      const errors: DialError[] = [];
      for (const address of addresses) {
        const judged = judge(address, 'link');
        if (!judged.ok) errors.push(judged.error);
        else if (isBanned(judged.value)) errors.push(unusable(address, 'this peer is banned for a while'));
        else if (judged.value === id) errors.push(unusable(address, 'this is your own address'));
        else {
          const peer = peers.of(judged.value);
          errors.push(...peers.learn(peer, [address], 'link'));
          if (peer.book.size > 0 || isHanded(peer)) wanted.add(peer.id);
        }
      }
      const giveUp = oneShots.add(wanted.size > 0 ? wanted : new Set([nobody]), errors, done);
      // The caller has the function in hand before anything is told.
      clock.after(0, () => {
        if (wanted.size === 0) oneShots.failed(nobody, []);
        for (const peerId of wanted) {
          const standing = [...(peers.get(peerId)?.links ?? [])].find((slot) => handed.has(slot));
          if (standing !== undefined) oneShots.linked(peerId, standing.live);
        }
      });
      pump();
      return () => {
        giveUp();
        for (const peerId of wanted) stopFor(peerId);
      };
    },
    ban(peerId, forMs, reason) {
      bans.add(peerId, clock.now() + forMs);
      for (const slot of peers.get(peerId)?.links ?? []) slot.live.link.close(reason);
    },
    lookAgain() {
      const now = clock.now();
      for (const peer of peers.all()) {
        peer.failures = 0;
        peer.nextAt = now;
        peer.upgradeFailures = 0;
        peer.upgradeAt = now;
        peer.book.forgive();
      }
      clock.after(settings.silentAfterChangeMs, () => replaceSilent(now));
      pump();
    },
    close(reason) {
      isClosed = true;
      wake?.timer.cancel();
      rotation?.cancel();
      for (const peer of peers.all()) peer.race?.cancel();
      oneShots.end();
      for (const slot of slots) slot.live.link.close(reason);
    },
  };

  /** Nobody else wants the peer: its dials stop. */
  function stopFor(peerId: PeerId): void {
    const peer = peers.get(peerId);
    if (peer?.race === undefined || isWanted(peer) || oneShots.isAskedFor(peerId) || isHanded(peer)) return;
    peer.race.cancel();
    peer.race = undefined;
    races--;
  }
}

/** No peer has this name: who asks for nobody is told so. */
const nobody = '';

/** People draw what changed; more often than this nobody sees. */
const changedEveryMs = 50;

const byFailures = (one: PeerSlot, other: PeerSlot): number => one.failures - other.failures;
