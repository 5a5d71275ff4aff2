import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';

test('decodes what Node encodes, broken over lines or not, padded or not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(decodeBase64(text)).toEqual(bytes);
      expect(decodeBase64(text.replaceAll('=', ''))).toEqual(bytes);
      expect(decodeBase64(text.replaceAll(/(.{7})/g, '$1\r\n'))).toEqual(bytes);
    }),
  );
});

test('refuses other characters', () => {
  expect(decodeBase64('ab*d')).toBeUndefined();
  expect(decodeBase64('abéd')).toBeUndefined();
});
