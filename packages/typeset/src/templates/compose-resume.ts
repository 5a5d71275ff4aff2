/** A résumé to blocks, with everything that had to be decided on the way: which template, which theme, what could not be shown. */
import type { Design, Resume } from '@peersume/resume';
import type { Block } from '../blocks/block.ts';
import type { LayoutFinding } from '../layout/page.ts';
import { contentFindings } from './content-findings.ts';
import { templateById } from './index.ts';
import type { Template, Theme } from './template.ts';
import { resolveTheme } from './theme.ts';

export interface Composition {
  readonly template: Template;
  readonly theme: Theme;
  readonly blocks: readonly Block[];
  readonly findings: readonly LayoutFinding[];
}

/** `overrides` win over the résumé's own design. */
export function composeResume(resume: Resume, overrides: Partial<Design> = {}): Composition {
  const { template, problem } = templateById(overrides.template ?? resume.design.template);
  const { theme, findings } = resolveTheme(resume, template, overrides);
  return {
    template,
    theme,
    blocks: template.compose(resume, theme),
    findings: [...(problem === undefined ? [] : [problem]), ...findings, ...contentFindings(resume)],
  };
}
