/** Made from messages/en/share.json by `npm run messages`. */
export {};

declare module '../messages.ts' {
  interface Messages {
    /** Send a file */
    share_title(): string;
    /** Send a file */
    share_start(): string;
    /** Back */
    share_back(): string;
    /** Straight from this browser to theirs. Nothing is kept in between, and only who has the link can open it. */
    share_lead(): string;
    /** Drop files here */
    share_drop(): string;
    /** Choose files */
    share_choose(): string;
    /** Let go to share */
    share_drop_now(): string;
    /** Preparing “{name}” */
    share_preparing(args: { name: string }): string;
    /** It is read once and sealed. It stays where it is. */
    share_preparing_hint(): string;
    /** What you share */
    share_sent_title(): string;
    /** What you receive */
    share_received_title(): string;
    /** Nothing is shared yet. Drop a file above, and pass its link on. */
    share_none(): string;
    /** Link to “{name}” */
    share_link(args: { name: string }): string;
    /** Copy the link */
    share_copy(): string;
    /** The link is copied. */
    share_copied(): string;
    /** The browser did not let it be copied. Select the link and copy it yourself. */
    share_copy_failed(): string;
    /** Show the QR code */
    share_qr(): string;
    /** Hide the QR code */
    share_qr_hide(): string;
    /** QR code of the link to “{name}” */
    share_qr_label(args: { name: string }): string;
    /** This page came without https, so the link opens on this device alone. Elsewhere: */
    share_this_machine(): string;
    /** Keep this tab open until they have it. */
    share_keep_open(): string;
    /** A copy is kept in this browser: whenever this page is open here, the link works. */
    share_copy_kept(): string;
    /** Stop sharing */
    share_stop(): string;
    /** Remove */
    share_remove(): string;
    /** This tab no longer has the file. Choose it again, and the same link works. */
    share_files_needed(): string;
    /** Choose it again */
    share_files_again(): string;
    /** That is another file. The link belongs to “{name}” as it was. */
    share_files_other(args: { name: string }): string;
    /** Nobody is connected yet. */
    share_nobody(): string;
    /** {count, plural, one {One is connected} other {# are connected}} */
    share_connected(args: { count: number }): string;
    /** {size} sent */
    share_sent(args: { size: string }): string;
    /** {size}/s */
    share_rate(args: { size: string }): string;
    /** Peer {number, number} */
    share_peer(args: { number: number }): string;
    /** direct */
    share_peer_direct(): string;
    /** through a relay */
    share_peer_relayed(): string;
    /** Unnamed file */
    share_unnamed(): string;
    /** You are offered a file */
    share_incoming(): string;
    /** Private */
    share_private(): string;
    /** Public */
    share_public(): string;
    /** Receive */
    share_receive(): string;
    /** Looking for someone who has it. Whoever sent the link must have their tab open. */
    share_looking(): string;
    /** It is there. Receive it when you like. */
    share_ready(): string;
    /** Receiving */
    share_receiving(): string;
    /** Waiting for someone who has it. What is here stays here. */
    share_waiting_peers(): string;
    /** All here, every piece checked. */
    share_here(): string;
    /** Save */
    share_save(): string;
    /** Saving {percent} */
    share_saving(args: { percent: string }): string;
    /** “{name}” is saved. */
    share_saved(args: { name: string }): string;
    /** “{name}” could not be saved. It is still here; try again. */
    share_save_failed(args: { name: string }): string;
    /** {percent} of {size} */
    share_progress(args: { percent: string; size: string }): string;
    /** {time} left */
    share_left(args: { time: string }): string;
    /** Pieces of “{name}”: {percent} here */
    share_field_label(args: { name: string; percent: string }): string;
    /** Receiving “{name}” */
    share_said_begun(args: { name: string }): string;
    /** {percent} of “{name}” */
    share_said_share(args: { percent: string; name: string }): string;
    /** “{name}” is here. */
    share_said_here(args: { name: string }): string;
    /** The browser has no room left. Free some space, then go on; nothing that is here is lost. */
    share_trouble_full(): string;
    /** The file has changed since you shared it. Share it again under a new link. */
    share_trouble_changed(): string;
    /** The link does not open this file. Ask for the whole link again. */
    share_trouble_key(): string;
    /** The file is made in a way that nobody could have it. Ask for another one. */
    share_trouble_refused(): string;
    /** The browser's storage failed: {detail}. What was received is safe; try again. */
    share_trouble_disk(args: { detail: string }): string;
    /** Go on */
    share_again(): string;
    /** This link is incomplete or was changed on its way. Ask for it again, and copy all of it. */
    share_link_wrong(): string;
    /** This link is of a newer Peersume. Reload the page, and try again. */
    share_link_newer(): string;
    /** “{name}” has a name that not every device takes. Rename it, and try again. */
    share_name_refused(args: { name: string }): string;
    /** The file could not be read: {detail} */
    share_unreadable(args: { detail: string }): string;
    /** This browser cannot connect to others here. A page with https, or an up-to-date browser, can. ({detail}) */
    share_not_supported(args: { detail: string }): string;
    /** Another tab has the files of this browser. Close it, or go on there. */
    share_other_tab(): string;
    /** Connecting to the meeting point */
    share_meeting_starting(): string;
    /** Ready to meet others */
    share_meeting_coordinator(): string;
    /** Together with Peersume on this device */
    share_meeting_daemon(): string;
    /** No meeting point: connect by hand */
    share_meeting_none(): string;
    /** The meeting point is away; who is connected stays connected */
    share_meeting_gone(): string;
    /** Connect by hand */
    share_hand_title(): string;
    /** With no server at all: carry one text to the other person, and one back. */
    share_hand_lead(): string;
    /** Make an invitation */
    share_hand_invite(): string;
    /** Give them this invitation */
    share_hand_invitation(): string;
    /** Their answer */
    share_hand_their_answer(): string;
    /** Connect */
    share_hand_accept(): string;
    /** Their invitation */
    share_hand_have(): string;
    /** Answer */
    share_hand_answer(): string;
    /** Give them this answer, and keep this page open */
    share_hand_your_answer(): string;
    /** Connected. */
    share_hand_linked(): string;
    /** That did not work ({detail}). Make a new invitation and try again. */
    share_hand_failed(args: { detail: string }): string;
    /** Copy */
    share_copy_text(): string;
    /** Send */
    share_send_resume(): string;
    /** Send this résumé as a PDF */
    share_send_resume_long(): string;
    /** The PDF could not be made, so nothing was shared. */
    share_send_failed(): string;
    /** Share */
    share_group(): string;
    /** share, link, transfer, file, receive, peer */
    share_like_share(): string;
    /** share, e-mail, link, PDF */
    share_like_resume(): string;
  }
}
