/** Which of the résumés is shown: the master, or a variant of it for one job. */
import type { Id } from '@peersume/resume';
import GitBranch from 'lucide-react/icons/git-branch';
import { useMemo, useSyncExternalStore } from 'react';
import { m } from '../language/messages.ts';
import type { Session } from '../session/session.ts';
import { useApp, useReadOnly, useView } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { patch } from '../shell/view-state.ts';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { NameDialog } from '../ui/name-dialog.tsx';

export function VariantsMenu({ session }: { session: Session }) {
  const { view } = useApp();
  const dialog = useView((state) => state.dialog);
  const variants = useVariants(session);
  const isReadOnly = useReadOnly();
  const shown = useObservable(session.variant, (value) => value);
  const name = variants.find(({ id }) => id === shown)?.name;

  function make(given: string): void {
    const made = session.applyToMaster({ type: 'addVariant', name: given });
    if (made?.id !== undefined) session.variant.set(made.id);
  }

  const show = (variant: Id | undefined) => (): void => session.variant.set(variant);
  const items: (MenuItem | null)[] = [
    { label: m.variants_master(), checked: shown === undefined, run: show(undefined) },
    ...variants.map(({ id, name: label }) => ({ label, checked: shown === id, run: show(id) })),
    null,
    { label: m.variants_new(), disabled: isReadOnly, run: () => patch(view, { dialog: 'newVariant' }) },
    ...(shown === undefined
      ? []
      : [
          { label: m.variants_differences_title(), run: () => patch(view, { dialog: 'differences' }) },
          {
            label: m.variants_rename(),
            disabled: isReadOnly,
            run: () => patch(view, { dialog: 'renameVariant' }),
          },
          { label: m.variants_remove(), disabled: isReadOnly, run: () => removeVariant(session, shown) },
        ]),
    null,
    { label: m.versions_title(), run: () => patch(view, { dialog: 'versions' }) },
  ];
  const isNew = dialog === 'newVariant';
  const isRenaming = dialog === 'renameVariant' && shown !== undefined;
  return (
    <>
      <Menu
        className="variants-menu"
        label={m.variants_label()}
        icon={GitBranch}
        text={variants.length === 0 ? undefined : (name ?? m.variants_master())}
        items={items}
        align="start"
      />
      {(isNew || isRenaming) && (
        <NameDialog
          title={isNew ? m.variants_new_title() : m.variants_rename()}
          hint={isNew ? m.variants_new_hint() : undefined}
          label={m.variants_name()}
          example={m.variants_name_example()}
          initial={isRenaming ? (name ?? '') : ''}
          action={isNew ? m.variants_create() : m.variants_save_name()}
          onClose={() => patch(view, { dialog: null })}
          onName={(given) => {
            if (isNew) make(given);
            else if (shown !== undefined)
              session.applyToMaster({ type: 'setField', entity: shown, field: 'name', value: given });
          }}
        />
      )}
    </>
  );
}

export function removeVariant(session: Session, id: Id): void {
  if (session.variant.get() === id) session.variant.set(undefined);
  session.applyToMaster({ type: 'remove', id });
}

/** The list of variants; the same array while nothing in it changed. */
export function useVariants(session: Session): readonly { readonly id: Id; readonly name: string }[] {
  const said = useSyncExternalStore(session.subscribe, () => JSON.stringify(session.document.variants()));
  return useMemo(() => JSON.parse(said) as { id: Id; name: string }[], [said]);
}
