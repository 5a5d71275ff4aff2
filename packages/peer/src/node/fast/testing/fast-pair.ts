/** Two fast transports on loopback, and a link between them. */
import { type Clock } from '@peersume/base';
import { createIdentity, type Identity } from '../../../identity/index.ts';
import { type OpenedLink } from '../../../link-info.ts';
import { type PeerAddress } from '../../../transport.ts';
import { type LinkedPair } from '../../../testing/index.ts';
import { createFastTransport, type FastTransport, type FastTransportOptions } from '../fast-transport.ts';

/** The platform's clock. */
export const realClock: Clock = {
  now: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
};

export async function newIdentity(): Promise<Identity> {
  const made = await createIdentity();
  if (!made.ok) throw new Error(made.error.detail);
  return made.value;
}

export async function newTransport(options: Partial<FastTransportOptions> = {}): Promise<FastTransport> {
  const made = await createFastTransport({
    identity: options.identity ?? (await newIdentity()),
    clock: realClock,
    date: () => Date.now(),
    accept: () => 'nobody is expected',
    ...options,
  });
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

export interface FastPairOptions {
  readonly host?: string;
  readonly clock?: Clock;
  /** Another address that leads to the same place. */
  readonly through?: (address: PeerAddress) => Promise<PeerAddress>;
}

export async function createFastPair({
  host = '127.0.0.1',
  clock = realClock,
  through,
}: FastPairOptions = {}): Promise<LinkedPair> {
  const [dialler, acceptor] = [await newIdentity(), await newIdentity()];
  const accepted = Promise.withResolvers<OpenedLink>();
  const server = await newTransport({
    identity: acceptor,
    clock,
    listen: { hosts: [host], port: 0 },
    accept(opened) {
      accepted.resolve(opened);
      return undefined;
    },
  });
  const client = await newTransport({ identity: dialler, clock });
  const [address = ''] = server.addresses;
  const dialled = await client.dial((await through?.(address)) ?? address, new AbortController().signal);
  if (!dialled.ok) throw new Error(JSON.stringify(dialled.error));
  return {
    dialled: dialled.value,
    accepted: await accepted.promise,
    ids: { dialler: dialler.id, acceptor: acceptor.id },
    async close() {
      await client.close();
      await server.close();
    },
  };
}
