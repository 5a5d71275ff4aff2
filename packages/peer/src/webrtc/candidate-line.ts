/** Between candidates and the lines in which a platform tells and takes them (RFC 8839 §5.1). */
import { formatIp, judgeIp, parseIp } from '../addresses/index.ts';
import { type Candidate, type CandidateType } from './description.ts';

/** `index` counts the candidates of one end: it makes priorities differ. */
export function writeCandidateLine({ type, address, port }: Candidate, index: number): string {
  const priority = (preferences[type] << 24) | ((65_535 - index) << 8) | 255;
  // RFC 8839 §5.1: who does not want to tell the address behind this one writes zeros.
  const behind = type === 'host' ? '' : ` raddr ${address.includes(':') ? '::' : '0.0.0.0'} rport 0`;
  return `candidate:${index + 1} 1 udp ${priority} ${address} ${port} typ ${words[type]}${behind}`;
}

/**
 * Undefined for what is of no use to the other end: TCP, peer-reflexive, names other than those that browsers hide
 * addresses behind, addresses where nobody can be.
 */
export function readCandidateLine(line: string): Candidate | undefined {
  const fields = line.replace(/^candidate:/u, '').split(' ');
  const [, component, protocol, , address = '', portText = '', typ, word] = fields;
  const type = types.find((name) => words[name] === word);
  if (component !== '1' || protocol?.toLowerCase() !== 'udp' || typ !== 'typ' || type === undefined) return undefined;
  const port = /^[0-9]{1,5}$/u.test(portText) ? Number(portText) : 0;
  const candidate = { type, address: normalAddress(address), port };
  return isUsable(candidate) ? candidate : undefined;
}

export function isUsable({ address, port }: Candidate): boolean {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return false;
  return isHiddenName(address) || judgeIp(address, { from: 'person', ownNetworks: [] }) === undefined;
}

/** A random UUID under `.local`, as draft-ietf-mmusic-mdns-ice-candidates describes. */
export const isHiddenName = (address: string): boolean =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\.local$/u.test(address);

function normalAddress(address: string): string {
  const bytes = parseIp(address);
  return bytes === undefined ? address.toLowerCase() : formatIp(bytes);
}

const types: readonly CandidateType[] = ['host', 'reflexive', 'relayed'];
const words: Readonly<Record<CandidateType, string>> = { host: 'host', reflexive: 'srflx', relayed: 'relay' };
/** RFC 8445 §5.1.2.2. */
const preferences: Readonly<Record<CandidateType, number>> = { host: 126, reflexive: 100, relayed: 0 };
