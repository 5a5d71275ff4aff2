import { useSession } from './app-context.ts';
import { useObservable } from './observable.ts';

/** The truth about where the work is. */
export function SaveStatus() {
  const state = useObservable(useSession().saving, (value) => value);
  switch (state.type) {
    case 'saved':
      return <SaveText text="Saved on this device" />;
    case 'saving':
      return <SaveText text="Saving…" />;
    case 'readOnly':
      return <SaveText text="Can only be read here" />;
    case 'failed':
      return (
        <SaveText text="Not saved" alert detail={`${state.detail} Your words are still here: save them as a file.`} />
      );
  }
}

function SaveText({ text, alert = false, detail }: { text: string; alert?: boolean; detail?: string }) {
  return (
    <p className={alert ? 'save-status alert' : 'save-status'} role="status" title={detail}>
      {text}
    </p>
  );
}
