/** History and variants. */
import { m } from '../../language/messages.ts';
import { patch } from '../../shell/view-state.ts';
import { canWrite, onDesk, type CommandList } from '../command.ts';

const group = (): string => m.palette_group_versions();

export const versionCommands: CommandList = (app) => {
  const session = app.session.get();
  if (session === null || !onDesk(app)) return [];
  const shown = session.variant.get();
  const { variants } = session.document;
  return [
    {
      id: 'versions',
      group,
      title: () => m.palette_versions(),
      synonyms: () => m.palette_like_versions(),
      run: ({ view }) => patch(view, { dialog: 'versions' }),
    },
    {
      id: 'variant-new',
      group,
      when: canWrite,
      title: () => m.variants_new(),
      synonyms: () => m.palette_like_versions(),
      run: ({ view }) => patch(view, { dialog: 'newVariant' }),
    },
    {
      id: 'variant-master',
      group,
      title: () => m.palette_master(),
      isOn: () => shown === undefined,
      run: () => session.variant.set(undefined),
    },
    ...variants().map(({ id, name }) => ({
      id: `variant-${id}`,
      group,
      title: () => m.palette_variant({ name }),
      isOn: () => shown === id,
      run: () => session.variant.set(id),
    })),
  ];
};
