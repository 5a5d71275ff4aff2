/** The paper that the browser prints on is the page's own: the pages on the desk print at their true size (styles/page.css). */
const rule = new CSSStyleSheet();
let said = '';

/** Points. */
export function setPaper(width: number, height: number): void {
  const next = `@page { size: ${width}pt ${height}pt; margin: 0; }`;
  if (next === said) return;
  said = next;
  rule.replaceSync(next);
  if (!document.adoptedStyleSheets.includes(rule)) document.adoptedStyleSheets.push(rule);
}
