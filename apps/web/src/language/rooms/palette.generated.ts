/** Made from messages/en/palette.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** What would you like to do? */
    palette_placeholder(): string;
    /** Nothing has that name. Try another word. */
    palette_nothing(): string;
    /** Found */
    palette_found(): string;
    /** Used recently */
    palette_recent(): string;
    /** chosen */
    palette_on(): string;
    /** Sections */
    palette_group_sections(): string;
    /** Design */
    palette_group_design(): string;
    /** Versions */
    palette_group_versions(): string;
    /** You */
    palette_you(): string;
    /** Go to {section} */
    palette_go(args: { section: string }): string;
    /** Add section: {section} */
    palette_add_section(args: { section: string }): string;
    /** new, insert */
    palette_like_add(): string;
    /** Template: {name} */
    palette_template(args: { name: string }): string;
    /** layout, theme, look */
    palette_like_template(): string;
    /** Page size: {size} */
    palette_page_size(args: { size: string }): string;
    /** Letter */
    palette_letter(): string;
    /** paper, format */
    palette_like_paper(): string;
    /** {count, plural, one {Fit to # page} other {Fit to # pages}} */
    palette_fit(args: { count: number }): string;
    /** Fit to: no limit */
    palette_fit_none(): string;
    /** shrink, one page, length, compress */
    palette_like_fit(): string;
    /** Text font: {font} */
    palette_text_font(args: { font: string }): string;
    /** Heading font: {font} */
    palette_heading_font(args: { font: string }): string;
    /** typeface, type, typography, letters */
    palette_like_font(): string;
    /** Dates: {example} */
    palette_dates(args: { example: string }): string;
    /** Jan 2024 */
    palette_date_short(): string;
    /** January 2024 */
    palette_date_long(): string;
    /** month, year */
    palette_like_dates(): string;
    /** Bullets: {sign} */
    palette_bullets(args: { sign: string }): string;
    /** list, points */
    palette_like_bullets(): string;
    /** none */
    palette_none(): string;
    /** Links: {look} */
    palette_links(args: { look: string }): string;
    /** plain */
    palette_link_plain(): string;
    /** underlined */
    palette_link_underline(): string;
    /** coloured */
    palette_link_accent(): string;
    /** History and versions */
    palette_versions(): string;
    /** timeline, earlier, restore, backup */
    palette_like_versions(): string;
    /** Show the master */
    palette_master(): string;
    /** Show the variant “{name}” */
    palette_variant(args: { name: string }): string;
  }
}
