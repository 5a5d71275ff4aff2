/** What a finger cannot hit: controls whose area is smaller than a fingertip, or is covered by another's. */
import type { Page } from 'playwright-core';

/** CSS pixels each way: WCAG 2.2, 2.5.5 (AAA); what Apple's and Android's guides ask, too. */
export const fingerPx = 44;

/**
 * In words, one for each; nothing where all can be hit. It asks the browser itself, point by point from a control's
 * middle, which one a tap would reach: its own box, what a label or a pseudo-element adds, and nothing that lies below
 * another control.
 */
export async function auditTouch(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    // What was judged on an earlier screen is the same still.
    const judged = ((window as { judged?: WeakSet<Element> }).judged ??= new WeakSet());
    const top = [...document.querySelectorAll('[role=dialog], dialog[open], :popover-open')].at(-1) ?? document.body;
    const controls = [
      ...top.querySelectorAll<HTMLElement>(
        'button, input, select, textarea, summary, a[href], [contenteditable=true], [role=option], [role=slider]',
      ),
    ].filter((control) => isThere(control) && !isOfRunningText(control) && !judged.has(control));
    for (const control of controls) judged.add(control);
    const scrolled = [...document.querySelectorAll('*')]
      .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
      .map((element) => ({ element, at: [element.scrollTop, element.scrollLeft] as const }));
    // What lies over the screen for a while is measured, and then out of the way of what it covers.
    const layers = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => getComputedStyle(element).position === 'fixed' && !element.contains(top),
    );
    const found = new Set<string>();
    for (const control of controls) {
      for (const layer of layers) {
        const visibility = layer.contains(control) || control.contains(layer) ? '' : 'hidden';
        if (layer.style.visibility !== visibility) layer.style.visibility = visibility;
      }
      control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      if (hasRoom(control)) continue;
      const { width, height } = areaOf(control);
      // Up to a pixel is lost where boxes stand between pixels.
      const isTooSmall = width < least - 1 || height < least - 1;
      if (isTooSmall) found.add(`${Math.round(width)} x ${Math.round(height)}: ${nameOf(control)}`);
    }
    for (const layer of layers) layer.style.removeProperty('visibility');
    for (const element of document.querySelectorAll('*')) {
      if (element.scrollTop === 0 && element.scrollLeft === 0) continue;
      const [y, x] = scrolled.find((one) => one.element === element)?.at ?? [0, 0];
      element.scrollTo({ top: y, left: x, behavior: 'instant' });
    }
    return [...found];

    function isThere(control: HTMLElement): boolean {
      const { width, height } = control.getBoundingClientRect();
      const isShown = control.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
      // One pixel wide: what only assistive programs reach.
      if (!isShown || width <= 1 || height <= 1) return false;
      return !control.matches(':disabled') && control.closest('.sheet, .writing-layer, [inert]') === null;
    }

    /** Words in a sentence are as high as its lines. */
    function isOfRunningText(control: HTMLElement): boolean {
      return control.matches('p a, li a') && getComputedStyle(control).display === 'inline';
    }

    /** What most controls are: the middle, and a square around it. */
    function hasRoom(control: HTMLElement): boolean {
      const { left, top: above, width, height } = control.getBoundingClientRect();
      const half = least / 2 - 0.5;
      return [-half, 0, half].every((dx) =>
        [-half, 0, half].every((dy) => reaches(control, left + width / 2 + dx, above + height / 2 + dy)),
      );
    }

    function areaOf(control: HTMLElement): { width: number; height: number } {
      const { left, top: above, width, height } = control.getBoundingClientRect();
      const [x, y] = [left + width / 2, above + height / 2];
      const reach = (dx: number, dy: number): number => {
        let steps = 0;
        while (steps < least && reaches(control, x + dx * (steps + 0.5), y + dy * (steps + 0.5))) steps += 0.5;
        return steps;
      };
      return { width: reach(-1, 0) + reach(1, 0), height: reach(0, -1) + reach(0, 1) };
    }

    function reaches(control: HTMLElement, x: number, y: number): boolean {
      const hit = document.elementFromPoint(x, y);
      if (hit === null) return false;
      if (control.contains(hit)) return true;
      const label = hit.closest('label');
      const toControl = hit.closest('button, input, select, a[href], summary');
      return label?.control === control && (toControl === null || toControl === control);
    }

    function nameOf(control: HTMLElement): string {
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? '';
      return `${control.tagName.toLowerCase()}.${control.className || (control.closest('[class]')?.className ?? '')} “${name.slice(0, 40)}”`;
    }
  }, fingerPx);
}
