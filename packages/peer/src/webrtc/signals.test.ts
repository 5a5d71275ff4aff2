import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCandidateLine, writeCandidateLine } from './candidate-line.ts';
import { maxCandidates, maxSignalBytes } from './limits.ts';
import { readSdp, writeSdp } from './sdp.ts';
import { decodeSignal, encodeSignal, type Signal } from './signals.ts';
import { anyCandidate, anyDescription } from './testing/arbitraries.ts';

const anySignal: fc.Arbitrary<Signal> = fc.oneof(
  fc.record({
    type: fc.constantFrom('offer' as const, 'answer' as const),
    description: anyDescription,
    candidates: fc.array(anyCandidate, { maxLength: maxCandidates }),
  }),
  fc.record({ type: fc.constant('candidate' as const), candidate: anyCandidate }),
  fc.record({ type: fc.constantFrom('complete' as const, 'taken' as const) }),
  fc.record({ type: fc.constant('refused' as const), reason: fc.stringMatching(/^[ -~]{0,200}$/u) }),
);

describe('signals', () => {
  test('[WR2] what was written is read, within the limit', () => {
    fc.assert(
      fc.property(anySignal, (signal) => {
        const bytes = encodeSignal(signal);
        expect(bytes.length).toBeLessThanOrEqual(maxSignalBytes);
        expect(decodeSignal(bytes)).toEqual({ ok: true, value: signal });
      }),
    );
  });

  test('[WR3] one signal has one form: whatever is read is written as it was', () => {
    const mutated = fc
      .tuple(anySignal, fc.nat(), fc.nat(255))
      .map(([signal, at, byte]) => encodeSignal(signal).with(at % encodeSignal(signal).length, byte));
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const read = decodeSignal(bytes);
        // The reason of a refusal is shown, never passed on.
        if (read.ok && read.value.type !== 'refused') expect(encodeSignal(read.value)).toEqual(bytes);
      }),
    );
  });

  test('[WR2] every cut and every added byte is refused', () => {
    fc.assert(
      fc.property(
        anySignal.filter(({ type }) => type !== 'refused'),
        fc.nat(),
        (signal, at) => {
          const bytes = encodeSignal(signal);
          expect(decodeSignal(bytes.subarray(0, at % bytes.length)).ok).toBe(false);
          expect(decodeSignal(Uint8Array.of(...bytes, 0)).ok).toBe(false);
        },
      ),
    );
  });

  test('[WR2] another version is told as such', () => {
    expect(decodeSignal(Uint8Array.of(1, 9, 0, 0))).toEqual({
      ok: false,
      error: { type: 'VersionUnknown', version: 9 },
    });
  });

  test('[WR2] a reason for refusing cannot steer a terminal', () => {
    const read = decodeSignal(Uint8Array.of(5, ...new TextEncoder().encode('no\u001B[2J\u202E')));
    expect(read).toEqual({ ok: true, value: { type: 'refused', reason: 'no\u{FFFD}[2J\u{FFFD}' } });
  });
});

describe('descriptions', () => {
  test('[WR3] go through SDP and back', () => {
    fc.assert(
      fc.property(anyDescription, (description) => {
        const read = readSdp(writeSdp(description));
        expect(read).toEqual({ ok: true, value: description });
      }),
    );
  });

  test('[WR3] are read from a Chromium’s own words', () => {
    const sdp = [
      'v=0',
      'o=- 4611732 2 IN IP4 127.0.0.1',
      'a=extmap-allow-mixed',
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      'a=ice-ufrag:k+/9',
      'a=ice-pwd:abcdefghijklmnopqrstuvwx',
      `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
      'a=setup:actpass',
      '',
    ].join('\r\n');
    expect(readSdp(sdp)).toMatchObject({ ok: true, value: { user: 'k+/9', setup: 'either' } });
    expect(readSdp(sdp.replace('sha-256', 'sha-512'))).toEqual({
      ok: false,
      error: { type: 'SdpUnusual', attribute: 'fingerprint' },
    });
  });
});

describe('candidates', () => {
  test('[WR3] go through a line and back', () => {
    fc.assert(
      fc.property(anyCandidate, fc.nat(23), (candidate, index) => {
        expect(readCandidateLine(writeCandidateLine(candidate, index))).toEqual(candidate);
      }),
    );
  });

  test.each([
    ['TCP', 'candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active'],
    ['peer-reflexive', 'candidate:1 1 udp 1 192.0.2.1 9 typ prflx raddr 0.0.0.0 rport 0'],
    ['a name that hides nothing', 'candidate:1 1 udp 1 evil.example 9 typ host'],
    ['multicast', 'candidate:1 1 udp 1 224.0.0.251 5353 typ host'],
    ['broadcast', 'candidate:1 1 udp 1 255.255.255.255 9 typ host'],
    ['no port', 'candidate:1 1 udp 1 192.0.2.1 0 typ host'],
    ['the second component', 'candidate:1 2 udp 1 192.0.2.1 9 typ host'],
    ['a line break', 'candidate:1 1 udp 1 192.0.2.1\r\na=x 9 typ host'],
    ['nothing', ''],
  ])('[WR3] %s is no way', (_, line) => {
    expect(readCandidateLine(line)).toBe(undefined);
  });
});
