/** Made from messages/en/files.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** {count, plural, one {# résumé added.} other {# résumés added.}} */
    files_several_added(args: { count: number }): string;
    /** These are more than {limit, number} files. Nothing was changed. */
    files_too_many(args: { limit: number }): string;
    /** “{name}” is a zip, but no backup of Peersume. Nothing was changed. */
    files_not_backup(args: { name: string }): string;
    /** “{name}” is damaged, probably cut off on its way. Nothing was changed. ({why}) */
    files_backup_damaged(args: { name: string; why: string }): string;
    /** “{name}” holds more than a backup of résumés can. Nothing was changed. */
    files_backup_too_large(args: { name: string }): string;
    /** “{name}” was made by a newer Peersume. Load this page again to get it. Nothing was changed. */
    files_backup_newer(args: { name: string }): string;
    /** What you pasted */
    files_pasted(): string;
  }
}
