import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cidFromText, cidToText, readCid, writeCid } from './cid.ts';

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('CIDs', () => {
  test('[FI1] are of version 1, raw or dag-pb, with SHA-256, and read as they were written', () => {
    fc.assert(
      fc.property(fc.constantFrom('raw' as const, 'dag-pb' as const), digest, (codec, digest) => {
        const cid = writeCid({ codec, digest });
        expect(readCid(cid)).toEqual({ ok: true, value: { codec, digest } });
        expect(cidFromText(cidToText(cid))).toEqual({ ok: true, value: cid });
      }),
    );
  });

  test('have the text that every IPFS tool prints', () => {
    const text = 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e';
    const read = cidFromText(text);
    expect(read.ok && cidToText(read.value)).toBe(text);
  });

  test('[FI15] of other versions, codecs and hash functions are told as what they are', () => {
    const cid = writeCid({ codec: 'raw', digest: new Uint8Array(32) });
    const changed = (at: number, to: number): Uint8Array => cid.with(at, to);
    const errorOf = (bytes: Uint8Array): unknown => {
      const read = readCid(bytes);
      return read.ok ? undefined : read.error;
    };
    expect(errorOf(cid.subarray(2))).toEqual({ type: 'CidWrongVersion', version: 0 });
    expect(errorOf(changed(0, 2))).toEqual({ type: 'CidWrongVersion', version: 2 });
    expect(errorOf(changed(1, 0x71))).toEqual({ type: 'CidWrongCodec', codec: 0x71 });
    expect(errorOf(changed(2, 0x13))).toEqual({ type: 'CidWrongHash', hash: 0x13 });
    expect(errorOf(changed(3, 20))).toEqual({ type: 'CidWrongHash', hash: 0x12 });
    expect(errorOf(cid.subarray(0, 35))).toEqual({ type: 'CidWrongLength', byteLength: 35, expected: 36 });
    expect(errorOf(new Uint8Array([...cid, 0]))).toEqual({ type: 'CidWrongLength', byteLength: 37, expected: 36 });
    expect(errorOf(new Uint8Array(0))).toEqual({ type: 'CidWrongVersion', version: 0 });
  });
});
