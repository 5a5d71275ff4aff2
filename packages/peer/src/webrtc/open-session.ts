/**
 * One RTCPeerConnection from signals: the descriptions are exchanged, candidates follow as they are found. It ends with
 * `described`; whether there is a path is told by the states after it.
 */
import { type IceServer, type Rtc, type RtcConnection, type RtcState } from './rtc.ts';
import { readCandidateLine, writeCandidateLine } from './candidate-line.ts';
import { type Candidate, type Description } from './description.ts';
import { maxCandidates, maxSignals } from './limits.ts';
import { readSdp, writeSdp } from './sdp.ts';
import { decodeSignal, encodeSignal, type Signal, type Signalling, type SignalError } from './signals.ts';
import { type Role, type Session } from './statement.ts';

export interface SessionOptions {
  readonly rtc: Rtc;
  readonly iceServers: readonly IceServer[];
  readonly role: Role;
  readonly signalling: Signalling;
  /** Makes the channels, before anything is described. */
  readonly channels: (connection: RtcConnection) => void;
  readonly listener: SessionListener;
}

export interface SessionListener {
  described(session: Session): void;
  state(state: RtcState): void;
  /** There will be no session. Once, and never after `described`. */
  failed(failure: SessionFailure): void;
}

export type SessionFailure =
  | { readonly type: 'NotSpoken'; readonly detail: string }
  | { readonly type: 'Refused'; readonly reason: string }
  | { readonly type: 'SignallingClosed'; readonly reason: string };

export interface OpenSession {
  readonly connection: RtcConnection;
  /** What was found of ways to each end, for people: "2 host, 1 reflexive". */
  describeCandidates(): { readonly own: string; readonly remote: string };
  /** Tells the platform all candidates of the other end again. */
  tryAgain(): void;
  close(): void;
}

