/** What one call may hand over, and how long one waits for others. */

/** Bytes of one entry or value beside a log. Browsers refuse values of about 127 MiB; nothing we write comes near. */
export const maxValueBytes = 64 * 1024 * 1024;

/** Milliseconds that the opening waits for a tab that holds an older version of the database open. */
export const maxBlockedMs = 8_000;
