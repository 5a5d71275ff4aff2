/** A platform whose connections do what a test says. */
import { type Rtc, type RtcState } from '../rtc.ts';
import { writeSdp } from '../sdp.ts';

export interface ScriptedRtc extends Rtc {
  /** Of the newest connection. */
  state(state: RtcState): void;
  /** Resolves when the other end's description is set. */
  readonly answered: Promise<void>;
}

export function createScriptedRtc({ hasPath = false } = {}): ScriptedRtc {
  const { promise: answered, resolve } = Promise.withResolvers<void>();
  let tellState: (state: RtcState) => void = () => {};
  const sdp = writeSdp({
    user: 'user',
    password: 'a-password-is-written+'.replaceAll('-', '/'),
    fingerprint: new Uint8Array(32).fill(7),
    setup: 'active',
  });
  return {
    connect({ listener }) {
      tellState = (state) => listener.state(state);
      return {
        channel: () => ({ bufferedAmount: 0, send: () => false }),
        async offer() {
          listener.candidate('candidate:1 1 udp 1 192.0.2.1 5000 typ host');
          listener.candidate(undefined);
          return sdp;
        },
        async answer() {
          resolve();
          return sdp;
        },
        async acceptAnswer() {
          resolve();
        },
        addCandidate: async () => {},
        hasPath,
        remotePath: undefined,
        close() {},
      };
    },
    state: (state) => tellState(state),
    answered,
  };
}
