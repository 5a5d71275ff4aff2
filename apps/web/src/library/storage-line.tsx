/** Where the résumés are, how safe that is, and the way to a file of one's own. */
import FileDown from 'lucide-react/icons/file-down';
import FileUp from 'lucide-react/icons/file-up';
import { useEffect, useState } from 'react';
import { formatRelative } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import { useApp } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { Button } from '../ui/button.tsx';
import { useLibraryActions } from './use-cards.ts';

/** Of what the browser gives; beyond it a photo more may not fit. */
const nearlyFull = 0.9;

export function StorageLine({ count }: { readonly count: number }) {
  const { library, backup } = useApp();
  const actions = useLibraryActions();
  const madeAt = useObservable(backup.state, (state) => state.madeAt);
  const [isNearlyFull, setNearlyFull] = useState(false);
  useEffect(() => {
    void library.health().then(({ used, quota }) => {
      if (used !== undefined && quota !== undefined) setNearlyFull(used > quota * nearlyFull);
    });
  }, [library, count]);

  const said = [
    m.library_kept_here({ count }),
    count > 0 &&
      (madeAt === undefined
        ? m.library_backup_never()
        : m.library_backup_at({ when: formatRelative(madeAt, Date.now()) })),
    isNearlyFull && m.library_nearly_full(),
  ];
  return (
    <div className="storage-line">
      <p>{said.filter(Boolean).join(' ')}</p>
      {count > 0 && (
        <Button look="quiet" icon={FileDown} onClick={() => void actions.exportAll()}>
          {m.library_export()}
        </Button>
      )}
      <Button look="quiet" icon={FileUp} onClick={() => void actions.importBackup()}>
        {m.library_import()}
      </Button>
    </div>
  );
}
