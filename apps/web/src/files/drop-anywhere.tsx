/** Files may be let go anywhere; on the start screen, a résumé's text may be pasted. */
import { useEffect, useState } from 'react';
import { m } from '../language/messages.ts';
import { useApp } from '../shell/app-context.ts';
import { openFiles } from './open-files.ts';

export function DropAnywhere() {
  const app = useApp();
  const [isDropping, setDropping] = useState(false);

  useEffect(() => {
    const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setDropping(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const onDrop = (event: DragEvent): void => {
      setDropping(false);
      if (!carriesFile(event)) return;
      // Without this, the browser would leave the app for the file.
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void openFiles(app, files);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (app.view.get().screen !== 'start' || isTyping(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      if (files.length > 0) void openFiles(app, files);
      else if (text.startsWith('{')) void openFiles(app, [new File([text], m.files_pasted())]);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  }, [app]);

  return isDropping ? <div className="dropping">{m.shell_drop()}</div> : null;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
