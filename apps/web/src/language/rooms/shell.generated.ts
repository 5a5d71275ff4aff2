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
    /** Start another résumé */
    shell_another(): string;
    /** Light */
    shell_theme_light(): string;
    /** Dark */
    shell_theme_dark(): string;
    /** Same as the system */
    shell_theme_system(): string;
    /** Keyboard shortcuts */
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
    /** Not saved */
    shell_not_saved(): string;
    /** Let go to open it here */
    shell_drop(): string;
    /** Typesetting has stopped. Your words are safe: load the page again to go on. */
    shell_typesetting_stopped(): string;
    /** Can only be read here */
    shell_read_only(): string;
    /** This résumé */
    shell_this_resume(): string;
    /** “{title}” cannot be opened here. It is kept as it is. {why} */
    shell_unreadable(args: { title: string; why: string }): string;
    /** Save it as a file */
    shell_save_as_file(): string;
    /** What this browser keeps could not be read. {why} */
    shell_kept_unreadable(args: { why: string }): string;
    /** The sample could not be loaded. {why} */
    shell_sample_failed(args: { why: string }): string;
    /** “{name}” is too large to be a résumé. Nothing was changed. */
    shell_file_too_large(args: { name: string }): string;
    /** “{name}” could not be opened. {why} */
    shell_file_not_opened(args: { name: string; why: string }): string;
    /** “{name}” could not be read. {why} */
    shell_file_not_read(args: { name: string; why: string }): string;
    /** “{name}” is open. {count, plural, one {One thing in it could not be used as written; everything else is here.} other {# things in it could not be used as written; everything else is here.}} */
    shell_file_opened_partly(args: { name: string; count: number }): string;
    /** The PDF could not be made. Your résumé is safe. {why} */
    shell_pdf_failed(args: { why: string }): string;
    /** Appearance: {theme} */
    shell_theme(args: { theme: string }): string;
    /** Same as the browser */
    shell_language_system(): string;
    /** Ctrl */
    shell_keys_ctrl(): string;
    /** Shift */
    shell_keys_shift(): string;
    /** Enter */
    shell_keys_enter(): string;
    /** Backspace */
    shell_keys_backspace(): string;
    /** In a bullet: begin the next */
    shell_key_new_bullet(): string;
    /** In an empty bullet: remove it */
    shell_key_remove_bullet(): string;
    /** Move a bullet, an entry or, in the contents, a section */
    shell_key_move(): string;
    /** Bold · italic · link */
    shell_key_marks(): string;
    /** Find an action or a setting */
    shell_palette(): string;
    /** Appearance */
    shell_appearance(): string;
    /** Language */
    shell_languages(): string;
    /** Language: {language} */
    shell_language(args: { language: string }): string;
    /** Files */
    shell_group_files(): string;
    /** Desk */
    shell_group_desk(): string;
    /** print, export, save as PDF */
    shell_like_pdf(): string;
    /** export, backup, download, copy */
    shell_like_save(): string;
    /** import, load, upload */
    shell_like_open(): string;
    /** back, revert */
    shell_like_undo(): string;
    /** edit, form, text */
    shell_like_write(): string;
    /** look, style, template, settings */
    shell_like_design(): string;
    /** preview, paper */
    shell_like_page(): string;
    /** shortcuts, keys, help */
    shell_like_keyboard(): string;
    /** home, library, start, list */
    shell_like_all(): string;
    /** theme, dark mode, night, colours */
    shell_like_theme(): string;
    /** translation, interface */
    shell_like_language(): string;
  }
}
