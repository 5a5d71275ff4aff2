import { useSession } from './app-context.ts';
import { m } from '../language/messages.ts';
import { useObservable } from './observable.ts';

/** The truth about where the work is. */
export function SaveStatus() {
  const state = useObservable(useSession().saving, (value) => value);
  switch (state.type) {
    case 'saved':
      return <SaveText text={m.shell_saved()} />;
    case 'saving':
      return <SaveText text={m.shell_saving()} />;
    case 'readOnly':
      return <SaveText text={m.shell_read_only()} />;
    case 'failed':
      return <SaveText text={m.shell_not_saved()} alert detail={m.shell_not_saved_detail({ reason: state.detail })} />;
  }
}

function SaveText({ text, alert = false, detail }: { text: string; alert?: boolean; detail?: string }) {
  return (
    <p className={alert ? 'save-status alert' : 'save-status'} role="status" title={detail}>
      {text}
    </p>
  );
}
