/** Made from messages/en/text.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Bullet */
    text_add_bullet(): string;
    /** Paragraph */
    text_add_paragraph(): string;
    /** Bold */
    text_bold(): string;
    /** Bullet {index, number} of {count, number}, {where} */
    text_bullet_name(args: { index: number; count: number; where: string }): string;
    /** Different from the master */
    text_differs(): string;
    /** A bullet: make it a paragraph */
    text_is_bullet(): string;
    /** A paragraph: make it a bullet */
    text_is_paragraph(): string;
    /** Italic */
    text_italic(): string;
    /** Break the line */
    text_key_break(): string;
    /** From a text to its tools, and Escape back */
    text_key_tools(): string;
    /** Bullet or paragraph */
    text_key_type(): string;
    /** Link */
    text_link(): string;
    /** Address */
    text_link_address(): string;
    /** Open it */
    text_link_open(): string;
    /** Remove the link */
    text_link_remove(): string;
    /** Set the link */
    text_link_set(): string;
    /** This is no web, e-mail or telephone address, so it is printed as plain words. */
    text_link_unsafe(): string;
    /** Words */
    text_link_words(): string;
    /** Make it a bullet */
    text_make_bullet(): string;
    /** Make it a paragraph */
    text_make_paragraph(): string;
    /** Move down */
    text_move_down(): string;
    /** Move up */
    text_move_up(): string;
    /** Paragraph {index, number} of {count, number}, {where} */
    text_paragraph_name(args: { index: number; count: number; where: string }): string;
    /** Remove */
    text_remove(): string;
    /** Tools for this text */
    text_tools(): string;
  }
}
