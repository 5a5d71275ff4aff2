/** Made from messages/en/find.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Close */
    find_close(): string;
    /** search, replace, look for */
    find_like(): string;
    /** More than {count, number} */
    find_many(args: { count: number }): string;
    /** Match capital letters */
    find_match_case(): string;
    /** Next */
    find_next(): string;
    /** Not found */
    find_nothing(): string;
    /** {at, number} of {count, number} */
    find_place(args: { at: number; count: number }): string;
    /** Previous */
    find_previous(): string;
    /** Replace… */
    find_replace(): string;
    /** Replace all */
    find_replace_all(): string;
    /** Replace */
    find_replace_one(): string;
    /** Replace with */
    find_replace_with(): string;
    /** {count, plural, one {One place replaced.} other {# places replaced.}} */
    find_replaced(args: { count: number }): string;
    /** Find and replace */
    find_title(): string;
    /** Find */
    find_what(): string;
    /** Whole words */
    find_whole_words(): string;
  }
}
