/** The links that there are: what goes over them, which files their other ends speak of, and words beside the swarm. */
import { type Clock, type Link, type LinkListener, type PeerId } from '@peersume/base';
import { type LiveLink } from '@peersume/peer';
import { type Swarm } from '@peersume/swarm';
import { type PeerStatus } from '../daemon.ts';
import { createRateMeter, type RateMeter } from '../rates/rate-meter.ts';
import { sentTo } from './payload-notes.ts';
import { watchLink, wordHeader } from './watch-link.ts';

export interface LinkBoard {
  /** For `PeerEvents.linked`. */
  linked(link: Link, live: LiveLink): LinkListener | undefined;
  /** Peers that speak of the file; `root` is `keyOfRoot`. */
  peersOf(root: string): number;
  statuses(): readonly PeerStatus[];
  rates(): { readonly upload: number; readonly download: number };
  /** False where there is no link. */
  say(peer: PeerId, body: Uint8Array): boolean;
  readonly size: number;
  linksOf(peer: PeerId): readonly LiveLink[];
}

export interface LinkBoardOwner {
  readonly clock: Clock;
  readonly swarm: Swarm;
  heard(peer: PeerId, body: Uint8Array): void;
  /** What is said first on each link. */
  readonly firstWord: Uint8Array | undefined;
  left(peer: PeerId): void;
  /** A link came or went. */
  linksChanged(): void;
  /** Somebody began or ceased to speak of the file. */
  speakersChanged(root: string): void;
}

/** Words of one peer within a second; more are passed over. */
const wordsPerSecond = 10;

interface BoardLink {
  readonly live: LiveLink;
  readonly upload: RateMeter;
  readonly download: RateMeter;
  words: number;
  wordsSince: number;
}

export function createLinkBoard(owner: LinkBoardOwner): LinkBoard {
  const { clock, swarm } = owner;
  const links = new Set<BoardLink>();
  const speakers = new Map<string, number>();
  const upload = createRateMeter();
  const download = createRateMeter();

  function linked(link: Link, live: LiveLink): LinkListener | undefined {
    if (swarm.isBanned(link.peer)) return undefined;
    const slot: BoardLink = {
      live,
      upload: createRateMeter(),
      download: createRateMeter(),
      words: 0,
      wordsSince: clock.now(),
    };
    links.add(slot);
    const listener = watchLink(link, (watched) => swarm.attach(watched, live.address), {
      speaks(root, isSpoken) {
        const count = (speakers.get(root) ?? 0) + (isSpoken ? 1 : -1);
        if (count > 0) speakers.set(root, count);
        else speakers.delete(root);
        owner.speakersChanged(root);
      },
      sent(payload, bytes) {
        slot.upload.add(bytes, clock.now());
        upload.add(bytes, clock.now());
        sentTo.get(payload)?.(bytes);
      },
      received(bytes) {
        slot.download.add(bytes, clock.now());
        download.add(bytes, clock.now());
      },
      word(body) {
        if (mayHear(slot)) owner.heard(link.peer, body);
      },
      closed() {
        if (!links.delete(slot)) return;
        if (linksOf(link.peer).length === 0) owner.left(link.peer);
        owner.linksChanged();
      },
    });
    if (owner.firstWord !== undefined) link.send({ header: wordHeader(owner.firstWord) });
    owner.linksChanged();
    return listener;
  }

  function mayHear(slot: BoardLink): boolean {
    const now = clock.now();
    if (now - slot.wordsSince >= 1000) {
      slot.words = 0;
      slot.wordsSince = now;
    }
    return ++slot.words <= wordsPerSecond;
  }

  const linksOf = (peer: PeerId): LiveLink[] =>
    [...links].filter(({ live }) => live.link.peer === peer).map(({ live }) => live);

  return {
    linked,
    peersOf: (root) => speakers.get(root) ?? 0,
    statuses() {
      const now = clock.now();
      return [...links].map(({ live, upload, download }) => ({
        info: live.info,
        forMs: now - live.since,
        rates: { upload: upload.rate(now), download: download.rate(now) },
        sentBytes: live.sentBytes,
        receivedBytes: live.receivedBytes,
      }));
    },
    rates: () => ({ upload: upload.rate(clock.now()), download: download.rate(clock.now()) }),
    say(peer, body) {
      const [live] = linksOf(peer);
      live?.link.send({ header: wordHeader(body) });
      return live !== undefined;
    },
    get size() {
      return links.size;
    },
    linksOf,
  };
}
