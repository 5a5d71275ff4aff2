/**
 * Fast links: TLS 1.3 over TCP between programs, each end proving its peer identity by its certificate. No libp2p is loaded
 * for them. Addresses: `/ip4/192.0.2.7/tcp/4601/tls/p2p/ID`, `/ip6`, `/dns4`, `/dns6`, `/dns`.
 */
import { networkInterfaces } from 'node:os';
import { createSecureContext, type SecureContext } from 'node:tls';
import { type Clock, err, ok, type Result } from '@peersume/base';
import { formatAddress, formatIp, parseAddress, parseIp } from '../../addresses/index.ts';
import { type Identity, publicKeyFromPeerId } from '../../identity/index.ts';
import { type OpenedLink } from '../../link-info.ts';
import { type DialError, type PeerAddress, type Transport } from '../../transport.ts';
import { type Acceptor, createAcceptor, isHostMissing, type ListenError } from './accept.ts';
import { createCertificate } from './create-certificate.ts';
import { dialFast, judgeAsPerson } from './dial.ts';
import { ciphers, defaultSettings, type FastSettings } from './settings.ts';

export interface FastTransportOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  /** Milliseconds since 1970: certificates have dates. */
  readonly date: () => number;
  /** Takes a link that somebody else asked for, proven and not started, or says in a sentence why not. */
  readonly accept: (opened: OpenedLink) => string | undefined;
  /**
   * Where to listen; nowhere unless told. Port 0 lets the system choose, and the hosts after the first take the same; those
   * that this machine does not have are left out.
   */
  readonly listen?: { readonly hosts: readonly string[]; readonly port: number } | undefined;
  /**
   * Why an IP address is not to be connected to, be it written in the address or what its name was resolved to. Unless told,
   * nothing is refused but what can be nobody's: as for addresses that a person gave.
   */
  readonly judge?: ((ip: string, address: PeerAddress) => string | undefined) | undefined;
  readonly settings?: Partial<FastSettings> | undefined;
}

export interface FastTransport extends Transport {
  readonly kind: 'fast';
  /** The port that is listened on. */
  readonly port: number | undefined;
}

export async function createFastTransport(options: FastTransportOptions): Promise<Result<FastTransport, ListenError>> {
  const { identity, clock, date, accept, listen, judge = judgeAsPerson } = options;
  const settings = { ...defaultSettings, ...options.settings };
  const certificate = await createCertificate(identity);
  let acceptor: Acceptor | undefined;
  let context: SecureContext | undefined;
  let port: number | undefined;
  if (listen !== undefined) {
    acceptor = createAcceptor({ clock, date, settings, certificate, accept });
    for (const host of listen.hosts) {
      const bound = await acceptor.listen(host, port ?? listen.port);
      // Who listens everywhere does so as well where there is no IPv6.
      if (!bound.ok && host !== listen.hosts[0] && isHostMissing(bound.error)) continue;
      if (!bound.ok) {
        await acceptor.close();
        return bound;
      }
      port = bound.value;
    }
  }

  /** Made at the first dial: a server may never need it. */
  function contextForDials(): SecureContext {
    return (context ??= createSecureContext({
      key: certificate.privateKey,
      cert: certificate.certificate,
      // No authorities, the system's neither: reading them takes longer than a whole handshake.
      ca: [],
      minVersion: 'TLSv1.3',
      ciphers,
    }));
  }

  async function dial(address: PeerAddress, signal: AbortSignal): Promise<Result<OpenedLink, DialError>> {
    const parsed = parseAddress(address);
    if (!parsed.ok) return parsed;
    const unusable = (detail: string) => err({ type: 'AddressUnusable' as const, address, detail });
    if (parsed.value.way !== 'fast') return unusable('not of a fast link');
    if (!publicKeyFromPeerId(parsed.value.at).ok) return unusable('the peer has another kind of key than is known');
    if (parsed.value.at === identity.id) return unusable('this is the peer itself');
    return dialFast({ clock, date, settings, context: contextForDials(), judge }, address, parsed.value, signal);
  }

  return ok({
    kind: 'fast',
    get port() {
      return port;
    },
    get addresses() {
      if (listen === undefined || port === undefined) return [];
      const at = port;
      const ips = listen.hosts.flatMap(reachableIps);
      return [...new Set(ips)].map((ip) =>
        formatAddress({
          host: { type: ip.includes(':') ? 'ip6' : 'ip4', name: ip },
          port: at,
          way: 'fast',
          at: identity.id,
        }),
      );
    },
    handles(address) {
      const parsed = parseAddress(address);
      return parsed.ok && parsed.value.way === 'fast';
    },
    dial,
    async close() {
      await acceptor?.close();
    },
  });
}

/** What others may reach this machine by, where it listens at a host: all of its interfaces, or the one. */
function reachableIps(host: string): readonly string[] {
  const bytes = parseIp(host);
  if (bytes === undefined) return [];
  if (bytes.some((byte) => byte !== 0)) return [formatIp(bytes)];
  const family = bytes.length === 4 ? 'IPv4' : 'IPv6';
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  // Link-local addresses mean nothing without the name of an interface, which is another one on every machine.
  const usable = all.filter(
    (own) => own.family === family && !(own.address.startsWith('fe80:') || own.address.startsWith('169.254.')),
  );
  const outside = usable.filter(({ internal }) => !internal);
  return (outside.length > 0 ? outside : usable).map(({ address }) => formatIp(parseIp(address) ?? bytes));
}
