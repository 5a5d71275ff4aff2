/** Keeps an element just above the keyboard of a touch screen: the part of the window that is not seen is told to CSS. */
export function watchKeyboard(element: HTMLElement): () => void {
  const { visualViewport } = window;
  if (visualViewport === null) return () => {};
  const place = (): void => {
    const hidden = window.innerHeight - visualViewport.height - visualViewport.offsetTop;
    element.style.setProperty('--keyboard', `${Math.max(0, Math.round(hidden))}px`);
  };
  place();
  visualViewport.addEventListener('resize', place);
  visualViewport.addEventListener('scroll', place);
  return () => {
    visualViewport.removeEventListener('resize', place);
    visualViewport.removeEventListener('scroll', place);
  };
}
