/** Scrolls the writing column to a section and puts the cursor there. */
export function goToSection(id: string): void {
  const element = document.getElementById(`section-${id}`);
  element?.scrollIntoView({ block: 'start', behavior: 'instant' });
  element?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
}
