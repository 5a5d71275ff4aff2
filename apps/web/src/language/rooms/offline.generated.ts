/** Made from messages/en/offline.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** A new version of Peersume is ready. It starts the next time you open it. */
    offline_update_ready(): string;
    /** Save and use it now */
    offline_update_now(): string;
    /** Install Peersume… */
    offline_install(): string;
    /** You are offline, and a font that these words need is not on this device yet. The last good page is shown; it is set anew as soon as there is a network. Your words are safe. */
    offline_font_missing(): string;
    /** You are offline, and a font that it needs is not on this device yet. */
    offline_font_missing_file(): string;
  }
}
