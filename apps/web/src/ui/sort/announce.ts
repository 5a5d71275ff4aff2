/** Says something to people who hear the screen; the newest words at once, instead of those before. */

export function announce(text: string): void {
  region ??= makeRegion();
  // The same words twice in a row are news again.
  region.textContent = region.textContent === text ? `${text}\u00A0` : text;
}

let region: HTMLElement | undefined;

function makeRegion(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'visually-hidden announcements';
  element.setAttribute('role', 'log');
  element.setAttribute('aria-live', 'assertive');
  element.setAttribute('aria-relevant', 'additions text');
  document.body.append(element);
  return element;
}
