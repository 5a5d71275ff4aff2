import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEntry, createResume, createRole, createSection } from '../create/create-resume.ts';
import { randomIds } from '../create/id-source.ts';
import type { Json, JsonObject } from '../load/parse-json.ts';
import { Resume } from '../schema/resume.ts';
import type { RichText } from '../schema/rich-text.ts';
import { arbitraryResume } from '../testing/arbitrary-resume.ts';
import { spoil } from '../testing/spoil.ts';
import { fromJsonResume } from './from-json-resume.ts';
import { toJsonResume } from './to-json-resume.ts';

/** Several roles, a hidden entry, a custom section, a photo, own titles: things that JSON Resume cannot say. */
function rich(): Resume {
  let state = 7;
  const ids = randomIds(() => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0));
  const body = (text: string): RichText => [{ id: ids(''), type: 'bullet', inlines: [{ text }] }];
  const base = createResume({ language: 'de', template: 'modern' });
  return {
    ...base,
    basics: {
      name: 'Ada',
      profiles: [{ id: ids(''), network: 'GitHub', url: 'github.com/ada' }],
      photo: { source: 'https://example.org/a.jpg', visible: true, crop: { x: 0, y: 0, width: 0.5, height: 0.5 } },
    },
    sections: [
      createSection('custom', ids, {
        title: 'Vorträge',
        entries: [createEntry('item', ids, { title: 'Über Maschinen', body: body('Turin') })],
      }),
      createSection('work', ids, {
        title: 'Stationen',
        entries: [
          createEntry('experience', ids, {
            organization: 'Alpha',
            roles: [
              createRole(ids, { position: 'Chefin', body: body('**gefettet') }),
              createRole(ids, { position: 'Lehrling', body: body('gelernt') }),
            ],
          }),
          createEntry('experience', ids, {
            organization: 'Beta',
            visible: false,
            roles: [createRole(ids, { position: 'Geheim' })],
          }),
          createEntry('experience', ids, { organization: 'Gamma', roles: [createRole(ids, { position: 'Aushilfe' })] }),
        ],
      }),
      createSection('skills', ids, { visible: false, entries: [createEntry('skill', ids, { name: 'Weben' })] }),
    ],
  };
}

/** As another program would change the file. */
function edited(change: (json: { basics: JsonObject; work: JsonObject[]; [key: string]: Json }) => void): Resume {
  const json = JSON.parse(JSON.stringify(toJsonResume(rich()))) as { basics: JsonObject; work: JsonObject[] };
  change(json);
  return fromJsonResume(json).resume;
}

const namesIn = (resume: Resume): string[] =>
  resume.sections.flatMap(({ title, kind, entries }) => [
    `# ${title ?? kind}`,
    ...entries.map((entry) =>
      entry.type === 'experience'
        ? `${entry.organization}: ${entry.roles.map((role) => role.position).join(', ')}`
        : entry.type,
    ),
  ]);

