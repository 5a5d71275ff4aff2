export { bindText, typingGroup, type BindError, type BoundText } from './bind-text.ts';
export { textSchema } from './text-schema.ts';
