/** Why a document cannot be changed here. */
export type ReadOnlyReason =
  /** Written by a newer program, whose meaning this one does not know. Nothing is lost; a newer version can edit it. */
  { readonly type: 'NewerVersion'; readonly version: number; readonly known: number };
