/** Ways of finding those who speak of the same thing. Several run at once; what each found is tried as it comes. */
import { type PeerId } from '@peersume/base';
import { type PeerAddress } from './transport.ts';

/**
 * What peers meet about, in a form that tells nobody else: 32 bytes made from a discovery secret, other ones each day
 * (`namesOfDay`). Whoever does not have the secret cannot tell what a name is for, nor connect two days' names.
 */
export interface Topic {
  /** The text of the secret's owner, for logs and the doctor; never sent. */
  readonly label: string;
  /** Names to be found under now: yesterday's, today's and tomorrow's, as clocks differ. */
  readonly names: (nowMs: number) => readonly Uint8Array[];
  /** A public file's CID: where a setting says so, it is also provided in the public DHT. */
  readonly cid?: Uint8Array | undefined;
}

export type DiscoveryWay = 'mdns' | 'dht' | 'coordinator' | 'exchange' | 'link' | 'cache';

export interface FoundPeer {
  readonly way: DiscoveryWay;
  /** A claim, like everything here, until a link has proven it. */
  readonly peer: PeerId;
  readonly addresses: readonly PeerAddress[];
}

export interface Discovery {
  readonly way: DiscoveryWay;
  /**
   * Tells others that this peer is to be found under the topic, and who else is, until the function given back is called.
   * Looks again by itself; bounded in what it keeps and says.
   */
  join(topic: Topic, found: (peer: FoundPeer) => void, told: (report: DiscoveryReport) => void): () => void;
  close(): Promise<void>;
}

/** How it goes, for the doctor: the newest for each way counts. */
export type DiscoveryReport =
  | { readonly type: 'looking' }
  | { readonly type: 'found'; readonly peers: number }
  /** Nobody answered, or nobody can be asked: no network, coordinator not there, no entry into the DHT. */
  | { readonly type: 'failed'; readonly cause: string };
