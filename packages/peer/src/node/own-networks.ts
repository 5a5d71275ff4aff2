/** The networks that this machine has an address in: where a stranger's private address may be meant for us. */
import { networkInterfaces } from 'node:os';

export function ownNetworks({ loopback }: { readonly loopback: boolean }): readonly string[] {
  const own = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, cidr, address }) => !internal && cidr !== null && !address.startsWith('fe80:'))
    .flatMap(({ cidr }) => cidr ?? []);
  return loopback ? [...own, ...loopbackNetworks] : own;
}

/** Other programs of this very machine: those who share and get on one machine want it. */
const loopbackNetworks = ['127.0.0.0/8', '::1/128'] as const;
