export * from './schema/date.ts';
export * from './schema/design.ts';
export * from './schema/entry.ts';
export * from './schema/field-ref.ts';
export * from './schema/id.ts';
export * from './schema/resume.ts';
export * from './schema/rich-text.ts';
export * from './schema/section.ts';
