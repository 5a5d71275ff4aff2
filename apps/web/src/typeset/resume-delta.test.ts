import { loadSample, type Entry, type Resume, type Section } from '@peersume/resume';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDelta, deltaOf } from './resume-delta.ts';

const send = (before: Resume | undefined, there: Resume | undefined, after: Resume): Resume =>
  applyDelta(there, structuredClone(deltaOf(before, after)));

describe('a résumé sent as what changed', () => {
  test('is whole the first time', async () => {
    const resume = await loadSample('manager');
    expect(send(undefined, undefined, resume)).toEqual(resume);
  });

  test('one edited entry is all that travels, and everything else stays the same object', async () => {
    const resume = await loadSample('manager');
    const there = send(undefined, undefined, resume);
    const section = resume.sections[1]!;
    const [first, ...others] = section.entries;
    const entries = [{ ...first!, visible: false } as Entry, ...others];
    const edited = { ...resume, sections: resume.sections.with(1, { ...section, entries }) };
    const delta = deltaOf(resume, edited);
    expect(JSON.stringify(delta).length).toBeLessThan(JSON.stringify(resume).length / 4);
    const arrived = applyDelta(there, structuredClone(delta));
    expect(arrived).toEqual(edited);
    expect(arrived.basics).toBe(there.basics);
    expect(arrived.sections[0]).toBe(there.sections[0]);
    expect(arrived.sections[1]?.entries[1]).toBe(there.sections[1]?.entries[1]);
  });

  test('whatever is edited, moved and removed, what arrives is what was sent', async () => {
    const start = await loadSample('academic');
    const step = fc.record({ what: fc.constantFrom('name', 'move', 'remove', 'hide', 'reorder'), at: fc.nat(6) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        let here = start;
        let there = send(undefined, undefined, here);
        for (const { what, at } of steps) {
          const next = what === 'name' ? named(here) : { ...here, sections: edited(here.sections, what, at) };
          there = send(here, there, next);
          here = next;
          expect(there).toEqual(here);
        }
      }),
    );
  });
});

const named = (resume: Resume): Resume => ({
  ...resume,
  basics: { ...resume.basics, name: `${resume.basics.name}x` },
});

function edited(sections: readonly Section[], what: string, at: number): Section[] {
  const index = at % Math.max(1, sections.length);
  const section = sections[index];
  if (section === undefined) return [...sections];
  switch (what) {
    case 'move':
      return sections.toSpliced(index, 1).toSpliced(index + 1, 0, section);
    case 'remove':
      return sections.toSpliced(index, 1);
    case 'hide':
      return sections.with(index, { ...section, visible: !section.visible });
    default:
      return sections.with(index, { ...section, entries: section.entries.toReversed() });
  }
}
