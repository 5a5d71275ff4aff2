/** What is printed above a section: its own title, or the one its kind has in the language. */
import type { Section } from '../schema/section.ts';
import { labelsFor } from './labels-for.ts';

export function sectionTitle(section: Pick<Section, 'kind' | 'title'>, language: string): string {
  if (section.title !== undefined && section.title.trim() !== '') return section.title;
  return section.kind === 'custom' ? '' : labelsFor(language).sections[section.kind];
}
