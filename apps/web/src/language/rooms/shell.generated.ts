/** Made from messages/en/shell.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** All résumés */
    shell_all_resumes(): string;
    /** Untitled résumé */
    shell_untitled(): string;
    /** What stands beside the page */
    shell_beside_page(): string;
    /** Write */
    shell_write(): string;
    /** Design */
    shell_design(): string;
    /** Page */
    shell_page(): string;
    /** Panes */
    shell_panes(): string;
    /** Fold the contents away */
    shell_fold_contents(): string;
    /** Show the contents */
    shell_show_contents(): string;
    /** Fold the writing away */
    shell_fold_writing(): string;
    /** Show the writing */
    shell_show_writing(): string;
    /** Fold the design away */
    shell_fold_design(): string;
    /** Show the design */
    shell_show_design(): string;
    /** Fold the page away */
    shell_fold_page(): string;
    /** Show the page */
    shell_show_page(): string;
    /** Undo */
    shell_undo(): string;
    /** Redo */
    shell_redo(): string;
    /** More */
    shell_more(): string;
    /** Open a file… */
    shell_open_file(): string;
    /** Save as a file */
    shell_save_file(): string;
    /** Save as JSON Resume */
    shell_save_json_resume(): string;
    /** Another résumé */
    shell_another(): string;
    /** Light */
    shell_theme_light(): string;
    /** Dark */
    shell_theme_dark(): string;
    /** As the system */
    shell_theme_system(): string;
    /** Keyboard */
    shell_keyboard(): string;
    /** Download PDF */
    shell_download_pdf(): string;
    /** {what} ({keys}) */
    shell_with_keys(args: { what: string; keys: string }): string;
    /** Close */
    shell_close(): string;
    /** Which ones */
    shell_notice_which(): string;
    /** What could not be used */
    shell_notice_unused(): string;
    /** Saved on this device */
    shell_saved(): string;
    /** Saving… */
    shell_saving(): string;
    /** Open in another tab */
    shell_elsewhere(): string;
    /** Not saved */
    shell_not_saved(): string;
    /** {reason}. Your words are still here: save them as a file. */
    shell_not_saved_detail(args: { reason: string }): string;
    /** This résumé is being written in another tab. What you type here is not saved. */
    shell_elsewhere_banner(): string;
    /** Write here instead */
    shell_write_here(): string;
    /** Let go to open it here */
    shell_drop(): string;
    /** Typesetting has stopped. Your words are safe: load the page again to go on. */
    shell_typesetting_stopped(): string;
  }
}
