/**
 * Finds a share link in what a person pasted: with spaces, brackets, quotation marks or a full stop around it, wrapped
 * into lines by a mail program, with a capital at its beginning, names spelled out or `&` escaped by a chat. Only repairs
 * are tried that undo such known harm; the link's checksum says whether one was right.
 */
import { err, type Result } from '@peersume/base';
import { type LinkError } from './link-error.ts';
import { maxLinkLength } from './limits.ts';
import { parseShareLink, type ShareLink } from './share-link.ts';

/** Characters of a paste that are looked at, and beginnings of links in it that are tried. */
const maxPastedLength = 65_536;
const maxTries = 16;

export function extractShareLink(pasted: string): Result<ShareLink, LinkError> {
  const raw = pasted.slice(0, maxPastedLength);
  let first: Result<ShareLink, LinkError> | undefined;
  // As it is first: in a name that a chat spelled out, a joiner may belong to the word.
  for (const text of [raw, raw.replaceAll(invisible, '')]) {
    let tries = 0;
    for (const { index } of text.matchAll(beginning)) {
      if (++tries > maxTries) break;
      const rest = text.slice(index, index + 2 * maxLinkLength);
      for (const candidate of [rest, unwrapped(rest)]) {
        const link = parseShareLink(repaired(candidate));
        if (link.ok) return link;
        first ??= link;
      }
    }
  }
  return first ?? err({ type: 'NotALink' });
}

/** Soft hyphens, zero-width spaces and joiners, byte order marks: some programs put them where lines may break. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** Chosen so that text without links is passed over in one go. */
const beginning = /peersume:[0-9]|https:\/\/[^\s#<>"]{1,300}#[0-9]{1,4}\/b/giu;

/** Lines joined, up to an empty one; marks of quotation at their beginnings are dropped. */
const unwrapped = (text: string): string =>
  (text.split(/\r?\n[\s>]*\r?\n/u, 1)[0] ?? '').replaceAll(/=?\r?\n[ \t>]*/gu, '');

function repaired(text: string): string {
  const [token = ''] = text.split(/[\s<>"]/u, 1);
  const plain = token
    .replaceAll('&amp;', '&')
    .replaceAll(/[^\u0000-\u007f]+/gu, spelledOut)
    .replace(/^[a-z]+:(?:\/\/[^/]*)?/iu, (start) => start.toLowerCase());
  return whole(plain);
}

/** Names that a chat spelled out. A lone surrogate is no name. */
const spelledOut = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : text);

/** Up to the end that a link itself shows: its checksum. */
const whole = (text: string): string => /^.*?[#&]c=[a-z2-7]{4}/u.exec(text)?.[0] ?? text;
