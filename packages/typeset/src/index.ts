export type { Block } from './blocks/block.ts';
export { checkLayout, type LayoutViolation } from './layout/check-layout.ts';
export { composeResume, type Composition } from './templates/compose-resume.ts';
export { maxCharacters, maxPages, maxParts, type TooLarge } from './layout/limits.ts';
export type { Layout, LayoutFinding, Page, PageBody, PageItem, StructureNode } from './layout/page.ts';
export {
  createTypesetter,
  type TypesetError,
  type TypesetOptions,
  type Typesetter,
  type TypesetterParts,
} from './typesetter.ts';
export type { Face, FontFile, FontSource } from './fonts/face.ts';
export { templates } from './templates/index.ts';
export type { Template, TemplateDefaults, Theme } from './templates/template.ts';
export type { FontProblem } from './fonts/font-library.ts';
export type { TextEngine, TextMetrics } from './text/text-engine.ts';
export { cleanText, type CleanedText } from './text/clean-text.ts';
export { createTextEngine } from './text/text-engine.ts';
