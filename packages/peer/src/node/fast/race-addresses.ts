/**
 * The IP addresses of one name, tried side by side (RFC 8305): the next begins when the last has failed or said nothing for a
 * moment, so that a network without IPv6 costs a moment and not a timeout. The first link wins, the others are given up.
 */
import { type Clock, err, type Result, type Timer } from '@peersume/base';
import { type OpenedLink } from '../../link-info.ts';
import { type DialError } from '../../transport.ts';
import { mayWorkElsewhere } from './dial-fault.ts';

export interface Race {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly ips: readonly string[];
  /** Milliseconds that an attempt has for itself. */
  readonly headStartMs: number;
  readonly attempt: (ip: string, signal: AbortSignal) => Promise<Result<OpenedLink, DialError>>;
}

export function raceAddresses(
  { clock, signal, ips, headStartMs, attempt }: Race,
  none: DialError,
): Promise<Result<OpenedLink, DialError>> {
  const { promise, resolve } = Promise.withResolvers<Result<OpenedLink, DialError>>();
  const others = new AbortController();
  const both = AbortSignal.any([signal, others.signal]);
  let next = 0;
  let running = 0;
  let isOver = false;
  let timer: Timer | undefined;

  function begin(): void {
    timer?.cancel();
    timer = undefined;
    const ip = ips[next];
    if (isOver || ip === undefined) return;
    next++;
    running++;
    void attempt(ip, both).then(ended);
    if (next < ips.length) timer = clock.after(headStartMs, begin);
  }

  function ended(result: Result<OpenedLink, DialError>): void {
    running--;
    if (isOver) {
      // It came through in the moment in which another one did.
      if (result.ok) result.value.link.close('another address was quicker');
      return;
    }
    if (result.ok || !mayWorkElsewhere(result.error) || (running === 0 && next === ips.length)) finish(result);
    else if (next < ips.length) begin();
  }

  function finish(result: Result<OpenedLink, DialError>): void {
    isOver = true;
    timer?.cancel();
    others.abort();
    resolve(result);
  }

  if (ips.length === 0) finish(err(none));
  else begin();
  return promise;
}
