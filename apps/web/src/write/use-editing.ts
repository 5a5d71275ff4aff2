/** Reading and changing single fields: a component hears only of the field that it shows. */
import type { Done, Operation } from '@peersume/document';
import { fieldRef, type Resume } from '@peersume/resume';
import { useCallback, useMemo } from 'react';
import { useReadOnly, useResume, useSession } from '../shell/app-context.ts';
import type { SortMove } from '../ui/sortable-list.tsx';
import { findEntity } from '../model/find-entity.ts';

export interface Editing {
  apply(operation: Operation, group?: string): Done | undefined;
  /** Typing in one field, between two pauses, is undone together. An empty text takes an optional field away. */
  set(entity: string, property: string, value: unknown): void;
  /** As a sortable list tells it; undefined where nothing can be moved. */
  readonly move: ((move: SortMove) => void) | undefined;
  readonly isReadOnly: boolean;
  resume(): Resume;
}

export function useEditing(): Editing {
  const session = useSession();
  const isReadOnly = useReadOnly();
  return useMemo(
    () => ({
      isReadOnly,
      apply: (operation, group) => session.apply(operation, group),
      set(entity, property, value) {
        const isAbsent = value === undefined || (value === '' && !isRequired(session.resume(), entity, property));
        const operation: Operation = isAbsent
          ? { type: 'setField', entity, field: property }
          : { type: 'setField', entity, field: property, value };
        session.apply(operation, fieldRef(entity, property));
      },
      move: isReadOnly ? undefined : (move) => void session.apply({ type: 'move', ...move }),
      resume: () => session.resume(),
    }),
    [session, isReadOnly],
  );
}

/** Empty, these are an empty text and not absent. */
function isRequired(resume: Resume, entity: string, property: string): boolean {
  return required.has(property) && findEntity(resume, entity)?.type !== 'section';
}

const required = new Set(['organization', 'institution', 'name', 'title', 'language', 'network']);

/** The value of one field, of whatever type its form knows it to have. */
export function useFieldValue<T>(entity: string, property: string): T | undefined {
  return useResume(
    useCallback(
      (resume) => (findEntity(resume, entity)?.value as Readonly<Record<string, T>> | undefined)?.[property],
      [entity, property],
    ),
  );
}
