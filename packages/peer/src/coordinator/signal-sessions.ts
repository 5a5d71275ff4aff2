/**
 * Several conversations with several peers through one coordinator, each in order. The first word of an unknown session is
 * somebody who calls. A word that is empty ends a session. Bounded in number and in what waits for a listener.
 */
import type { PeerId, Random } from '@peersume/base';

/** As WebRTC's signalling wants it: keeps order and loses nothing, or closes. */
export interface Signalling {
  send(message: Uint8Array): void;
  /** Once. What came before waits. */
  receive(listener: SignallingListener): void;
  close(): void;
}

export interface SignallingListener {
  message(message: Uint8Array): void;
  closed(reason: string): void;
}

export interface SignalledSession {
  /** As the coordinator says, who has seen its proof; the connection that comes of it proves it again. */
  readonly from: PeerId;
  readonly signalling: Signalling;
}

interface Session {
  readonly waiting: Uint8Array[];
  listener: SignallingListener | undefined;
  isClosed: boolean;
}

const maxSessions = 64;
/** Words before somebody listens: an offer and its candidates. */
const maxWaiting = 64;

export function createSignalling(send: (to: PeerId, session: number, message: Uint8Array) => boolean, random: Random) {
  const sessions = new Map<string, Session>();
  const keyOf = (peer: PeerId, number: number): string => `${peer} ${number}`;

  const end = (key: string, reason: string): void => {
    const session = sessions.get(key);
    if (session === undefined) return;
    sessions.delete(key);
    session.isClosed = true;
    session.listener?.closed(reason);
  };

  const create = (peer: PeerId, number: number): Signalling => {
    const key = keyOf(peer, number);
    const session: Session = { waiting: [], listener: undefined, isClosed: false };
    const [oldest] = sessions.keys();
    if (sessions.size >= maxSessions && oldest !== undefined) end(oldest, 'too many at once');
    sessions.set(key, session);
    return {
      send(message) {
        // An empty word would end the session.
        if (!session.isClosed && message.length > 0 && !send(peer, number, message))
          end(key, 'the coordinator is gone');
      },
      receive(listener) {
        session.listener = listener;
        for (const message of session.waiting.splice(0)) listener.message(message);
        if (session.isClosed) listener.closed('closed before');
      },
      close() {
        if (session.isClosed) return;
        send(peer, number, new Uint8Array(0));
        end(key, 'closed');
      },
    };
  };

  return {
    /** Sessions are told apart by peer and number; two of 2^31 numbers seldom meet, and then the connection fails once. */
    open: (peer: PeerId): Signalling => create(peer, random.uint32() >>> 1),
    heard(from: PeerId, number: number, message: Uint8Array, called?: (session: SignalledSession) => void): void {
      const key = keyOf(from, number);
      if (message.length === 0) return end(key, 'the other end closed it');
      if (!sessions.has(key)) {
        if (called === undefined) return void send(from, number, new Uint8Array(0));
        const signalling = create(from, number);
        sessions.get(key)?.waiting.push(message);
        return called({ from, signalling });
      }
      const session = sessions.get(key);
      if (session?.listener !== undefined) session.listener.message(message);
      else if (session !== undefined && session.waiting.length < maxWaiting) session.waiting.push(message);
      else end(key, 'too many words before anybody listened');
    },
    absent: (to: PeerId, number: number): void => end(keyOf(to, number), 'the peer is not at this coordinator'),
    end(reason: string): void {
      for (const key of sessions.keys()) end(key, reason);
    },
  };
}
