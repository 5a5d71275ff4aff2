/** For which kinds of sections the advice stands open; remembered on this device. */
import { SectionKind } from '@peersume/resume';
import { observable } from '../shell/observable.ts';

const key = 'peersume-advice';

export const openAdvice = observable<ReadonlySet<SectionKind>>(stored());

export function toggleAdvice(kind: SectionKind): void {
  const kinds = new Set(openAdvice.get());
  if (!kinds.delete(kind)) kinds.add(kind);
  openAdvice.set(kinds);
  try {
    localStorage.setItem(key, [...kinds].join(' '));
  } catch {
    // Storage may be forbidden; it is then remembered as long as the page lives.
  }
}

function stored(): ReadonlySet<SectionKind> {
  try {
    const words = new Set((localStorage.getItem(key) ?? '').split(' '));
    return new Set(SectionKind.options.filter((kind) => words.has(kind)));
  } catch {
    return new Set();
  }
}
