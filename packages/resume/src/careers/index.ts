export type { Career, CareerId, Guidance, PageCount, SectionPlan, Source } from './career.ts';
export { loadSample } from './load-sample.ts';
