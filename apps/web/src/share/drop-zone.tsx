/** Where files are dropped or chosen. The whole window takes them while this screen is open. */
import Upload from 'lucide-react/icons/upload';
import { useEffect, useState } from 'react';
import { pickFiles } from '../files/download.ts';
import { formatPercent } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { Button } from '../ui/button.tsx';
import type { ShareView } from './service/share-service.ts';

interface DropZoneProps {
  readonly importing: ShareView['importing'];
  readonly onFiles: (files: readonly File[]) => void;
}

export function DropZone({ importing, onFiles }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (!carries(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!carries(event)) return;
      // Without this, the browser would leave the app for the file.
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFiles]);

  return (
    <div className="drop-zone" data-over={isOver || undefined}>
      {importing === undefined ? (
        <>
          <p className="drop-zone-words">{isOver ? m.share_drop_now() : m.share_drop()}</p>
          <Button
            look="primary"
            icon={Upload}
            onClick={() => void pickFiles('').then((files) => files.length > 0 && onFiles(files))}
          >
            {m.share_choose()}
          </Button>
        </>
      ) : (
        <div role="status" className="importing">
          <p className="drop-zone-words" dir="auto">
            {m.share_preparing({ name: importing.name })}
          </p>
          <progress value={importing.share} max={1} aria-label={formatPercent(importing.share)} />
          <p>{m.share_preparing_hint()}</p>
        </div>
      )}
    </div>
  );
}
