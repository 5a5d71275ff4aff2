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
    /** It is empty. A résumé file holds JSON, which begins with “{'{'}”. */
    files_empty(): string;
    /** It has {size} MB; at most {limit} MB can be read. A large photo is the usual cause: make it smaller. */
    files_too_large(args: { size: string; limit: string }): string;
    /** It is a picture, not a résumé file. */
    files_is_picture(): string;
    /** It holds no text: it is not a résumé file. */
    files_is_binary(): string;
    /** It is a {format} file. Open a résumé saved by Peersume, or one in JSON Resume. */
    files_is_format(args: { format: string }): string;
    /** It is not valid JSON: look at line {line}, character {column}. */
    files_bad_syntax(args: { line: string; column: string }): string;
    /** It holds more, or is nested deeper, than any program writes in a résumé (line {line}). */
    files_too_complex(args: { line: string }): string;
    /** It is JSON, but no résumé: a résumé has parts such as “basics” and “work”. */
    files_not_a_resume(): string;
    /** A newer Peersume wrote it. Load this page again to get that version; nothing was changed. */
    files_newer(): string;
    /** Stands there in another form; it was read all the same. */
    files_became_read(): string;
    /** Has another name than usual; it was read all the same. */
    files_became_renamed(): string;
    /** Is not understood as a date; shown as it is written. */
    files_became_as_written(): string;
    /** Has several values; the first is used. */
    files_became_first(): string;
    /** Could not be used; kept in the file, and not shown. */
    files_became_not_shown(): string;
    /** Is not known here; left aside. */
    files_became_left_aside(): string;
    /** Was missing or wrong; the usual value was put in. */
    files_became_usual(): string;
    /** The letters are of an old encoding: check those with accents. */
    files_became_guessed(): string;
    /** There is more than is listed here. */
    files_became_more(): string;
  }
}
