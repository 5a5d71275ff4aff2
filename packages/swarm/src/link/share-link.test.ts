import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import invalid from '../../vectors/links-invalid.json' with { type: 'json' };
import pasted from '../../vectors/links-pasted.json' with { type: 'json' };
import valid from '../../vectors/links-valid.json' with { type: 'json' };
import { cidToText, writeCid } from '../manifest/cid.ts';
import { nameFault } from '../manifest/safe-names.ts';
import { extractShareLink } from './extract-share-link.ts';
import { maxLinkLength } from './limits.ts';
import { formatShareLink, parseShareLink, type ShareLink } from './share-link.ts';

/** As the vectors write it. */
const plain = ({ root, key, addresses, sources, ...rest }: ShareLink): unknown => ({
  root: cidToText(root),
  ...(key && { key: Buffer.from(key).toString('hex') }),
  ...(addresses.length > 0 && { addresses }),
  ...(sources.length > 0 && { sources }),
  ...rest,
});

interface Refused {
  readonly comment: string;
  readonly link: string;
  readonly error: Readonly<Record<string, unknown>>;
}
interface Pasted {
  readonly comment: string;
  readonly pasted: string;
  readonly link?: string;
  readonly error?: string;
}

describe('[FI50] links that hold', () => {
  test.each(valid.links.map((vector) => [vector.comment, vector] as const))('%s', (_comment, { link, value }) => {
    const read = parseShareLink(link);
    expect(read.ok ? plain(read.value) : read.error).toEqual(value);
    expect(read.ok && formatShareLink(read.value)).toEqual({ ok: true, value: link });
    expect(extractShareLink(link)).toEqual(read);
  });
});

describe('[FI53] links that are refused', () => {
  const vectors: readonly Refused[] = invalid.links;
  test.each(vectors.map((vector) => [vector.comment, vector] as const))('%s', (_comment, { link, error }) => {
    const { cause, ...facts } = error;
    const read = parseShareLink(link);
    expect(read.ok ? plain(read.value) : read.error).toMatchObject({
      ...facts,
      ...(cause !== undefined && { cause: { type: cause } }),
    });
  });
});

describe('[FI54] links in what people paste', () => {
  const vectors: readonly Pasted[] = pasted.texts;
  test.each(vectors.map((vector) => [vector.comment, vector] as const))('%s', (_comment, vector) => {
    const found = extractShareLink(vector.pasted);
    if (vector.link === undefined) {
      expect(found).toMatchObject({ ok: false, error: { type: vector.error } });
      return;
    }
    const expected = parseShareLink(vector.link);
    expect(expected.ok).toBe(true);
    expect(found).toEqual(expected);
  });
});

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => nameFault(text, 255) === undefined);
const root = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((digest) => writeCid({ codec: 'dag-pb', digest }));
const address = fc.stringMatching(/^\/[!-~]{1,80}$/u);
const anyLink = fc.record(
  {
    root,
    name,
    byteLength: fc.maxSafeNat(),
    key: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    addresses: fc.uniqueArray(address, { maxLength: 3 }),
    sources: fc.uniqueArray(
      address.map((path) => `https://gateway.example${path}`),
      { maxLength: 2 },
    ),
    page: fc.constantFrom('https://peersume.example/', 'https://a.b:1/x/y'),
  },
  { requiredKeys: ['root', 'addresses', 'sources'] },
);

const textOf = (link: ShareLink): string => {
  const text = formatShareLink(link);
  if (!text.ok) throw new Error(JSON.stringify(text.error));
  return text.value;
};

describe('any link', () => {
  test('[FI50] is read as it was written', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        expect(parseShareLink(textOf(link))).toEqual({ ok: true, value: link });
      }),
    );
  });

  test('[FI51] has its key, name and addresses behind the #, where no server sees them', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const [before = ''] = textOf(link).split('#');
        expect(before).toBe(link.page ?? `peersume:1/${cidToText(link.root)}`);
      }),
    );
  });

  test('[FI50] is the only one with its text: whatever is accepted is written the same', () => {
    fc.assert(
      fc.property(anyLink, fc.nat(), fc.string({ maxLength: 3 }), fc.nat(2), (link, at, text, cut) => {
        const original = textOf(link);
        const place = at % original.length;
        const changed = original.slice(0, place) + text + original.slice(place + cut);
        const read = parseShareLink(changed);
        if (read.ok) expect(textOf(read.value)).toBe(changed);
      }),
      { numRuns: 2_000 },
    );
  });

  test('[FI52] that was cut anywhere is refused', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const text = textOf(link);
        for (let length = 0; length < text.length; length++)
          expect(parseShareLink(text.slice(0, length)).ok).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test('[FI54] is found in whatever stands around it', () => {
    const around = fc.constantFrom(
      ' ',
      '\n',
      '"',
      '<',
      '>',
      '(',
      ')',
      '.',
      ', ',
      '! ',
      '…',
      '“',
      'Hi ',
      ' bye',
      '\u00a0',
    );
    fc.assert(
      fc.property(anyLink, fc.array(around), around, (link, before, after) => {
        const text = `${before.join('')}${textOf(link)}${after}`;
        expect(extractShareLink(text)).toEqual({ ok: true, value: link });
      }),
    );
  });

  test('[FI53] with parts that it cannot have is not written', () => {
    const bare = { root: writeCid({ codec: 'dag-pb', digest: new Uint8Array(32) }), addresses: [], sources: [] };
    expect(formatShareLink({ ...bare, name: 'a/b' })).toMatchObject({ error: { type: 'LinkNameRefused' } });
    expect(formatShareLink({ ...bare, byteLength: -1 })).toMatchObject({ error: { type: 'LinkSizeWrong' } });
    expect(formatShareLink({ ...bare, key: new Uint8Array(16) })).toMatchObject({ error: { type: 'LinkKeyWrong' } });
    expect(formatShareLink({ ...bare, page: 'https://x.example/#a' })).toMatchObject({ ok: false });
    expect(formatShareLink({ ...bare, sources: ['ftp://x'] })).toMatchObject({ error: { type: 'LinkAddressWrong' } });
    expect(formatShareLink({ ...bare, name: 'a\ud800' })).toMatchObject({ ok: false });
  });

  test('[FI54] texts of any kind neither throw nor take long', () => {
    const piece = fc.constantFrom(
      ...['peersume:1/', 'https://a/#1/', 'b', 'a'.repeat(58), '&c=aaaa', '#', '&', '%', '%41', '\n> ', 'n='],
      ...['\u200b', '7'.repeat(300), 'https://', '<', ' ', '\ud800'],
    );
    const pieces = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), pieces), (text) => {
        parseShareLink(text);
        extractShareLink(text);
      }),
      { numRuns: 2_000 },
    );
    const hostile = [
      'peersume:1/b'.repeat(100_000),
      'https://a#1/b'.repeat(100_000),
      `peersume:${'1'.repeat(maxLinkLength * 2)}`,
      `https://${'a.'.repeat(200_000)}`,
      `peersume:1/b${'\n> '.repeat(50_000)}`,
      `peersume:1/b${'&amp;'.repeat(50_000)}`,
      'é'.repeat(100_000),
    ];
    for (const text of hostile) {
      const start = performance.now();
      expect(extractShareLink(text).ok).toBe(false);
      expect(performance.now() - start, text.slice(0, 20)).toBeLessThan(500);
    }
  });
});
