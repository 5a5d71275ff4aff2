/** The positions held at one employer: one is simply filled in, several are a list to sort. */
import type { Resume } from '@peersume/resume';
import Plus from 'lucide-react/icons/plus';
import { memo } from '../language/memo.tsx';
import { m } from '../language/messages.ts';
import { newId, newRole } from '../model/new-entities.ts';
import { useOutlineOf } from '../shell/app-context.ts';
import { focusField } from '../shell/focus-field.ts';
import { Button } from '../ui/button.tsx';
import { DragHandle, SortableItem, SortableList } from '../ui/sortable-list.tsx';
import { roleFields, severalRoleFields } from './entry-fields.ts';
import { findEntity } from '../model/find-entity.ts';
import { FormFields } from './form-fields.tsx';
import { employersFor } from './move-targets.ts';
import { OtherValues } from './other-values.tsx';
import { ThingMenu } from './thing-menu.tsx';
import { useEditing, useFieldValue } from './use-editing.ts';

interface RolesOutline {
  readonly organization: string;
  readonly ids: readonly string[];
}

function rolesOf(resume: Resume, entry: string): RolesOutline {
  const found = findEntity(resume, entry);
  if (found?.type !== 'entry' || found.value.type !== 'experience') return { organization: '', ids: [] };
  return { organization: found.value.organization, ids: found.value.roles.map((role) => role.id) };
}

export const Roles = memo(function Roles({ entry }: { entry: string }) {
  const { apply, isReadOnly } = useEditing();
  const { organization, ids } = useOutlineOf((resume) => rolesOf(resume, entry));
  const many = ids.length > 1;

  function add(): void {
    const role = newRole(newId);
    if (apply({ type: 'addRole', entry, role, before: ids[0] ?? null }) !== undefined) {
      focusField(`${role.id}/position`);
    }
  }

  return (
    <>
      <SortableList
        parent={entry}
        kind="role"
        label={m.write_roles_at({ employer: organization || m.write_untitled() })}
        className={many ? 'roles many' : 'roles'}
      >
        {ids.map((id) => (
          <RoleForm key={id} id={id} entry={entry} isOnly={!many} />
        ))}
      </SortableList>
      {!isReadOnly && (
        <Button look="quiet" icon={Plus} className="small add-role" onClick={add}>
          {m.write_add_role()}
        </Button>
      )}
    </>
  );
});

const RoleForm = memo(function RoleForm({ id, isOnly }: { id: string; entry: string; isOnly: boolean }) {
  const hasPlace = useFieldValue<string>(id, 'location') !== undefined;
  return (
    <SortableItem id={id} className="role">
      {!isOnly && <RoleTools id={id} />}
      <FormFields specs={isOnly && !hasPlace ? roleFields : severalRoleFields} entity={id} />
      <OtherValues entity={id} />
    </SortableItem>
  );
});

function RoleTools({ id }: { id: string }) {
  const { move, resume } = useEditing();
  const name = useFieldValue<string>(id, 'position') || m.write_untitled();
  return (
    <div className="role-tools">
      <DragHandle name={name} onMove={move} />
      <ThingMenu
        id={id}
        name={name}
        targets={() => employersFor(resume(), id)}
        onDuplicate={(copy) => focusField(`${copy}/position`)}
      />
    </div>
  );
}
