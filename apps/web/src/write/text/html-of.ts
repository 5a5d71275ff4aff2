/** Words as clean HTML for other programs. Links only where they are safe. */
import { safeLink, type Inline, type TextBlock } from '@peersume/resume';

/** A whole bullet goes as an item of a list, a whole paragraph as one; words alone go as words. */
export function htmlOf(inlines: readonly Inline[], type: TextBlock['type'] | undefined): string {
  const words = inlines.map(inlineHtml).join('');
  if (type === 'bullet') return `<ul><li>${words}</li></ul>`;
  return type === 'paragraph' ? `<p>${words}</p>` : words;
}

function inlineHtml({ text, bold, italic, code, link }: Inline): string {
  let html = escape(text).replaceAll('\n', '<br>');
  if (code) html = `<code>${html}</code>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  const href = link === undefined ? undefined : safeLink(link)?.href;
  return href === undefined ? html : `<a href="${escape(href)}">${html}</a>`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
