/** The other end of a socket as a multiaddress, without a peer. */
import { formatIp, parseIp } from '../../addresses/index.ts';

export function tcpAddress(ip: string | undefined, port: number | undefined): string | undefined {
  const bytes = parseIp(ip?.split('%')[0] ?? '');
  if (bytes === undefined || port === undefined) return undefined;
  const isMapped = bytes.length === 16 && bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 255;
  const host = isMapped ? bytes.subarray(12) : bytes;
  return `/ip${host.length === 4 ? 4 : 6}/${formatIp(host)}/tcp/${port}`;
}
