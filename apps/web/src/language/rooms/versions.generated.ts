/** Made from messages/en/versions.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Added */
    versions_added(): string;
    /** Changed */
    versions_changed(): string;
    /** What changed then */
    versions_changed_then(): string;
    /** Back to writing */
    versions_close(): string;
    /** Compare with */
    versions_compare(): string;
    /** What is different now */
    versions_different_now(): string;
    /** Done */
    versions_done(): string;
    /** {count, plural, one {one step} other {# steps}} */
    versions_edits(args: { count: number }): string;
    /** There was nothing here yet. */
    versions_elsewhere(): string;
    /** The history begins with your first change. */
    versions_empty(): string;
    /** Remove the name “{name}” */
    versions_forget(args: { name: string }): string;
    /** Every moment is kept. Look at any of them, and bring it back if you like. */
    versions_intro(): string;
    /** Keep */
    versions_keep(): string;
    /** Moved */
    versions_moved(): string;
    /** As sent to Acme */
    versions_name_example(): string;
    /** Name it as it is now */
    versions_name_now(): string;
    /** No visible difference. */
    versions_nothing(): string;
    /** The pages as they were */
    versions_pages(): string;
    /** You */
    versions_part_basics(): string;
    /** Design */
    versions_part_design(): string;
    /** Elsewhere */
    versions_part_other(): string;
    /** Removed */
    versions_removed(): string;
    /** Bring this back */
    versions_restore(): string;
    /** It reads as it did on {date} again. What it said before is in the history. */
    versions_restored(args: { date: string }): string;
    /** Step {at, number} of {count, number} */
    versions_step(args: { at: number; count: number }): string;
    /** Versions */
    versions_title(): string;
    /** Undo */
    versions_undo(): string;
    /** The history cannot be read just now. What you write is safe. */
    versions_unreadable(): string;
  }
}
