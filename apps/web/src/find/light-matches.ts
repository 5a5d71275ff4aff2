/** Lights matches in the forms, without touching them: CSS highlights over texts, a mark on other fields. */
import type { Match } from './find-matches-in-resume.ts';

export function lightMatches(matches: readonly Match[], current: Match | undefined): void {
  const [others, here] = [new Highlight(), new Highlight()];
  const found = new Set<Element>();
  for (const match of matches) {
    const element = document.querySelector(`.writing [data-field="${CSS.escape(match.field)}"]`);
    if (element === null) continue;
    const range = element.matches('.text') ? rangeIn(element, match.from, match.to) : undefined;
    if (range !== undefined) (match === current ? here : others).add(range);
    else found.add(element);
  }
  CSS.highlights.set('found', others);
  CSS.highlights.set('found-here', here);
  for (const element of document.querySelectorAll('[data-found]')) {
    if (!found.has(element)) delete (element as HTMLElement).dataset['found'];
  }
  for (const element of found) {
    const isHere = current !== undefined && element.getAttribute('data-field') === current.field;
    (element as HTMLElement).dataset['found'] = isHere ? 'here' : '';
  }
}

export function darken(): void {
  lightMatches([], undefined);
}

function rangeIn(element: Element, from: number, to: number): Range | undefined {
  const range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let hasStart = false;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const end = at + (node.nodeValue?.length ?? 0);
    if (!hasStart && from < end) {
      range.setStart(node, from - at);
      hasStart = true;
    }
    if (hasStart && to <= end) {
      range.setEnd(node, to - at);
      return range;
    }
    at = end;
  }
  return undefined;
}
