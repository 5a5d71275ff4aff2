/**
 * Links as pages open them: the page's own address with everything behind `#`, which no server is sent. A page without
 * https opens them on this machine alone, so the program's form stands for the link there.
 */
import { formatShareLink, parseShareLink, type LinkError, type ShareLink } from '@peersume/swarm';
import type { Result } from '@peersume/base';

export function linkOfHash(hash: string): Result<ShareLink, LinkError> {
  return parseShareLink(`peersume:${hash.slice(1).replace('&', '#')}`);
}

/** For people; `place` is this page. */
export function pageLinkOf(link: ShareLink, place: Pick<Location, 'origin' | 'pathname'>): string {
  return `${place.origin}${place.pathname}#${fragmentOf(link)}`;
}

/** For `peersume get`, which wants to know where to look. */
export const programLinkOf = (link: ShareLink): string => textOf(link);

const fragmentOf = (link: ShareLink): string =>
  textOf({ ...link, addresses: [] })
    .slice('peersume:'.length)
    .replace('#', '&');

function textOf({ page: _page, ...link }: ShareLink): string {
  for (const attempt of [link, { ...link, name: undefined }, { ...link, name: undefined, addresses: [] }]) {
    const text = formatShareLink(attempt);
    if (text.ok) return text.value;
  }
  throw new Error('a root and a key make a link');
}
