/** The fields that the pages show, in reading order, each once. */
import type { FieldRef } from '@peersume/resume';
import type { DrawnPreview } from '@peersume/typeset/preview';

export function fieldsInOrder(drawn: DrawnPreview): FieldRef[] {
  const fields = new Set<FieldRef>();
  for (const { lines } of drawn.pages) {
    for (const { id } of lines) {
      for (const { field } of drawn.lines.get(id)?.segments ?? []) if (field !== undefined) fields.add(field);
    }
  }
  return [...fields];
}

/** The printed line above or below a line, and the field of it that is nearest to `x`. */
export function neighbourLine(
  drawn: DrawnPreview,
  from: { readonly page: number; readonly baseline: number; readonly x: number },
  delta: -1 | 1,
  isMeant: (field: FieldRef) => boolean,
): { readonly field: FieldRef; readonly page: number; readonly baseline: number } | null {
  for (let page = from.page; page >= 0 && page < drawn.pages.length; page += delta) {
    const lines = (drawn.pages[page]?.lines ?? []).flatMap(({ id, y }) =>
      (drawn.lines.get(id)?.segments ?? []).flatMap(({ field, x, width, direction }) =>
        field === undefined || !isMeant(field) ? [] : [{ field, y, left: direction === 'rtl' ? x - width : x, width }],
      ),
    );
    const beyond = lines.filter(({ y }) => page !== from.page || (y - from.baseline) * delta > sameLine);
    const nearest = delta > 0 ? Math.min(...beyond.map(({ y }) => y)) : Math.max(...beyond.map(({ y }) => y));
    let best: { field: FieldRef; far: number } | undefined;
    for (const { field, y, left, width } of beyond) {
      if (Math.abs(y - nearest) > sameLine) continue;
      const far = Math.max(left - from.x, from.x - left - width, 0);
      if (best === undefined || far < best.far) best = { field, far };
    }
    if (best !== undefined) return { field: best.field, page, baseline: nearest };
  }
  return null;
}

/** Points between baselines that people see as one line. */
const sameLine = 1.5;
