/** What a person must know before they write on: it can only be read here, or it is not stored. */
import { m } from '../language/messages.ts';
import { Button } from '../ui/button.tsx';
import { useApp, useSession } from './app-context.ts';
import { useObservable } from './observable.ts';

export function TroubleBanner() {
  const { actions } = useApp();
  const state = useObservable(useSession().saving, (value) => value);
  if (state.type === 'readOnly') {
    return (
      <div className="banner" role="status">
        <p>{m.saving_read_only()}</p>
        <Button className="small" onClick={actions.saveFile}>
          {m.shell_save_as_file()}
        </Button>
        <Button className="small" onClick={() => void actions.continueInCopy()}>
          {m.saving_copy()}
        </Button>
        <Button look="quiet" className="small" onClick={() => location.reload()}>
          {m.saving_reload()}
        </Button>
      </div>
    );
  }
  if (state.type !== 'failed' || state.why === 'failed') return null;
  const words = { full: m.saving_full, denied: m.saving_denied, closed: m.saving_closed }[state.why];
  return (
    <div className="banner" role="status">
      <p>{words()}</p>
      <Button className="small" onClick={actions.saveFile}>
        {m.shell_save_as_file()}
      </Button>
      {state.why === 'closed' && (
        <Button className="small" onClick={() => location.reload()}>
          {m.saving_reload()}
        </Button>
      )}
    </div>
  );
}
