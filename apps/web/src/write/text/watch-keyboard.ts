/**
 * Keeps an element just above the keyboard of a touch screen, or above the bar of panes where there is no keyboard: the
 * part of the window that is not free is told to CSS.
 */
export function watchKeyboard(element: HTMLElement): () => void {
  const { visualViewport } = window;
  if (visualViewport === null) return () => {};
  const place = (): void => {
    const hidden = window.innerHeight - visualViewport.height - visualViewport.offsetTop;
    const bar = document.querySelector<HTMLElement>('.bottom-bar')?.offsetHeight ?? 0;
    element.style.setProperty('--keyboard', `${Math.max(bar, Math.round(hidden))}px`);
  };
  place();
  visualViewport.addEventListener('resize', place);
  visualViewport.addEventListener('scroll', place);
  return () => {
    visualViewport.removeEventListener('resize', place);
    visualViewport.removeEventListener('scroll', place);
  };
}
