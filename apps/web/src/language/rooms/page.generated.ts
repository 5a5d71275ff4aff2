/** Made from messages/en/page.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Keep on this page */
    page_break_gone(): string;
    /** Start on a new page */
    page_break_here(): string;
    /** {what}: {action} */
    page_break_of(args: { what: string; action: string }): string;
    /** Your résumé */
    page_document(): string;
    /** Done */
    page_done(): string;
    /** Change what stands here */
    page_edit_here(): string;
    /** An empty sheet. It begins with your name. */
    page_empty(): string;
    /** The page could not be set just now; the last good one is shown. Your words are safe. ({why}) */
    page_failed(args: { why: string }): string;
    /** Fit the whole page */
    page_fit_page(): string;
    /** Fit to {count, plural, one {one page} other {# pages}} */
    page_fit_to(args: { count: number }): string;
    /** Fit the width */
    page_fit_width(): string;
    /** Fitted to {count, plural, one {one page} other {# pages}}. */
    page_fitted(args: { count: number }): string;
    /** Larger */
    page_larger(): string;
    /** No font here has {characters}. A box stands in its place. */
    page_missing(args: { characters: string }): string;
    /** and {count} more */
    page_more(args: { count: string }): string;
    /** Next page */
    page_next(): string;
    /** Page {page} */
    page_number(args: { page: string }): string;
    /** Page {page} of {count} */
    page_of(args: { page: string; count: string }): string;
    /** A word is too long for its line and runs over the edge. */
    page_overflow(): string;
    /** The page */
    page_pane(): string;
    /** The photo cannot be shown: {reason} */
    page_photo(args: { reason: string }): string;
    /** Page before */
    page_previous(): string;
    /** Print */
    page_print(): string;
    /** Pages as they will print. Press Enter to write on them. */
    page_region(): string;
    /** Show me */
    page_show_me(): string;
    /** Smaller */
    page_smaller(): string;
    /** This résumé runs {lines, plural, one {one line} other {# lines}} onto page {page}. Fit it? */
    page_spill(args: { lines: number; page: string }): string;
    /** All pages */
    page_thumbnails(): string;
    /** Show in the form */
    page_to_form(): string;
    /** Even set as tight as can be read, this needs {needed, plural, one {one page} other {# pages}}, not {wanted, plural, one {one} other {#}}. Shorten it, or give it the room. */
    page_too_much(args: { needed: number; wanted: number }): string;
    /** Let it run */
    page_unfit(): string;
    /** This résumé asks for the template “{id}”, which is not here; it is set in another. */
    page_unknown_template(args: { id: string }): string;
    /** A link was left as plain words, because its address is not a safe one. */
    page_unsafe_link(): string;
    /** Use {count, plural, one {one page} other {# pages}} */
    page_use(args: { count: number }): string;
    /** Words on the page */
    page_words(): string;
    /** Write it */
    page_write_it(): string;
    /** Size on screen */
    page_zoom(): string;
  }
}
