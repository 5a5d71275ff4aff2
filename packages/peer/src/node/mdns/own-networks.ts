/** The networks that this machine has an address in: what a neighbour tells of itself lies in one of them. */
import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';

export const ownNetworks = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .flatMap(({ cidr }) => cidr ?? []);

export function isInNetworks(ip: string, networks: readonly string[]): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits] = network.split('/');
    list.addSubnet(base, Number(bits), base.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list.check(ip, ip.includes(':') ? 'ipv6' : 'ipv4');
}
