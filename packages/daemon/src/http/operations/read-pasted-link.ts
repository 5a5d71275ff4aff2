/**
 * What a person may give for a link: a share link, alone or in a pasted text; a bare CID; `ipfs://CID`; or the address of
 * a file at a gateway, which then becomes a source of the link.
 */
import { ok, type Result } from '@peersume/base';
import { cidFromText, extractShareLink, type LinkError, type ShareLink } from '@peersume/swarm';

/** Without version: of the one page that every link form stands in, only these have no `#`. */
const bareForms =
  /^(?:ipfs:\/\/|\/ipfs\/|(?<source>https:\/\/[a-z0-9.:[\]-]{1,253}(?:\/[A-Za-z0-9._~-]+)*)\/ipfs\/)?(?<cid>b[a-z2-7]{50,70})\/?$/u;

export function readPastedLink(pasted: string): Result<ShareLink, LinkError> {
  const { cid, source } = bareForms.exec(pasted.trim())?.groups ?? {};
  if (cid !== undefined) {
    const root = cidFromText(cid);
    if (root.ok) return ok({ root: root.value, addresses: [], sources: source === undefined ? [] : [source] });
  }
  return extractShareLink(pasted);
}
