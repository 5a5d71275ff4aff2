/** Whether a link goes to a device of the same local network: by its address, and not through anybody. */
import { type LinkInfo } from '@peersume/peer';

export function isNearby({ isRelayed, remoteAddress }: LinkInfo): boolean {
  return !isRelayed && remoteAddress !== undefined && local.test(remoteAddress);
}

/** RFC 1918, RFC 3927, RFC 4193, RFC 4291 (link-local), and this machine. */
const local =
  /^\/ip4\/(?:10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2[0-9]|3[01])\.)|^\/ip6\/(?:::1\/|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/u;
