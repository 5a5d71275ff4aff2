/** Words of a one-line field into the résumé, as the forms write them: an emptied field that may be absent is. */
import type { FieldRef } from '@peersume/resume';
import type { Session } from '../../session/session.ts';
import { editableField, splitList, type EditableField } from '../place/editable-field.ts';

export function writeField(session: Session, field: FieldRef, text: string): void {
  const editable = editableField(session.resume(), field);
  if (editable === undefined || editable.kind === 'form' || editable.kind === 'block') return;
  if (saysTheSame(editable, text)) return;
  const { entity, property } = editable;
  const value = editable.kind === 'list' ? splitList(text) : text === '' && editable.isOptional ? undefined : text;
  session.apply({ type: 'setField', entity, field: property, ...(value !== undefined && { value }) }, field);
}

/** What was typed means what the résumé says: "Go, " is a list of Go alone. */
export function saysTheSame(editable: EditableField, text: string): boolean {
  if (editable.kind === 'form') return false;
  if (editable.kind !== 'list') return editable.text === text;
  return splitList(text).join('\n') === editable.members.join('\n');
}
