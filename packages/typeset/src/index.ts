export type { Layout, LayoutFinding, Page, PageItem, StructureNode } from './layout/page.ts';
export type { Face, FontFile, FontSource } from './fonts/face.ts';
export type { Template, TemplateDefaults, Theme } from './templates/template.ts';
