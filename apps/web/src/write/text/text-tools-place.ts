/** Where the tools of texts are on the screen: focus that goes there has not left the text. */

const selector = '[data-text-tools]';

export const isInTextTools = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Alt+F10, as in other editors: from the text to its tools. */
export function goToTextTools(): void {
  document.querySelector<HTMLElement>(`${selector} [tabindex="0"]`)?.focus();
}

export function openLinkTools(): void {
  document.querySelector(selector)?.dispatchEvent(new CustomEvent(openLinkEvent));
}

export const openLinkEvent = 'peersume:link';
