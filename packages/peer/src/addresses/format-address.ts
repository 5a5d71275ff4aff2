/** The one text of an address; `parseAddress` reads it back. */
import { type PeerAddress } from '../transport.ts';
import { type AddressParts } from './address.ts';

export function formatAddress({ host, port, way, at, behind }: AddressParts): PeerAddress {
  const direct = `/${host.type}/${host.name}/tcp/${port}${ways[way]}/p2p/${at}`;
  if (behind === undefined) return direct;
  return `${direct}/p2p-circuit${behind.by === 'webrtc' ? '/webrtc' : ''}/p2p/${behind.peer}`;
}

const ways: Readonly<Record<AddressParts['way'], string>> = { fast: '/tls', tcp: '', ws: '/ws', wss: '/tls/ws' };
