/** Peers of tests: real sockets on loopback, an owner that writes down what it hears. */
import { webCrypto, type PeerId } from '@peersume/base';
import type { Topic } from '../../discovery.ts';
import { createIdentity, type Identity } from '../../identity/index.ts';
import { createTopic } from '../../names/topic-names.ts';
import { createNodePeer, type NodePeer, type NodePeerOptions } from '../../node.ts';
import type { LiveLink } from '../../peer.ts';

export interface Started {
  readonly peer: NodePeer;
  readonly identity: Identity;
  readonly received: string[];
  readonly lives: LiveLink[];
  readonly closed: string[];
}

const open: NodePeer[] = [];

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((peer) => peer.close()));
}

export async function newIdentity(): Promise<Identity> {
  const made = await createIdentity();
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

/** Fast links alone, unless told otherwise. */
export async function start(options: Partial<NodePeerOptions> = {}): Promise<Started> {
  const received: string[] = [];
  const lives: LiveLink[] = [];
  const closed: string[] = [];
  const identity = options.identity ?? (await newIdentity());
  const made = await createNodePeer({
    identity,
    mode: 'pure',
    libp2p: 'off',
    listen: { hosts: ['127.0.0.1'], fastPort: 0 },
    events: {
      linked(link, live) {
        lives.push(live);
        return {
          received: ({ header }) => received.push(new TextDecoder().decode(header)),
          drained: () => {},
          closed: (reason) => closed.push(`${link.peer} ${reason}`),
        };
      },
      changed: () => {},
    },
    ...options,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  open.push(made.value);
  return { peer: made.value, identity, received, lives, closed };
}

export const frame = (text: string) => ({ header: new TextEncoder().encode(text) });

export const linkedPeers = ({ peer }: Started): PeerId[] => peer.links.map(({ info }) => info.peer).sort();

export const testTopic = async (number: number): Promise<Topic> =>
  await createTopic({
    crypto: webCrypto(globalThis.crypto),
    secret: new Uint8Array(32).fill(number),
    label: `topic ${number}`,
    nowMs: Date.now(),
  });
