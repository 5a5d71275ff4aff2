/** A transport whose program is loaded at the first dial that needs it; what it handles is known without it. */
import { assert, err, type Result } from '@peersume/base';
import { parseAddress, type AddressParts } from '../addresses/index.ts';
import type { LinkKind, OpenedLink } from '../link-info.ts';
import type { DialError, PeerAddress, Transport } from '../transport.ts';

export interface LazyTransport extends Transport {
  /** It is there; dials that waited go on. `undefined`: it cannot be. */
  arrived(transport: Transport | undefined): void;
}

export function createLazyTransport(
  kind: LinkKind,
  handles: (parts: AddressParts) => boolean,
  need: () => void,
): LazyTransport {
  let settle: ((transport: Transport | undefined) => void) | undefined;
  let inner: Transport | undefined;
  const there = new Promise<Transport | undefined>((resolve) => {
    settle = resolve;
  });

  return {
    kind,
    get addresses() {
      return inner?.addresses ?? [];
    },
    handles(address) {
      const parts = parseAddress(address);
      return parts.ok && handles(parts.value);
    },
    async dial(address: PeerAddress, signal: AbortSignal): Promise<Result<OpenedLink, DialError>> {
      need();
      const transport = inner ?? (await abortable(there, signal));
      if (signal.aborted) return err({ type: 'Aborted', address });
      if (transport === undefined)
        return err({ type: 'AddressUnusable', address, detail: 'this program speaks no libp2p now' });
      return await transport.dial(address, signal);
    },
    arrived(transport) {
      assert(inner === undefined, 'a transport arrives once');
      inner = transport;
      settle?.(transport);
    },
    async close() {
      settle?.(undefined);
      await inner?.close();
    },
  };
}

async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  let stop = (): void => {};
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

export const isStreamAddress = ({ way, behind }: AddressParts): boolean => way !== 'fast' && behind?.by !== 'webrtc';
export const isWebrtcAddress = ({ way, behind }: AddressParts): boolean => way !== 'fast' && behind?.by === 'webrtc';
