/** All transports as one, through callbacks: the manager runs on a virtual clock, where promises would blur the order. */
import { err, type Result } from '@peersume/base';
import type { LinkKind, OpenedLink } from '../link-info.ts';
import type { DialError, PeerAddress, Transport } from '../transport.ts';

export interface Dialler {
  /** By what kind of link the address would be reached; undefined where no transport is for it. */
  kindOf(address: PeerAddress): LinkKind | undefined;
  /** `done` is told once, later. The function given back gives up; a link that comes nevertheless is closed. */
  dial(address: PeerAddress, done: (opened: Result<OpenedLink, DialError>) => void): () => void;
}

/** Transports may join later (libp2p loads beside the fast link): the list is asked each time. */
export function createDialler(transports: readonly Transport[]): Dialler {
  const transportOf = (address: PeerAddress): Transport | undefined => transports.find((one) => one.handles(address));
  return {
    kindOf: (address) => transportOf(address)?.kind,
    dial(address, done) {
      const transport = transportOf(address);
      const abort = new AbortController();
      if (transport === undefined) {
        const detail = 'no transport of this program handles it';
        queueMicrotask(() => abort.signal.aborted || done(err({ type: 'AddressUnusable', address, detail })));
      } else {
        void tell(transport, address, abort.signal, done);
      }
      return () => abort.abort();
    },
  };
}

async function tell(
  transport: Transport,
  address: PeerAddress,
  signal: AbortSignal,
  done: (opened: Result<OpenedLink, DialError>) => void,
): Promise<void> {
  const opened = await transport.dial(address, signal);
  if (!signal.aborted) done(opened);
  else if (opened.ok) opened.value.link.close('no longer wanted');
}
