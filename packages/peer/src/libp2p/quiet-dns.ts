/**
 * libp2p asks public DNS servers over https where nobody says otherwise. Here nothing is ever asked: names in addresses
 * are looked up by the socket itself, and records of peers (dnsaddr) are not used.
 */
import { type Libp2pInit } from 'libp2p';

type Dns = NonNullable<Libp2pInit['dns']>;

export const quietDns: Dns = {
  query: () => Promise.reject(new Error('names of peers are never looked up')),
};
