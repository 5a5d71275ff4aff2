export * from './careers/index.ts';
export {
  createEntry,
  createResume,
  createRole,
  createSection,
  defaultTemplate,
  type CreateResumeOptions,
  type CreateSectionOptions,
} from './create/create-resume.ts';
export { idsInOrder, positionIds, randomIds, type IdSource } from './create/id-source.ts';
export { formatDate, formatDateRange, type DateFormat } from './dates/format-date.ts';
export { parsePartialDate, type DateReading } from './dates/parse-date.ts';
export { parseDateRange } from './dates/parse-date-range.ts';
export { fromJsonResume, type FromJsonResumeOptions, type ReadResume } from './json-resume/from-json-resume.ts';
export type { Became, ResumeProblem } from './json-resume/problem.ts';
export { toJsonResume, type JsonResume } from './json-resume/to-json-resume.ts';
export { directionOf } from './languages/direction-of.ts';
export { isLanguageTag, resolveLanguage } from './languages/resolve-language.ts';
export { labelLanguages, labelsFor, type Labels } from './labels/labels-for.ts';
export { sectionTitle } from './labels/section-title.ts';
export { safeLink, type SafeLink } from './links/safe-link.ts';
export { defaultLoadLimits, type LoadLimits } from './load/limits.ts';
export { describeLoadError, type ForeignFormat, type LoadError } from './load/load-error.ts';
export { loadResume, type LoadOptions } from './load/load-resume.ts';
export type { Json, JsonObject } from './load/parse-json.ts';
export * from './schema/date.ts';
export * from './schema/design.ts';
export * from './schema/entry.ts';
export * from './schema/field-ref.ts';
export * from './schema/id.ts';
export { resumeJsonSchema } from './schema/json-schema.ts';
export * from './schema/resume.ts';
export * from './schema/rich-text.ts';
export * from './schema/section.ts';
export { readInlines, writeInlines } from './text/inline-markdown.ts';
export { nameOfEntry } from './text/name-of-entry.ts';
export { readProse, writeProse, type Prose } from './text/prose.ts';
export { plainInlines, plainText } from './text/plain-text.ts';