describe('the supplement of a JSON Resume file', () => {
  test('[RM14] other programs do not see what is hidden', () => {
    const { meta, ...plain } = toJsonResume(rich());
    expect(JSON.stringify(plain)).not.toMatch(/Geheim|Weben|Beta/);
    expect(JSON.stringify(meta)).toMatch(/Geheim.*Weben/);
  });

  test('[RM15] repeats nothing that the plain part says', () => {
    const text = JSON.stringify(toJsonResume(rich()));
    for (const words of ['Lehrling', 'gelernt', 'Aushilfe', 'Gamma']) expect(text.split(words).length - 1).toBe(1);
  });

  test('[RM16] holds for every part that another program did not change', () => {
    const before = rich();
    expect(edited(() => undefined)).toEqual(before);

    const changed = edited(({ work }) => {
      work[2] = { name: 'Gamma', position: 'Leiterin' };
    });
    expect(namesIn(changed)).toEqual([
      '# Vorträge',
      'item',
      '# Stationen',
      'Alpha: Chefin, Lehrling',
      'Gamma: Leiterin',
      'Beta: Geheim',
      '# skills',
      'skill',
    ]);
    expect(changed.sections[1]?.entries[0]).toEqual(before.sections[1]?.entries[0]);
    expect(changed.basics).toEqual(before.basics);
  });

  test('[RM16] finds items that were moved, added or removed', () => {
    const moved = edited(({ work }) => work.reverse());
    expect(namesIn(moved)).toContain('Alpha: Chefin, Lehrling');
    const added = edited(({ work }) =>
      work.splice(2, 0, { name: 'Neu', position: 'Erste' }, { name: 'Neu', position: 'Zweite' }),
    );
    expect(namesIn(added).slice(2, 6)).toEqual([
      '# Stationen',
      'Alpha: Chefin, Lehrling',
      'Neu: Erste, Zweite',
      'Beta: Geheim',
    ]);
    const first = edited(({ work }) => work.unshift({ name: 'Neu', position: 'Ganz vorn' }));
    expect(namesIn(first)[3]).toBe('Neu: Ganz vorn');
    const removed = edited(({ work }) => work.splice(0, 2));
    expect(namesIn(removed).slice(2, 5)).toEqual(['# Stationen', 'Beta: Geheim', 'Gamma: Aushilfe']);
  });

  test('[RM16] a new section, a new summary and changed basics are read as they are', () => {
    const resume = edited((json) => {
      json['languages'] = [{ language: 'Englisch' }];
      json.basics['summary'] = 'Neu geschrieben.';
      json.basics['name'] = 'Ada L.';
    });
    expect(namesIn(resume)).toEqual(['# summary', 'item', ...namesIn(rich()), '# languages', 'language']);
    expect(resume.basics.name).toBe('Ada L.');
    // How the photo is shown holds as long as it is the same photo.
    expect(resume.basics.photo).toEqual(rich().basics.photo);
    expect(edited((json) => (json.basics['image'] = 'https://example.org/b.jpg')).basics.photo?.visible).toBe(false);
  });

  test('[RM17] comes from outside, and can do no harm', () => {
    const spoiled = edited((json) => {
      const { peersume } = json['meta'] as { peersume: { sections: { entries: JsonObject[] }[]; design: JsonObject } };
      peersume.design['size'] = 900;
      const [, work] = peersume.sections;
      if (work?.entries[0] !== undefined) work.entries[0]['set'] = { type: 'skill', roles: 'none' };
      if (work?.entries[2] !== undefined) work.entries[2]['ids'] = ['same', 'same', 'same'];
    });
    expect(spoiled.design.size).toBe(undefined);
    expect(namesIn(spoiled)).toEqual(namesIn(rich()));
    const ids = JSON.stringify(spoiled).match(/"id":"[^"]*"/g) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('[RM17] a section whose kind and type do not fit becomes one that holds both', () => {
    const resume = edited((json) => {
      const { peersume } = json['meta'] as { peersume: { sections: JsonObject[] } };
      for (const section of peersume.sections) if (section['kind'] === 'skills') section['kind'] = 'awards';
    });
    expect(resume.sections.at(-1)).toMatchObject({ kind: 'custom', entryType: 'skill', entries: [{ name: 'Weben' }] });
  });

  test('[RM17] whatever stands in it, the file loads as a valid résumé', () => {
    const junk = fc.constantFrom<Json>(null, 5, 'x', [], {}, [[]], { id: 'a' }, 'work', true);
    fc.assert(
      fc.property(
        arbitraryResume({ nasty: true, maxEntries: 2 }),
        fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 3 }),
        (resume, damages) => {
          const json = JSON.parse(JSON.stringify(toJsonResume(resume))) as JsonObject;
          for (const [where, value] of damages) spoil((json['meta'] as JsonObject)['peersume'] ?? {}, where, value);
          const read = fromJsonResume(json).resume;
          expect(Resume.safeParse(read).error?.issues).toBe(undefined);
          expect(fromJsonResume(toJsonResume(read)).resume).toEqual(read);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('[RM18] a file that says all there is to say gets none but language and design', () => {
    const { resume } = fromJsonResume({
      basics: { name: 'Ada' },
      work: [{ name: 'Alpha', highlights: ['a'] }],
      skills: [{ name: 'Weben' }],
    });
    expect(toJsonResume(resume)['meta']).toEqual({ peersume: { version: 1, language: 'en', design: resume.design } });
  });
});
