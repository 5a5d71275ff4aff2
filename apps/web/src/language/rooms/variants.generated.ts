/** Made from messages/en/variants.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Only here */
    variants_added(): string;
    /** {count, plural, one {The master has changed there since} other {The master has changed in # places since}} */
    variants_behind(args: { count: number }): string;
    /** Make it */
    variants_create(): string;
    /** What differs from the master */
    variants_differences_title(): string;
    /** {count, plural, one {One thing differs from the master} other {# things differ from the master}} */
    variants_differs(args: { count: number }): string;
    /** Hidden here */
    variants_hidden(): string;
    /** Keep mine */
    variants_keep_own(): string;
    /** Master and variants */
    variants_label(): string;
    /** Master */
    variants_master(): string;
    /** The master has changed since you wrote this. */
    variants_master_changed(): string;
    /** The master no longer has it. */
    variants_master_removed(): string;
    /** In another place here */
    variants_moved(): string;
    /** For whom? */
    variants_name(): string;
    /** For Acme */
    variants_name_example(): string;
    /** New variant… */
    variants_new(): string;
    /** It follows your master résumé. What you change in it stays in it. */
    variants_new_hint(): string;
    /** A variant for one job */
    variants_new_title(): string;
    /** Remove this variant */
    variants_remove(): string;
    /** Remove it here */
    variants_remove_here(): string;
    /** Rename this variant… */
    variants_rename(): string;
    /** Same as the master */
    variants_same(): string;
    /** Rename */
    variants_save_name(): string;
    /** Set differently here */
    variants_setting(): string;
    /** Show */
    variants_show(): string;
    /** Follow the master again */
    variants_take_back(): string;
    /** To the master */
    variants_to_master(): string;
  }
}
