/** Looks that the person has kept, live with the words of this résumé; and the way to keep the present one. */
import type { Resume } from '@peersume/resume';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useEffect, useState } from 'react';
import { m } from '../language/messages.ts';
import { PageThumbnail } from '../page/page-thumbnail.tsx';
import { useApp, useSession } from '../shell/app-context.ts';
import { notify } from '../shell/view-state.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { NameDialog } from '../ui/name-dialog.tsx';
import { isWorn, looksSetting, maxLooks, operationsForLook, readLooks, wearing, type Look } from './looks.ts';
import { useSettled } from './template-choice.tsx';

export function LooksChoice({ resume }: { resume: Resume }) {
  const { view, actions } = useApp();
  const session = useSession();
  const [looks, keep] = useLooks();
  const [isNaming, setNaming] = useState(false);
  const settled = useSettled(resume);
  const { design } = resume;

  function wear(look: Look): void {
    const operations = operationsForLook(design, look.design);
    if (operations.length > 0 && session.applyAll(operations)) actions.sayDone(m.design_look_worn({ name: look.name }));
  }

  async function add(name: string): Promise<void> {
    const look = { id: crypto.randomUUID(), name, design };
    if (await keep([...looks, look])) notify(view, { text: m.design_look_kept({ name }) });
  }

  async function remove(look: Look): Promise<void> {
    if (!(await keep(looks.filter(({ id }) => id !== look.id)))) return;
    notify(view, {
      text: m.design_look_removed({ name: look.name }),
      action: { label: m.versions_undo(), run: () => void keep(looks) },
    });
  }

  return (
    <>
      {looks.length === 0 ? (
        <p className="hint">{m.design_looks_hint()}</p>
      ) : (
        <ul className="templates looks">
          {looks.map((look) => (
            <li key={look.id}>
              <button
                type="button"
                className="template"
                aria-pressed={isWorn(design, look.design)}
                onClick={() => wear(look)}
              >
                <PageThumbnail
                  view={`look/${look.id}`}
                  source={{ resume: { ...settled, design: wearing(settled.design, look.design) }, maxPages: 1 }}
                />
                <span dir="auto">{look.name}</span>
              </button>
              <IconButton
                icon={X}
                label={m.design_look_remove({ name: look.name })}
                className="look-remove"
                onClick={() => void remove(look)}
              />
            </li>
          ))}
        </ul>
      )}
      <Button
        look="quiet"
        icon={Plus}
        className="small keep-look"
        onClick={() => {
          if (looks.length < maxLooks) setNaming(true);
          else notify(view, { text: m.design_look_full() });
        }}
      >
        {m.design_look_save()}
      </Button>
      {isNaming && (
        <NameDialog
          title={m.design_look_save()}
          label={m.design_look_name()}
          example={m.design_look_example()}
          initial=""
          action={m.design_look_keep()}
          onClose={() => setNaming(false)}
          onName={(name) => void add(name)}
        />
      )}
    </>
  );
}

/** What is kept, also when another tab keeps something. */
function useLooks(): [readonly Look[], (next: readonly Look[]) => Promise<boolean>] {
  const { library, view } = useApp();
  const [looks, setLooks] = useState<readonly Look[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = (): void =>
      void library.setting(looksSetting).then((kept) => {
        if (!isGone && kept.ok) setLooks(readLooks(kept.value));
      });
    read();
    const stop = library.onElsewhere((change) => {
      if (change.type === 'setting' && change.name === looksSetting) read();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [library]);

  async function keep(next: readonly Look[]): Promise<boolean> {
    const kept = await library.putSetting(looksSetting, next);
    if (kept.ok) setLooks(next);
    else notify(view, { text: m.design_look_failed(), stays: true });
    return kept.ok;
  }
  return [looks, keep];
}
