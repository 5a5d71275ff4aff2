/**
 * Who may connect now, by IP address alone: it is decided before a byte is read or a signature made, so that one attacker
 * costs little and takes nobody else's place.
 */
import { type Clock } from '@peersume/base';
import { parseIp } from '../../addresses/index.ts';
import { type FastSettings } from './settings.ts';

export interface AcceptLimits {
  /** True: let in, and `left` is to be called when the connection is over. */
  enters(ip: string): boolean;
  left(ip: string): void;
}

export function createAcceptLimits(clock: Clock, settings: FastSettings): AcceptLimits {
  const sources = new Map<string, Source>();
  let total = 0;

  function enters(ip: string): boolean {
    const key = sourceOf(ip);
    const now = clock.now();
    const source = sources.get(key) ?? { open: 0, tokens: settings.acceptBurst, at: now };
    source.tokens = Math.min(
      settings.acceptBurst,
      source.tokens + ((now - source.at) / 1000) * settings.acceptPerSecond,
    );
    source.at = now;
    const isWelcome =
      source.tokens >= 1 && source.open < settings.maxAcceptedPerAddress && total < settings.maxAccepted;
    if (isWelcome) {
      source.tokens--;
      source.open++;
      total++;
    }
    sources.delete(key);
    sources.set(key, source);
    forgetOldest();
    return isWelcome;
  }

  function left(ip: string): void {
    total--;
    const source = sources.get(sourceOf(ip));
    if (source !== undefined) source.open--;
  }

  /** The oldest without connections goes first; it gets its tokens back too early, which only an army can use. */
  function forgetOldest(): void {
    if (sources.size <= maxSources) return;
    for (const [key, source] of sources) {
      if (source.open > 0) continue;
      sources.delete(key);
      return;
    }
  }

  return { enters, left };
}

interface Source {
  open: number;
  tokens: number;
  at: number;
}

/** Addresses that are remembered, some 200 bytes each. */
const maxSources = 4096;

/** Whoever has one IPv6 address has 2^64 of them; an IPv4 address may be written inside of one of version 6. */
function sourceOf(ip: string): string {
  const bytes = parseIp(ip.split('%')[0] ?? '');
  if (bytes === undefined) return ip;
  const isMapped = bytes.length === 16 && bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 255;
  return (isMapped ? bytes.subarray(12) : bytes.subarray(0, 8)).join('.');
}
