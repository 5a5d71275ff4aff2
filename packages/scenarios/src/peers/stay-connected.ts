/**
 * Keeps a machine joined to its neighbours: dials those it should, again and again with growing pauses, and accepts
 * those who dial. One link for each neighbour: a newer one replaces an older, which its other end must have lost.
 */
import { fraction, type Link, type LinkListener } from '@peersume/base';
import { type Ports } from '@peersume/world';
import { type Attach, type Neighbour } from './peer.ts';

/** The pause after a first failure; it doubles with each further one. */
const firstPauseMs = 500;
const longestPauseMs = 16_000;
/** Who is to be dialed waits so much longer before it dials by itself. */
const patienceMs = 5_000;
/** A link that held so long begins the pauses anew. */
const goodLinkMs = 5_000;
/** Links that are sought by oneself beyond the neighbours given in the beginning. */
const mostLinks = 8;

export interface Connections {
  readonly count: number;
  /** Someone who was not known in the beginning, where there is room for more links. */
  meet(name: string): void;
}

export function stayConnected(
  ports: Ports,
  neighbours: readonly Neighbour[],
  attach: Attach,
  isWelcome: (name: string) => boolean,
): Connections {
  const links = new Map<string, Link>();
  const failures = new Map<string, number>();
  /** Those who will be dialed after a pause: each waits for one pause, however often a link to it ended. */
  const waiting = new Set<string>();
  const dialed = new Map(neighbours.map(({ name, dials }) => [name, dials]));

  ports.listen((link) => {
    if (isWelcome(link.peer)) return keep(link);
    link.close('banned');
    return deaf;
  });
  for (const { name, dials } of neighbours) {
    if (dials) dial(name);
    else dialLater(name);
  }

  function dial(name: string): void {
    if (links.has(name)) return;
    if (!isWelcome(name)) {
      dialLater(name);
      return;
    }
    ports.dial(name, {
      connected: keep,
      failed: () => dialLater(name),
    });
  }

  function dialLater(name: string): void {
    const dials = dialed.get(name);
    if (dials === undefined || waiting.has(name)) return;
    waiting.add(name);
    const failed = failures.get(name) ?? 0;
    failures.set(name, failed + 1);
    const pauseMs = Math.min(longestPauseMs, firstPauseMs << Math.min(failed, 10)) + (dials ? 0 : patienceMs);
    ports.clock.after(pauseMs * (0.5 + fraction(ports.random)), () => {
      waiting.delete(name);
      dial(name);
    });
  }

  function keep(link: Link): LinkListener {
    const older = links.get(link.peer);
    links.set(link.peer, link);
    older?.close('replaced');
    const sinceMs = ports.clock.now();
    const listener = attach(link);
    return {
      // A frame is the hottest path of a run: the listener's own method, with nothing around it.
      received: listener.received.bind(listener),
      drained: listener.drained.bind(listener),
      closed: (reason) => {
        listener.closed(reason);
        if (links.get(link.peer) !== link) return;
        links.delete(link.peer);
        if (ports.clock.now() - sinceMs >= goodLinkMs) failures.delete(link.peer);
        dialLater(link.peer);
      },
    };
  }

  return {
    get count() {
      return links.size;
    },
    meet: (name) => {
      if (dialed.has(name) || dialed.size >= mostLinks) return;
      dialed.set(name, true);
      dial(name);
    },
  };
}

const deaf: LinkListener = { received: () => undefined, drained: () => undefined, closed: () => undefined };
