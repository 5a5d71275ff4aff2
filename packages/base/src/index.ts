export { assert, assertNever } from './assert.ts';
export { err, ok, type Err, type Ok, type Result } from './result.ts';
