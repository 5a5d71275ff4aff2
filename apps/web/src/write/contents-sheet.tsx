/** The contents on narrow screens: a line that says where one is, and opens them as a sheet. */
import ChevronDown from 'lucide-react/icons/chevron-down';
import TableOfContents from 'lucide-react/icons/table-of-contents';
import X from 'lucide-react/icons/x';
import { useEffect, useRef, useState } from 'react';
import { m } from '../language/messages.ts';
import { useOutlineOf } from '../shell/app-context.ts';
import { IconButton } from '../ui/button.tsx';
import { ContentsList, headsOf, useSectionInView } from './outline.tsx';

export function ContentsSheet() {
  const heads = useOutlineOf(headsOf);
  const here = useSectionInView(heads);
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const title =
    here === 'basics' ? m.write_you() : heads.find((head) => head.id === here)?.title || m.write_untitled_section();
  return (
    <>
      <button type="button" className="where" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        <TableOfContents size={16} strokeWidth={1.75} aria-hidden />
        <span className="visually-hidden">{m.write_contents()}: </span>
        <span className="where-title" dir="auto">
          {title}
        </span>
        <ChevronDown size={15} strokeWidth={1.75} aria-hidden />
      </button>
      <dialog
        ref={dialog}
        className="contents-sheet"
        aria-label={m.write_contents()}
        onClose={() => setOpen(false)}
        onClick={(event) => {
          if (event.target === event.currentTarget) setOpen(false);
        }}
      >
        {open && (
          <div className="contents contents-sheet-inner">
            <header>
              <h2>{m.write_contents()}</h2>
              <IconButton icon={X} label={m.shell_close()} onClick={() => setOpen(false)} />
            </header>
            <ContentsList heads={heads} here={here} onLeave={() => dialog.current?.close()} />
          </div>
        )}
      </dialog>
    </>
  );
}
