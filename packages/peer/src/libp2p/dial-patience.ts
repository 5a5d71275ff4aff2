/**
 * How long a dial may take, as one signal that never fires after the dial is done. libp2p hands the signal of a dial to
 * the socket, and Node destroys a socket whenever its signal fires, be it hours later: a caller's `AbortSignal.timeout`
 * would end the connection that it was to wait for.
 */
export interface DialPatience {
  readonly signal: AbortSignal;
  /** The time was over, rather than the caller gone. */
  isLate(): boolean;
  /** From now on the signal stays silent. */
  done(): void;
}

export function dialPatience(caller: AbortSignal, timeoutMs: number): DialPatience {
  const own = new AbortController();
  const late = AbortSignal.timeout(timeoutMs);
  const abort = ({ target }: Event): void => own.abort((target as AbortSignal).reason);
  const sources = [caller, late];
  if (caller.aborted) own.abort(caller.reason);
  for (const source of sources) source.addEventListener('abort', abort);
  return {
    signal: own.signal,
    isLate: () => own.signal.aborted && late.aborted && !caller.aborted,
    done() {
      for (const source of sources) source.removeEventListener('abort', abort);
    },
  };
}
