/** Made from messages/en/library.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Your résumés */
    library_title(): string;
    /** Find a résumé */
    library_search(): string;
    /** {count, plural, =0 {Nothing by that name.} one {# résumé found.} other {# résumés found.}} */
    library_found(args: { count: number }): string;
    /** Changed {when} */
    library_changed(args: { when: string }): string;
    /** What can be done with “{title}” */
    library_more(args: { title: string }): string;
    /** Open */
    library_open(): string;
    /** Rename… */
    library_rename(): string;
    /** Duplicate */
    library_duplicate(): string;
    /** New variant… */
    library_new_variant(): string;
    /** Archive */
    library_archive(): string;
    /** Restore */
    library_restore(): string;
    /** Remove for ever… */
    library_remove(): string;
    /** Save as a file */
    library_save_file(): string;
    /** Variants of “{title}” */
    library_variants(args: { title: string }): string;
    /** Make it a résumé of its own */
    library_variant_separate(): string;
    /** Remove this variant */
    library_variant_remove(): string;
    /** The variant “{title}” is removed. */
    library_variant_removed(args: { title: string }): string;
    /** Archived ({count, number}) */
    library_archived(args: { count: number }): string;
    /** “{title}” is archived. */
    library_archived_one(args: { title: string }): string;
    /** “{title}” is back. */
    library_restored_one(args: { title: string }): string;
    /** Undo */
    library_undo(): string;
    /** Cancel */
    library_cancel(): string;
    /** What do you want to call it? */
    library_rename_title(): string;
    /** Only you see this name. Left empty, it goes by the name and headline in it. */
    library_rename_hint(): string;
    /** Name */
    library_name(): string;
    /** Rename */
    library_rename_do(): string;
    /** {title} (copy) */
    library_copy_of(args: { title: string }): string;
    /** “{title}” is here, as it reads now. */
    library_duplicated(args: { title: string }): string;
    /** Remove “{title}” for ever? */
    library_remove_title(args: { title: string }): string;
    /** {variants, plural, =0 {Its history goes with it.} one {Its history and its variant go with it.} other {Its history and its # variants go with it.}} This cannot be undone; a file that you saved stays. */
    library_remove_text(args: { variants: number }): string;
    /** Remove for ever */
    library_remove_do(): string;
    /** “{title}” is gone. */
    library_removed(args: { title: string }): string;
    /** {count, plural, =0 {What you begin is kept only in this browser.} one {# résumé, kept only in this browser.} other {# résumés, kept only in this browser.}} */
    library_kept_here(args: { count: number }): string;
    /** No backup yet. */
    library_backup_never(): string;
    /** Last saved to a file {when}. */
    library_backup_at(args: { when: string }): string;
    /** This browser has little room left for them. */
    library_nearly_full(): string;
    /** Export everything */
    library_export(): string;
    /** Import a backup */
    library_import(): string;
    /** Everything is in “{file}”. Keep it somewhere safe: it can be read by anyone who has it. */
    library_exported(args: { file: string }): string;
    /** {count, plural, one {# résumé added.} other {# résumés added.}} */
    library_import_added(args: { count: number }): string;
    /** {count, plural, one {# brought up to date.} other {# brought up to date.}} */
    library_import_joined(args: { count: number }): string;
    /** Everything in it was here already. */
    library_import_same(): string;
    /** {count, plural, one {# in it is damaged and could not be read in full.} other {# in it are damaged and could not be read in full.}} */
    library_import_incomplete(args: { count: number }): string;
    /** That could not be stored. What was here is unchanged. {why} */
    library_not_stored(args: { why: string }): string;
    /** This device has no room left. */
    library_no_room(): string;
    /** “{title}” cannot be read here; it stays as it is. */
    library_unreadable(args: { title: string }): string;
  }
}
