/** Why a dial failed: what systems and OpenSSL say, as one of the facts that the doctor knows. */
import { type DialError, type PeerAddress } from '../../transport.ts';

/** How far the dial had come. */
export type Stage = 'nothing' | 'socket' | 'handshake';

export function faultOfSocket(address: PeerAddress, stage: Stage, error: unknown): DialError {
  const code = codeOf(error);
  if (code === 'ECONNREFUSED') return { type: 'Refused', address };
  if (code === 'ETIMEDOUT') return { type: 'NoAnswer', address, after: stage };
  if (noRoute.has(code)) return { type: 'NoRoute', address, detail: code };
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return faultOfTls(address, code, error);
  const detail = stage === 'nothing' ? code : 'the other end hung up';
  return stage === 'nothing' ? { type: 'NoRoute', address, detail } : { type: 'TurnedAway', address, detail };
}

/** An alert is a word of somebody who speaks TLS; everything else is not TLS as this program speaks it. */
function faultOfTls(address: PeerAddress, code: string, error: unknown): DialError {
  const detail = code
    .replace(/^ERR_SSL_/u, '')
    .replaceAll('_', ' ')
    .toLowerCase();
  const isRefusal = /ALERT_(?:BAD_CERTIFICATE|CERTIFICATE_|UNKNOWN_CA|ACCESS_DENIED|USER_CANCELED)/u.test(code);
  if (isRefusal) return { type: 'TurnedAway', address, detail };
  return { type: 'NotSpoken', address, detail: detail === 'eproto' ? messageOf(error) : detail };
}

export function faultOfName(address: PeerAddress, name: string, error: unknown): DialError {
  const code = codeOf(error);
  // The resolver itself cannot be asked: most often there is no network.
  if (code === 'EAI_AGAIN' || code === 'ETIMEOUT' || code === 'ECONNREFUSED')
    return { type: 'NoRoute', address, detail: 'names cannot be looked up now' };
  return { type: 'NameUnknown', address, name };
}

/** The next IP address of the same name may do better. */
export const mayWorkElsewhere = ({ type }: DialError): boolean =>
  type === 'Refused' || type === 'NoRoute' || type === 'NoAnswer' || type === 'AddressUnusable';

const noRoute = new Set([
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'ENONET', 'EAFNOSUPPORT', 'EINVAL'],
  // A firewall of this machine.
  ...['EACCES', 'EPERM'],
]);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);
