/** Files to others, and the résumé among them. */
import { m } from '../../language/messages.ts';
import { showShare } from '../../share/route.ts';
import { onDesk, type Command } from '../command.ts';

const group = (): string => m.share_group();

export const shareCommands: readonly Command[] = [
  {
    id: 'send-resume',
    group,
    title: () => m.share_send_resume_long(),
    synonyms: () => m.share_like_resume(),
    when: onDesk,
    run: async (app) => (await import('../../share/send-resume.ts')).sendResume(app),
  },
  {
    id: 'share-file',
    group,
    title: () => m.share_title(),
    synonyms: () => m.share_like_share(),
    run: ({ view }) => showShare(view),
  },
];
