/**
 * Networks and ports that an address from a stranger should not lead to. A link or a peer that names them would make this
 * program knock at doors inside of somebody's network in its owner's name (server-side request forgery).
 */
import { parseIp } from './ip.ts';

/** A network as bytes and the length of its prefix in bits. */
export interface Network {
  readonly bytes: Uint8Array;
  readonly bits: number;
}

/** `192.168.0.0/16`, `fe80::/10`; undefined where it is not a network. */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/');
  const bytes = parseIp(slash < 0 ? '' : text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (bytes === undefined || !/^(?:0|[1-9][0-9]{0,2})$/u.test(length)) return undefined;
  const bits = Number(length);
  return bits <= bytes.byteLength * 8 ? { bytes, bits } : undefined;
}

export function isInNetwork(ip: Uint8Array, { bytes, bits }: Network): boolean {
  if (ip.byteLength !== bytes.byteLength) return false;
  for (let at = 0; at * 8 < bits; at++) {
    const mask = 0xff << Math.max(0, 8 - (bits - at * 8));
    if ((((ip[at] ?? 0) ^ (bytes[at] ?? 0)) & mask & 0xff) !== 0) return false;
  }
  return true;
}

const networks = (reason: string, ...texts: readonly string[]): readonly SpecialNetwork[] =>
  texts.flatMap((text) => {
    const network = parseNetwork(text);
    return network === undefined ? [] : [{ network, reason }];
  });

export interface SpecialNetwork {
  readonly network: Network;
  readonly reason: string;
}

/** Nobody can be reached there, whoever says so (RFC 6890). */
export const unreachableNetworks: readonly SpecialNetwork[] = [
  ...networks('stands for no host', '0.0.0.0/8', '::/128'),
  ...networks('is multicast', '224.0.0.0/4', 'ff00::/8'),
  ...networks('is reserved or broadcast', '240.0.0.0/4'),
];

/** Other hosts for everybody: what a stranger calls so is not what it is here. */
export const privateNetworks: readonly SpecialNetwork[] = [
  ...networks('is this machine itself', '127.0.0.0/8', '::1/128'),
  ...networks('is private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10'),
  ...networks('is link-local', '169.254.0.0/16', 'fe80::/10'),
  ...networks('is inside of a provider', '100.64.0.0/10'),
  ...networks('is for special use', '192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15', '2001::/23', '5f00::/16'),
];

/**
 * Version 6 addresses that carry one of version 4, which is then what is judged: mapped and compatible (RFC 4291),
 * translated (RFC 6052), 6to4 (RFC 3056). Where its four bytes stand.
 */
export const carriedNetworks: readonly { readonly network: Network; readonly at: number }[] = [
  ['::ffff:0:0/96', 12],
  ['::ffff:0:0:0/96', 12],
  ['::/96', 12],
  ['64:ff9b::/96', 12],
  ['2002::/16', 2],
].flatMap(([text, at]) => {
  const network = parseNetwork(String(text));
  return network === undefined ? [] : [{ network, at: Number(at) }];
});

/** Below 1024 are mail, name, file and login services; these two are where the web, and WebSockets, are spoken. */
export const webPorts: readonly number[] = [80, 443];

/** Services above 1023 that speak text, trust their network, or answer anybody: data bases, caches, control ports. */
export const servicePorts: readonly (number | readonly [number, number])[] = [
  1080, // SOCKS
  1099, // Java RMI
  1433, // SQL Server
  1521, // Oracle
  1719, // H.323
  1720, // H.323
  1723, // PPTP
  1883, // MQTT
  2049, // NFS
  2181, // ZooKeeper
  [2375, 2380], // Docker, etcd
  3128, // proxies
  3306, // MySQL
  3389, // remote desktop
  3659, // Apple SASL
  4045, // NFS lock
  4190, // mail filters
  [5060, 5061], // SIP
  5432, // PostgreSQL
  5672, // AMQP
  [5900, 5909], // VNC
  5984, // CouchDB
  [6000, 6063], // X11
  6379, // Redis
  6443, // Kubernetes
  6566, // scanners
  [6665, 6669], // IRC
  6679, // IRC
  6697, // IRC
  7000, // Cassandra
  7001, // WebLogic
  8086, // InfluxDB
  9042, // Cassandra
  9092, // Kafka
  [9100, 9107], // printers
  9200, // Elasticsearch
  9300, // Elasticsearch
  10_080, // Amanda
  10_250, // Kubernetes
  11_211, // memcached
  27_017, // MongoDB
];

export const isServicePort = (port: number): boolean =>
  servicePorts.some((service) =>
    typeof service === 'number' ? port === service : port >= service[0] && port <= service[1],
  );