export function openSession({ rtc, iceServers, role, signalling, channels, listener }: SessionOptions): OpenSession {
  const ownCandidates: Candidate[] = [];
  const remoteCandidates: Candidate[] = [];
  /** Until the other end's description is set: platforms refuse candidates before it. */
  let waiting: Candidate[] | undefined = [];
  let isSent = false;
  let isGathered = false;
  let isDescribed = false;
  let isTaken = false;
  let isOver = false;
  let signals = 0;
  let own: Description | undefined;

  const connection = rtc.connect({
    iceServers,
    listener: {
      candidate(line) {
        if (line === undefined) return gathered();
        const candidate = readCandidateLine(line);
        if (candidate === undefined || ownCandidates.length >= maxCandidates) return;
        ownCandidates.push(candidate);
        if (isSent) say({ type: 'candidate', candidate });
      },
      state: (state) => listener.state(state),
    },
  });
  channels(connection);

  function say(signal: Signal): void {
    if (!isOver) signalling.send(encodeSignal(signal));
  }

  function sayDescription(type: 'offer' | 'answer', sdp: string): Description | undefined {
    if (isOver) return undefined;
    const read = readSdp(sdp);
    if (!read.ok) {
      fail({ type: 'NotSpoken', detail: `the platform's description has an unusual ${read.error.attribute}` });
      return undefined;
    }
    own = read.value;
    say({ type, description: own, candidates: ownCandidates });
    isSent = true;
    if (isGathered) say({ type: 'complete' });
    return own;
  }

  function gathered(): void {
    isGathered = true;
    if (isSent) say({ type: 'complete' });
  }

  function heard(message: Uint8Array): void {
    if (isOver) return;
    signals++;
    if (signals > maxSignals) return fail({ type: 'NotSpoken', detail: `more than ${maxSignals} signals` });
    const signal = decodeSignal(message);
    if (!signal.ok) return fail({ type: 'NotSpoken', detail: describeSignalError(signal.error) });
    take(signal.value).catch((thrown: unknown) => {
      fail({ type: 'NotSpoken', detail: `the platform refused: ${String(thrown).slice(0, 200)}` });
    });
  }

  async function take(signal: Signal): Promise<void> {
    switch (signal.type) {
      case 'offer':
        if (role !== 'answers' || own !== undefined || isDescribed) return unexpected(signal);
        isDescribed = true;
        return answer(signal.description, signal.candidates);
      case 'answer':
        if (role !== 'offers' || own === undefined || isDescribed) return unexpected(signal);
        isDescribed = true;
        remoteCandidates.push(...signal.candidates);
        await connection.acceptAnswer(writeSdp(signal.description));
        say({ type: 'taken' });
        return described({ offer: own, answer: signal.description }, signal.candidates);
      case 'candidate':
        if (remoteCandidates.length >= maxCandidates) return;
        remoteCandidates.push(signal.candidate);
        if (waiting === undefined) return addCandidate(signal.candidate);
        waiting.push(signal.candidate);
        return;
      case 'complete':
        return;
      case 'taken':
        return lookForPath();
      case 'refused':
        return fail({ type: 'Refused', reason: signal.reason });
    }
  }

  async function answer(offer: Description, candidates: readonly Candidate[]): Promise<void> {
    remoteCandidates.push(...candidates);
    const sdp = await connection.answer(writeSdp(offer));
    const said = sayDescription('answer', sdp);
    if (said !== undefined) await described({ offer, answer: said }, candidates);
  }

  async function described(session: Session, candidates: readonly Candidate[]): Promise<void> {
    if (isOver) return;
    waiting?.unshift(...candidates);
    listener.described(session);
    if (role === 'offers' || isTaken) await lookForPath();
  }

  /**
   * Not before the offering end has the answer: libdatachannel refuses a certificate when the path is there before it has
   * stored the description that it is to be compared with.
   */
  async function lookForPath(): Promise<void> {
    isTaken = true;
    if (!isDescribed || own === undefined) return;
    const early = waiting ?? [];
    waiting = undefined;
    await Promise.all(early.map(addCandidate));
  }

  async function addCandidate(candidate: Candidate): Promise<void> {
    if (isOver) return;
    try {
      await connection.addCandidate(writeCandidateLine(candidate, remoteCandidates.indexOf(candidate)));
    } catch {
      // One way less: a platform may know no names, or no IPv6.
    }
  }

  const unexpected = (signal: Signal): void => fail({ type: 'NotSpoken', detail: `an unexpected ${signal.type}` });

  function fail(failure: SessionFailure): void {
    if (isOver) return;
    // So that the other end need not wait for an answer that never comes.
    if (failure.type === 'NotSpoken') say({ type: 'refused', reason: `not understood: ${failure.detail}` });
    close();
    listener.failed(failure);
  }

  function close(): void {
    isOver = true;
    connection.close();
  }

  signalling.receive({
    message: heard,
    closed(reason) {
      if (!isDescribed) fail({ type: 'SignallingClosed', reason });
    },
  });
  if (role === 'offers') {
    connection
      .offer()
      .then((sdp) => sayDescription('offer', sdp))
      .catch((thrown: unknown) => {
        fail({ type: 'NotSpoken', detail: `the platform makes no offer: ${String(thrown).slice(0, 200)}` });
      });
  }
  return {
    connection,
    describeCandidates: () => ({ own: countCandidates(ownCandidates), remote: countCandidates(remoteCandidates) }),
    tryAgain() {
      for (const candidate of remoteCandidates) void addCandidate(candidate);
    },
    close,
  };
}

function describeSignalError(error: SignalError): string {
  return error.type === 'VersionUnknown' ? `version ${error.version} of data channels` : error.detail;
}

function countCandidates(candidates: readonly Candidate[]): string {
  const counts = new Map<string, number>();
  for (const { type, address } of candidates) {
    const name = address.endsWith('.local') ? 'hidden host' : type;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts.size === 0 ? 'none' : [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
}
