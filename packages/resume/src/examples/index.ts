export { exampleIds, type ExampleId } from './example.ts';
export { loadExample } from './load-example.ts';
