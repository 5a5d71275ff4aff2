/**
 * What can be done to a document. Each operation is checked before it changes anything. New entities come with their
 * ids (`document.ids` gives fresh ones). `before` names the sibling that the entity shall precede; absent, it goes to
 * the end. Places in a text count UTF-16 units of its words as the résumé has them.
 */
import type { Entry, Id, Inline, Profile, Resume, Role, Section, TextBlock } from '@peersume/resume';
import type { Version } from '../history/versions.ts';
import type { ReadOnlyReason } from '../read-only.ts';

export type Operation =
  /** `entity` may be `basics`, `design` or `resume`; an absent value takes an optional field away. */
  | { readonly type: 'setField'; readonly entity: Id; readonly field: string; readonly value?: unknown }
  | ({ readonly type: 'addSection'; readonly section: Section } & Before)
  | ({ readonly type: 'addEntry'; readonly section: Id; readonly entry: Entry } & Before)
  | ({ readonly type: 'addRole'; readonly entry: Id; readonly role: Role } & Before)
  | ({ readonly type: 'addProfile'; readonly profile: Profile } & Before)
  /** `owner` is a role, or an entry that has a body. */
  | ({ readonly type: 'addBlock'; readonly owner: Id; readonly block: TextBlock } & Before)
  | { readonly type: 'remove'; readonly id: Id }
  | { readonly type: 'restore'; readonly id: Id }
  /** Without `parent`, among its present siblings. */
  | ({ readonly type: 'move'; readonly id: Id; readonly parent?: Id } & Before)
  /** The copy stands behind it, with ids of its own. */
  | { readonly type: 'duplicate'; readonly id: Id }
  /** What follows `at` becomes a new block of the same type behind it. */
  | { readonly type: 'splitBlock'; readonly block: Id; readonly at: number }
  /** The text of `from` goes to the end of `into`. */
  | { readonly type: 'joinBlocks'; readonly into: Id; readonly from: Id }
  | { readonly type: 'setText'; readonly block: Id; readonly inlines: readonly Inline[] }
  | ({ readonly type: 'addVariant'; readonly name: string } & Before)
  /** In a variant: its own wording of a block begins, with the master's words. */
  | { readonly type: 'rewriteBlock'; readonly block: Id }
  /** In a variant: what it has of its own there goes (`differences` gives the keys), and it follows the master again. */
  | { readonly type: 'takeBack'; readonly key: string }
  /** In a variant: its own stays, though the master has changed since. */
  | { readonly type: 'keepOwn'; readonly key: string }
  /** `document.nameVersion` knows the heads. */
  | ({ readonly type: 'nameVersion' } & Version)
  | { readonly type: 'renameVersion'; readonly id: Id; readonly name: string }
  | { readonly type: 'removeVersion'; readonly id: Id }
  /** All that differs becomes as the résumé says: restores an earlier state as a new edit. */
  | { readonly type: 'rewrite'; readonly resume: Resume }
  /** In all words of the résumé. */
  | ({ readonly type: 'replaceAll'; readonly find: string; readonly replace: string } & SearchOptions);

interface Before {
  readonly before?: Id | null;
}

export interface SearchOptions {
  readonly matchCase?: boolean;
  readonly wholeWords?: boolean;
}

export interface OperationOptions {
  /** Operations of one group, with nothing between them, are undone together. */
  readonly group?: string;
  /** The variant that is changed; absent, the master. */
  readonly variant?: Id | undefined;
}

/** What an operation made or met. */
export interface Done {
  /** Of the entity that was made. */
  readonly id?: Id;
  /** How many places were changed. */
  readonly count?: number;
}

export type OperationError =
  | { readonly type: 'ReadOnly'; readonly reason: ReadOnlyReason }
  | { readonly type: 'NotFound'; readonly id: Id }
  | { readonly type: 'IdTaken'; readonly id: Id }
  | { readonly type: 'UnknownField'; readonly entity: Id; readonly field: string }
  | { readonly type: 'InvalidValue'; readonly entity: Id; readonly field: string; readonly problem: string }
  /** In UTF-16 units; of a block's words, `field` is `inlines`. Other devices would refuse it. */
  | {
      readonly type: 'TooLong';
      readonly entity: Id;
      readonly field: string;
      readonly length: number;
      readonly limit: number;
    }
  /** Such an entity cannot stand there: an entry among entries of another type, a bullet in a skill. */
  | { readonly type: 'WrongPlace'; readonly id: Id; readonly parent: Id }
  /** An employer keeps at least one role. */
  | { readonly type: 'LastRole'; readonly id: Id }
  /** Outside of the text, or between the halves of a surrogate pair. */
  | { readonly type: 'WrongOffset'; readonly block: Id; readonly at: number; readonly length: number }
  | { readonly type: 'NothingToFind' };
