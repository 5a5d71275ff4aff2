/** The templates that come with the typesetter, in the order in which they are offered. */
import type { LayoutFinding } from '../layout/page.ts';
import { classic } from './classic.ts';
import { folio } from './folio.ts';
import { modern } from './modern.ts';
import { technical } from './technical.ts';
import type { Template } from './template.ts';

export const templates: readonly Template[] = [classic, modern, technical, folio];

export interface ChosenTemplate {
  readonly template: Template;
  /** Says so where the wanted one does not exist and the first stands in for it. */
  readonly problem?: Extract<LayoutFinding, { type: 'UnknownTemplate' }>;
}

export function templateById(id: string): ChosenTemplate {
  const template = templates.find((candidate) => candidate.id === id);
  if (template !== undefined) return { template };
  return {
    template: classic,
    problem: { type: 'UnknownTemplate', id, used: classic.id, known: templates.map((known) => known.id) },
  };
}
