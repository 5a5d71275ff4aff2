/** Going to a section, and adding one that is not there. */
import { SectionKind, sectionTitle } from '@peersume/resume';
import { locale } from '../../language/locale.ts';
import { pseudoLocale } from '../../language/locales.ts';
import { m } from '../../language/messages.ts';
import { newId, newSection } from '../../model/new-entities.ts';
import { focusField } from '../../shell/focus-field.ts';
import { patch } from '../../shell/view-state.ts';
import { goToSection } from '../../write/go-to-section.ts';
import { canWrite, onDesk, type Command, type CommandList } from '../command.ts';

const group = (): string => m.palette_group_sections();

/** As the interface calls them; on the page stands the résumé's language. */
function titleOfKind(kind: SectionKind): string {
  const shown = locale.get();
  return sectionTitle({ kind }, shown === pseudoLocale ? 'en' : shown);
}

export const sectionCommands: CommandList = (app) => {
  const session = app.session.get();
  if (session === null || !onDesk(app)) return [];
  const { sections } = session.resume();
  const present = new Set(sections.map(({ kind }) => kind));
  const go = (id: string, title: () => string): Command => ({
    id: `go-${id}`,
    group,
    title: () => m.palette_go({ section: title() }),
    run: ({ view }) => {
      patch(view, { tool: 'write', toolOpen: true, pane: 'tool' });
      // The column may have to be drawn first.
      requestAnimationFrame(() => requestAnimationFrame(() => goToSection(id)));
    },
  });
  return [
    go('basics', () => m.palette_you()),
    ...sections.map((section) => go(section.id, () => section.title?.trim() || titleOfKind(section.kind))),
    ...SectionKind.options
      .filter((kind) => kind !== 'custom' && !present.has(kind) && canWrite(app))
      .map((kind): Command => ({
        id: `add-${kind}`,
        group,
        title: () => m.palette_add_section({ section: titleOfKind(kind) }),
        synonyms: () => m.palette_like_add(),
        run: ({ view }) => {
          const section = newSection(kind, newId);
          if (session.apply({ type: 'addSection', section }) === undefined) return;
          const opened = section.entries.map(({ id }) => id);
          view.set((state) => ({
            ...state,
            tool: 'write',
            toolOpen: true,
            pane: 'tool',
            openEntries: new Set([...state.openEntries, ...opened]),
          }));
          focusField(`${section.id}/title`);
        },
      })),
  ];
};
