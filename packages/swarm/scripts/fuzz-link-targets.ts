/** The decoders of what people pass on: links, and the index inside a private share. */
import { sha256 } from '@noble/hashes/sha2.js';
import { assert } from '@peersume/base';
import { extractShareLink } from '../src/link/extract-share-link.ts';
import { formatShareLink, parseShareLink, type ShareLink } from '../src/link/share-link.ts';
import { writeCid } from '../src/manifest/cid.ts';
import { decodePrivateIndex, decodeTrailer, encodePrivateIndex } from '../src/private/private-index.ts';
import { type FuzzTarget } from './fuzz-target.ts';

const fixedBytes = 256 * 1024;
const utf8 = new TextEncoder();
const text = new TextDecoder();

export function linkTarget(): FuzzTarget {
  const root = writeCid({ codec: 'dag-pb', digest: sha256(Uint8Array.of(1)) });
  const bare: ShareLink = { root, addresses: [], sources: [] };
  const links: readonly ShareLink[] = [
    bare,
    { ...bare, name: 'a résumé & more.pdf', byteLength: 123_456 },
    { ...bare, key: sha256(Uint8Array.of(2)), addresses: ['/ip4/192.0.2.1/tcp/4601', '/dns4/a.example/tcp/443/wss'] },
    { ...bare, page: 'https://example.org/app/', name: 'x', sources: ['https://gateway.example/'] },
  ];
  const texts = links.map((link) => {
    const formatted = formatShareLink(link);
    assert(formatted.ok, 'the examples are links');
    return formatted.value;
  });
  return {
    name: 'share link',
    examples: [...texts, ...texts.map((link) => `see <${link}>, or\n> ${link}\n`)].map((link) => utf8.encode(link)),
    maxBytes: 256 * 1024,
    // Up to sixteen beginnings, each mended in a few ways, in texts of up to 8 KiB letters.
    memoryOf: (byteLength) => 4 * 1024 * 1024 + 64 * byteLength,
    prepare(bytes) {
      const pasted = text.decode(bytes);
      return () => {
        const link = parseShareLink(pasted);
        if (link.ok) {
          const again = formatShareLink(link.value);
          assert(again.ok && again.value === pasted, 'a link has one text');
        }
        extractShareLink(pasted);
      };
    },
  };
}

export function privateIndexTarget(): FuzzTarget {
  const index = encodePrivateIndex(
    [
      ['folder/a.txt', 10],
      ['folder/b.txt', 20],
      ['ü', 30],
    ],
    ['empty/folder'],
  );
  return {
    name: 'private index',
    examples: [index.slice(0, -24), index.slice(-24)],
    maxBytes: 64 * 1024,
    memoryOf: (byteLength) => fixedBytes + 128 * byteLength,
    prepare: (bytes) => () => {
      decodeTrailer(bytes, 1000);
      const read = decodePrivateIndex(bytes, 60);
      if (!read.ok) return;
      const total = read.value.files.reduce((sum, { byteLength }) => sum + byteLength, 0);
      assert(total <= 60, 'files lie within the share');
    },
  };
}
