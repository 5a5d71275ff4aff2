import { loadSample, type Entry, type Resume } from '@peersume/resume';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editBasics, editEntry, editSections } from '../model/edit-resume.ts';
import { moveBy, removeAt } from '../model/list-edits.ts';
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
    const edited = editEntry(
      section.id,
      section.entries[0]!.id,
      (entry) => ({ ...entry, visible: false }) as Entry,
    )(resume);
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
          const section = here.sections[at % Math.max(1, here.sections.length)];
          const next =
            section === undefined || what === 'name'
              ? editBasics((basics) => ({ ...basics, name: `${basics.name}x` }))(here)
              : what === 'move'
                ? editSections((sections) => moveBy(sections, at % sections.length, 1))(here)
                : what === 'remove'
                  ? editSections((sections) => removeAt(sections, at % sections.length))(here)
                  : editSections((sections) =>
                      sections.map((one) =>
                        one !== section
                          ? one
                          : what === 'hide'
                            ? { ...one, visible: !one.visible }
                            : { ...one, entries: one.entries.toReversed() },
                      ),
                    )(here);
          there = send(here, there, next);
          here = next;
          expect(there).toEqual(here);
        }
      }),
    );
  });
});
