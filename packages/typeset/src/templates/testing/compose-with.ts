import { loadSample, type Design, type Resume } from '@peersume/resume';
import type { Block } from '../../blocks/block.ts';
import type { Template, Theme } from '../template.ts';
import { resolveTheme } from '../theme.ts';
import { everyField } from './every-field.ts';

export interface Composed {
  readonly theme: Theme;
  readonly blocks: readonly Block[];
}

/** As `composeResume` does it, with any template. */
export function composeWith(template: Template, resume: Resume, design: Partial<Design> = {}): Composed {
  const { theme } = resolveTheme(resume, template, design);
  return { theme, blocks: template.compose(resume, theme) };
}

const careers = [
  'student',
  'fresher',
  'software-developer',
  'it-professional',
  'experienced-professional',
  'manager',
  'academic',
  'career-changer',
] as const;

/** Everything that a template must set: every field once, and every career's sample. */
export const judgedResumes: readonly (readonly [name: string, load: () => Promise<Resume>])[] = [
  ['every field', () => Promise.resolve(everyField())],
  ...careers.map((career) => [career, () => loadSample(career)] as const),
];
