/** Short words at the foot of the window: what was done and how to undo it, what a file held that could not be used. */
import X from 'lucide-react/icons/x';
import { m } from '../language/messages.ts';
import { IconButton } from '../ui/button.tsx';
import { useApp, useView } from './app-context.ts';
import { dismiss } from './view-state.ts';

export function Notices() {
  const { view } = useApp();
  const notices = useView((state) => state.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div className="notice" key={notice.id}>
          <div className="notice-text">
            <p>{notice.text}</p>
            {notice.details && (
              <details>
                <summary>{m.shell_notice_which()}</summary>
                <ul tabIndex={0} aria-label={m.shell_notice_unused()}>
                  {notice.details.map(({ where, what }, index) => (
                    <li key={index}>
                      <code>{where}</code> {what}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
          {notice.action && (
            <button
              type="button"
              className="text-button"
              onClick={() => {
                notice.action?.run();
                dismiss(view, notice.id);
              }}
            >
              {notice.action.label}
            </button>
          )}
          <IconButton icon={X} label={m.shell_close()} onClick={() => dismiss(view, notice.id)} />
        </div>
      ))}
    </div>
  );
}
