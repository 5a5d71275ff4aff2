/**
 * Copies BudouX's Thai model into a module of our own: the package exports it only together with parsers for HTML and
 * three other languages, 400 KB that nobody needs.
 *
 * Run after the package changes: `node packages/typeset/scripts/generate-thai-model.ts`
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assert } from '@peersume/base';

const packageRoot = dirname(dirname(createRequire(import.meta.url).resolve('budoux')));
const file = pathToFileURL(join(packageRoot, 'module/data/models/th.js')).href;
const loaded: { readonly model?: Record<string, Record<string, number>> } = await import(file);
assert(loaded.model, 'the model is where it was');

const features = Object.entries(loaded.model)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, scores]) => `  ${name}: ${JSON.stringify(scores)},`);
const text = [
  '// Written by scripts/generate-thai-model.ts from BudouX; do not edit.',
  '// Copyright 2021 Google LLC, Apache License 2.0.',
  'export const thaiModel: Readonly<Record<string, Readonly<Record<string, number>>>> = {',
  ...features,
  '};',
  '',
].join('\n');
writeFileSync(join(import.meta.dirname, '../src/text/thai-model.generated.ts'), text);
