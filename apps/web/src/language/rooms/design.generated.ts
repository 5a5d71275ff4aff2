/** Made from messages/en/design.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Template */
    design_template(): string;
    /** A quiet book page with a centred name, for applications where tradition counts. */
    design_template_classic(): string;
    /** A clear page with a large name, one accent colour and room to breathe, for most applications. */
    design_template_modern(): string;
    /** A dense page for engineers: small but readable type, skills in rows, everything close at hand. */
    design_template_technical(): string;
    /** Section titles in a column of their own, and a large serif name on a tinted band. */
    design_template_folio(): string;
    /** Paper */
    design_paper(): string;
    /** Page size */
    design_page_size(): string;
    /** Letter */
    design_letter(): string;
    /** Fit to */
    design_fit(): string;
    /** No limit */
    design_fit_off(): string;
    /** {count, plural, one {# page} other {# pages}} */
    design_fit_pages(args: { count: number }): string;
    /** To fit, text is set at {points} pt, with {space} of the space. */
    design_fitted(args: { points: string; space: string }): string;
    /** Margins at the sides */
    design_margins_sides(): string;
    /** Margins above and below */
    design_margins_ends(): string;
    /** Colour */
    design_colour(): string;
    /** Accent colour */
    design_accent(): string;
    /** Any colour */
    design_any_colour(): string;
    /** The template’s own */
    design_own(): string;
    /** {name} (the template’s own) */
    design_own_font(args: { name: string }): string;
    /** Ink */
    design_ink(): string;
    /** Prussian blue */
    design_prussian_blue(): string;
    /** Verdigris */
    design_verdigris(): string;
    /** Bottle green */
    design_bottle_green(): string;
    /** Umber */
    design_umber(): string;
    /** Vermilion */
    design_vermilion(): string;
    /** Madder */
    design_madder(): string;
    /** Aubergine */
    design_aubergine(): string;
    /** Type */
    design_type(): string;
    /** Text */
    design_text(): string;
    /** Headings */
    design_headings(): string;
    /** Size */
    design_size(): string;
    /** Line height */
    design_leading(): string;
    /** Space between things */
    design_spacing(): string;
    /** Details */
    design_details(): string;
    /** Dates */
    design_dates(): string;
    /** Bullets */
    design_bullets(): string;
    /** Disc */
    design_bullet_disc(): string;
    /** Dash */
    design_bullet_dash(): string;
    /** Square */
    design_bullet_square(): string;
    /** Triangle */
    design_bullet_triangle(): string;
    /** None */
    design_bullet_none(): string;
    /** Links */
    design_links(): string;
    /** Plain */
    design_links_plain(): string;
    /** Underlined */
    design_links_underline(): string;
    /** Coloured */
    design_links_accent(): string;
    /** Photo */
    design_photo(): string;
    /** Choose a photo */
    design_photo_choose(): string;
    /** Another photo */
    design_photo_another(): string;
    /** Shown */
    design_photo_shown(): string;
    /** Remove */
    design_photo_remove(): string;
    /** The photo is removed. */
    design_photo_removed(): string;
    /** Many employers ask for none. In some countries one is usual. */
    design_photo_hint(): string;
    /** Cut of the photo; arrow keys move it */
    design_photo_cut(): string;
    /** The chosen photo */
    design_photo_alt(): string;
    /** Closer */
    design_photo_closer(): string;
    /** This picture is larger than 40 MB. Choose a smaller one. */
    design_photo_too_large(): string;
    /** The browser cannot read this picture. JPEG, PNG and WebP work. */
    design_photo_unreadable(): string;
    /** The browser could not draw the picture. */
    design_photo_undrawn(): string;
    /** Language */
    design_language(): string;
    /** Headings and dates in */
    design_language_of(): string;
    /** Back to the template’s own settings */
    design_reset(): string;
    /** The template’s own settings are back. */
    design_reset_done(): string;
    /** {label}: the template’s own */
    design_reset_one(args: { label: string }): string;
    /** Your looks */
    design_looks(): string;
    /** Keep the look of this page, and put it on any other résumé. */
    design_looks_hint(): string;
    /** Keep this look… */
    design_look_save(): string;
    /** Name of the look */
    design_look_name(): string;
    /** Calm and green */
    design_look_example(): string;
    /** Keep it */
    design_look_keep(): string;
    /** “{name}” is kept among your looks. */
    design_look_kept(args: { name: string }): string;
    /** Now it looks like “{name}”. */
    design_look_worn(args: { name: string }): string;
    /** Remove “{name}” */
    design_look_remove(args: { name: string }): string;
    /** “{name}” is gone from your looks. */
    design_look_removed(args: { name: string }): string;
    /** Your looks are full. Remove one first. */
    design_look_full(): string;
    /** Your looks could not be saved on this device. */
    design_look_failed(): string;
  }
}
