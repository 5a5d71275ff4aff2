/**
 * What goes over a link, seen from beside the swarm: whose payloads are whose, which files the other end speaks of, and
 * words that are not the swarm's. Nothing is copied or held up.
 *
 * Words of daemons to each other go in frames of the swarm's, under a tag that the swarm passes over (rule WI6), so that
 * they need no channel of their own and an older peer takes no harm.
 */
import { type Link, type LinkListener } from '@peersume/base';
import { decodeMessage } from '@peersume/swarm';
import { senderOf } from './payload-notes.ts';

/** Not the swarm's: its tags go up to 127 and are given from below. */
export const wordTag = 120;
const openTag = 2;
const closeTag = 4;
/** Files remembered that one peer speaks of: they are counted for people, and hundreds of peers cost a few MiB. */
const maxChannels = 256;

export interface LinkWatcher {
  /** The other end speaks of the file, or no longer. */
  speaks(root: string, isSpoken: boolean): void;
  sent(payload: object, bytes: number): void;
  received(bytes: number): void;
  word(body: Uint8Array): void;
  closed(): void;
}

/** `attach` gives the link to the swarm. */
export function watchLink(link: Link, attach: (link: Link) => LinkListener, watcher: LinkWatcher): LinkListener {
  const channels = new Map<number, string>();
  const inner = attach({
    peer: link.peer,
    send(frame) {
      if (frame.payload !== undefined) watcher.sent(frame.payload, frame.payload.byteLength);
      return link.send(frame);
    },
    close: (reason) => link.close(reason),
  });

  function look(header: Uint8Array): void {
    const message = decodeMessage(header);
    if (!message.ok) return;
    if (message.value.type === 'open' && channels.size < maxChannels) {
      const root = keyOfRoot(message.value.root);
      const before = channels.get(message.value.channel);
      channels.set(message.value.channel, root);
      if (before === undefined) watcher.speaks(root, true);
    } else if (message.value.type === 'close') {
      const root = channels.get(message.value.channel);
      if (root !== undefined && channels.delete(message.value.channel)) watcher.speaks(root, false);
    }
  }

  return {
    received(frame) {
      const [tag] = frame.header;
      if (frame.payload !== undefined) {
        senderOf.set(frame.payload, link.peer);
        watcher.received(frame.payload.byteLength);
      }
      if (tag === wordTag) return watcher.word(frame.header.subarray(1));
      if (tag === openTag || tag === closeTag) look(frame.header);
      inner.received(frame);
    },
    drained: () => inner.drained(),
    closed(reason) {
      for (const root of channels.values()) watcher.speaks(root, false);
      channels.clear();
      inner.closed(reason);
      watcher.closed();
    },
  };
}

export const keyOfRoot = (root: Uint8Array): string => Buffer.from(root).toString('hex');

export function wordHeader(body: Uint8Array): Uint8Array {
  const header = new Uint8Array(body.length + 1);
  header[0] = wordTag;
  header.set(body, 1);
  return header;
}
