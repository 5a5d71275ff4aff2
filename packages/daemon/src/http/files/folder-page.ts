/** A folder of a share as a plain list of links, for people with a browser or a player. Nothing in it can run. */
import type { FileStatus, ListedFile } from '../../daemon.ts';

const maxListed = 10_000; // more is of no use on one page

export function folderPage(
  { root, name }: FileStatus,
  path: string,
  files: readonly ListedFile[],
  search: string,
): string {
  const rows = files.slice(0, maxListed).map(({ path: full, byteLength }) => {
    const href = `/files/${root}/${full.split('/').map(encodeURIComponent).join('/')}${search}`;
    const shown = path === '' ? full : full.slice(path.length + 1);
    return `<li><a href="${escaped(href)}">${escaped(shown)}</a> ${byteLength} bytes</li>`;
  });
  const title = escaped(path === '' ? name : path);
  const rest = files.length > maxListed ? `<p>and ${files.length - maxListed} more</p>` : '';
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>${title}</title><h1>${title}</h1><ul>${rows.join('\n')}</ul>${rest}\n`;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
