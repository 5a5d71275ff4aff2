export type { Layout, LayoutFinding, Page, PageItem, StructureNode } from './layout/page.ts';
export type { Face, FontFile, FontSource } from './fonts/face.ts';
export type { Template, TemplateDefaults, Theme } from './templates/template.ts';
export type { FontProblem } from './fonts/font-library.ts';
export type { TextEngine, TextMetrics } from './text/text-engine.ts';
export { cleanText, type CleanedText } from './text/clean-text.ts';
export { createTextEngine } from './text/text-engine.ts';
