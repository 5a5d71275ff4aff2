/** Made from messages/en/saving.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Where your work is kept */
    saving_menu(): string;
    /** On this device */
    saving_here(): string;
    /** The browser has promised not to clear it. */
    saving_here_persisted(): string;
    /** The browser may clear it when the device runs short of room. A file of your own is safe. */
    saving_here_may_clear(): string;
    /** Last saved as a file: {when} */
    saving_file_at(args: { when: string }): string;
    /** Not saved as a file yet */
    saving_file_never(): string;
    /** Remind me to save a file */
    saving_remind(): string;
    /** Try again now */
    saving_again(): string;
    /** Load the page again */
    saving_reload(): string;
    /** This device has no room left for it. Your words are still here: save them as a file, or make room. */
    saving_full(): string;
    /** This browser lets nothing be stored here; a private window does that. What you write lasts as long as this tab: save it as a file. */
    saving_denied(): string;
    /** The browser could not store it, and it is tried again. Your words are still here: save them as a file to be sure. */
    saving_failed(): string;
    /** A newer version of Peersume is open in another tab. Load this page again to go on; nothing is lost. */
    saving_closed(): string;
    /** A newer version of Peersume wrote this résumé, so here it can only be read. To change it, load the page again when Peersume is up to date. */
    saving_read_only(): string;
    /** Go on in a copy */
    saving_copy(): string;
    /** This is a copy, and it can be changed. What only the newer version of Peersume knows is not in it. */
    saving_copy_made(): string;
    /** You have written a lot since you last saved a file. The browser may clear what it keeps when the device runs short of room; a file of your own is safe. */
    saving_backup_due(): string;
    /** This résumé was removed in another window. The next thing you write here brings it back. */
    saving_removed(): string;
    /** “{title}” is not stored on this device yet. It stays here as long as this tab is open. */
    saving_left(args: { title: string }): string;
    /** Back to it */
    saving_back_to_it(): string;
    /** Its history is damaged: {count, plural, one {one part} other {# parts}} cannot be read. */
    saving_damaged(args: { count: number }): string;
    /** A newer version of Peersume wrote this résumé: here it can only be read. */
    saving_refused_read_only(): string;
    /** That is too long. There is room for {limit} characters here, and these are {length}. */
    saving_refused_too_long(args: { limit: string; length: string }): string;
    /** An employer keeps at least one role. Remove the employer instead. */
    saving_refused_last_role(): string;
    /** What was to be changed is not there any more. It may have been moved or removed in another window. */
    saving_refused_gone(): string;
    /** That could not be used as it is. Nothing was changed. */
    saving_refused_invalid(): string;
  }
}
