/**
 * Who is under which name, in memory alone. Bounded in all, for each name, peer and host; entries end by themselves. A
 * peer has one record, the newest, however many names it is under.
 */
import { below, type PeerId, type Random } from '@peersume/base';
import type { MeetingSettings } from './meeting-settings.ts';

export interface Registry {
  readonly size: number;
  /** Those names under which the peer is new or says something new; `undefined` where there is no room for any more. */
  register(entry: Registration, names: readonly string[]): readonly string[] | undefined;
  unregister(peer: PeerId, names: readonly string[]): void;
  /** At most `most` others, by chance. */
  find(name: string, asker: PeerId, most: number, now: number): readonly Registration[];
  /** The peer's channel broke: it is found until then and no longer. */
  endAt(peer: PeerId, at: number): void;
  expire(now: number): void;
}

export interface Registration {
  readonly peer: PeerId;
  readonly host: string;
  readonly record: Uint8Array;
  readonly endsAt: number;
}

export function createRegistry(random: Random, settings: MeetingSettings): Registry {
  /** Names are kept as text, for bytes are no keys. */
  const byName = new Map<string, Map<PeerId, Registration>>();
  const namesOfPeer = new Map<PeerId, Set<string>>();
  const countOfHost = new Map<string, number>();
  let size = 0;

  const remove = (name: string, peer: PeerId): void => {
    const there = byName.get(name);
    const entry = there?.get(peer);
    if (there === undefined || entry === undefined) return;
    there.delete(peer);
    if (there.size === 0) byName.delete(name);
    const names = namesOfPeer.get(peer);
    names?.delete(name);
    if (names?.size === 0) namesOfPeer.delete(peer);
    const left = (countOfHost.get(entry.host) ?? 1) - 1;
    if (left === 0) countOfHost.delete(entry.host);
    else countOfHost.set(entry.host, left);
    size--;
  };

  const hasRoom = (entry: Registration): boolean =>
    size < settings.maxRegistrations &&
    (namesOfPeer.get(entry.peer)?.size ?? 0) < settings.maxNamesOfPeer &&
    (countOfHost.get(entry.host) ?? 0) < settings.maxNamesOfHost;

  return {
    get size() {
      return size;
    },
    register(entry, names) {
      const news: string[] = [];
      for (const name of names) {
        const before = byName.get(name)?.get(entry.peer);
        if (before !== undefined) remove(name, entry.peer);
        if (!hasRoom(entry)) return undefined;
        let there = byName.get(name);
        if (there !== undefined && there.size >= settings.maxPeersOfName) {
          const [oldest] = there.keys();
          if (oldest !== undefined) remove(name, oldest);
        }
        // Removing may have emptied it.
        there = byName.get(name) ?? new Map<PeerId, Registration>();
        byName.set(name, there);
        there.set(entry.peer, entry);
        if (!namesOfPeer.has(entry.peer)) namesOfPeer.set(entry.peer, new Set());
        namesOfPeer.get(entry.peer)?.add(name);
        countOfHost.set(entry.host, (countOfHost.get(entry.host) ?? 0) + 1);
        size++;
        if (before === undefined || !isSame(before.record, entry.record)) news.push(name);
      }
      return news;
    },
    unregister(peer, names) {
      for (const name of names) remove(name, peer);
    },
    find(name, asker, most, now) {
      const others = [...(byName.get(name)?.values() ?? [])].filter(
        ({ peer, endsAt }) => peer !== asker && endsAt > now,
      );
      const start = others.length === 0 ? 0 : below(random, others.length);
      return [...others.slice(start), ...others.slice(0, start)].slice(0, most);
    },
    endAt(peer, at) {
      for (const name of namesOfPeer.get(peer) ?? []) {
        const there = byName.get(name);
        const entry = there?.get(peer);
        if (entry !== undefined && entry.endsAt > at) there?.set(peer, { ...entry, endsAt: at });
      }
    },
    expire(now) {
      for (const [name, there] of byName)
        for (const { peer, endsAt } of there.values()) if (endsAt <= now) remove(name, peer);
    },
  };
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
