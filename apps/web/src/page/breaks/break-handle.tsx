/** Beside what is pointed at or written: "Start on a new page", and back. Quiet until it is looked at itself. */
import SeparatorHorizontal from 'lucide-react/icons/separator-horizontal';
import { m } from '../../language/messages.ts';
import { useSession } from '../../shell/app-context.ts';
import { useObservable, type Observable } from '../../shell/observable.ts';
import { toggleBreak } from './toggle-break.ts';
import type { BreakTarget } from './break-target.ts';

export interface ShownHandle {
  readonly target: BreakTarget;
  /** CSS pixels from the upper left corner of the pages' place. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isRtl: boolean;
}

const itself = <T,>(value: T): T => value;

export function BreakHandle({ shown }: { shown: Observable<ShownHandle | null> }) {
  const session = useSession();
  const handle = useObservable(shown, itself);
  if (handle === null) return null;
  const { target, x, y, width, isRtl } = handle;
  const action = target.isSet ? m.page_break_gone() : m.page_break_here();
  return (
    <div
      className={isRtl ? 'break-handle at-right' : 'break-handle'}
      style={{ transform: `translate(${x}px, ${y}px)`, width }}
    >
      <button
        type="button"
        aria-label={m.page_break_of({ what: target.name, action })}
        aria-pressed={target.isSet}
        // The caret stays where one writes.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => toggleBreak(session, target)}
      >
        <SeparatorHorizontal size={15} strokeWidth={1.75} aria-hidden />
        <span>{action}</span>
      </button>
    </div>
  );
}
