/** The libp2p node of a browser: dials WebSockets and relays, listens nowhere but at relays that it has a place at. */
import { webSockets } from '@libp2p/websockets';
import { createHost, type HostOptions } from './create-host.ts';
import { maxSocketBuffer } from './host-limits.ts';
import { type Libp2pHost } from './host.ts';

export type BrowserHostOptions = HostOptions;

export const createLibp2pHost = (options: BrowserHostOptions): Promise<Libp2pHost> =>
  createHost(options, {
    listen: [],
    transports: [webSockets({ maxBufferedAmount: maxSocketBuffer })],
    services: {},
  });
