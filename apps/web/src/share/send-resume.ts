/** The résumé's PDF as a private share: the link is on the screen as soon as the PDF is made. */
import { fileNameFor } from '../files/file-name.ts';
import { m } from '../language/messages.ts';
import type { App } from '../shell/app-context.ts';
import { notify } from '../shell/view-state.ts';
import { showShare } from './route.ts';
import { shareService } from './service/share-service.ts';

export async function sendResume({ session, client, view }: App): Promise<void> {
  const resume = session.get()?.resume();
  if (resume === undefined) return;
  try {
    const bytes = await client.ask({ what: 'pdf', resume });
    const file = new File([bytes], fileNameFor(resume.basics.name, 'resume', 'pdf'), { type: 'application/pdf' });
    showShare(view);
    await (await shareService()).share([file]);
  } catch {
    notify(view, { text: m.share_send_failed(), stays: true });
  }
}
