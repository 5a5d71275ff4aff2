/** What is written on the page is shown in its form too, where that is open beside it: it stays in view, and the focus stays on the page. */
import type { FieldRef, Resume } from '@peersume/resume';
import { ownerOfField } from '../../model/owner-of-field.ts';
import type { App } from '../../shell/app-context.ts';

/** Frames to wait for a closed entry to open. */
const maxFrames = 12;

export function revealInForm({ view }: Pick<App, 'view'>, resume: Resume, field: FieldRef): void {
  const { tool, toolOpen, openEntries } = view.get();
  const column = document.querySelector('.tool-pane');
  if (tool !== 'write' || !toolOpen || column === null || column.getClientRects().length === 0) return;
  const { entryId } = ownerOfField(resume, field);
  if (entryId !== undefined && !openEntries.has(entryId)) {
    view.set((state) => ({ ...state, openEntries: new Set([...state.openEntries, entryId]) }));
  }
  let frame = 0;
  const attempt = (): void => {
    const element = column.querySelector(`[data-field="${CSS.escape(field)}"]`);
    if (element !== null) element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    else if (++frame < maxFrames) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}
