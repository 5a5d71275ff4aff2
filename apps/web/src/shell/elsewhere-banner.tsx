import { Button } from '../ui/button.tsx';
import { useApp } from './app-context.ts';
import { useObservable } from './observable.ts';

/** Two tabs must not write one résumé. */
export function ElsewhereBanner() {
  const { autosave, actions } = useApp();
  const elsewhere = useObservable(autosave.state, (state) => state.type === 'elsewhere');
  if (!elsewhere) return null;
  return (
    <div className="banner" role="alert">
      <p>This résumé is being written in another tab. What you type here is not saved.</p>
      <Button className="small" onClick={() => void actions.writeHere()}>
        Write here instead
      </Button>
    </div>
  );
}
