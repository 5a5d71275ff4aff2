/** Days, sittings and named versions, the newest first; a name can be given to now, changed, and taken away. */
import Bookmark from 'lucide-react/icons/bookmark';
import Trash from 'lucide-react/icons/trash-2';
import { useRef, useState } from 'react';
import { dateFormat } from '../language/formats.ts';
import { useLocale } from '../language/locale.ts';
import { m } from '../language/messages.ts';
import type { Session } from '../session/session.ts';
import { useReadOnly } from '../shell/app-context.ts';
import { Button, IconButton } from '../ui/button.tsx';
import type { Day, Moment, Named, Sitting } from './list-moments.ts';

interface MomentListProps {
  readonly days: readonly Day[];
  readonly count: number;
  readonly isChosen: (moment: Moment) => boolean;
  readonly onChoose: (moment: Moment) => void;
  readonly session: Session;
}

export function MomentList({ days, count, isChosen, onChoose, session }: MomentListProps) {
  const { locale } = useLocale();
  const isReadOnly = useReadOnly();
  if (count === 0) return <p className="quiet">{m.versions_empty()}</p>;
  return (
    <div className="moments">
      {!isReadOnly && <NameNow session={session} />}
      {days.map(({ time, moments }) => (
        <section key={time}>
          <h3>
            {dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(time)}
          </h3>
          <ul>
            {moments.map((moment) => (
              <li key={moment.key} className={moment.type}>
                <button type="button" aria-pressed={isChosen(moment)} onClick={() => onChoose(moment)}>
                  {moment.type === 'named' ? <NamedLine moment={moment} /> : <SittingLine moment={moment} />}
                </button>
                {moment.type === 'named' && !isReadOnly && (
                  <IconButton
                    icon={Trash}
                    label={m.versions_forget({ name: moment.version.name })}
                    onClick={() => session.apply({ type: 'removeVersion', id: moment.version.id })}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function SittingLine({ moment: { from, time, at, before } }: { moment: Sitting }) {
  const { locale } = useLocale();
  const range = dateFormat(locale, { timeStyle: 'short' }).formatRange(Math.min(from, time), Math.max(from, time));
  return (
    <>
      <span>{range}</span>
      <span className="quiet">{m.versions_edits({ count: at - before })}</span>
    </>
  );
}

function NamedLine({ moment: { version } }: { moment: Named }) {
  const { locale } = useLocale();
  return (
    <>
      <Bookmark size={15} strokeWidth={1.75} aria-hidden />
      <strong dir="auto">{version.name}</strong>
      <span className="quiet">{dateFormat(locale, { timeStyle: 'short' }).format(version.time)}</span>
    </>
  );
}

/** Characters of a name: a line of the list. */
const maxName = 80;

function NameNow({ session }: { session: Session }) {
  const [name, setName] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const said = name.trim();
  return (
    <form
      className="name-now"
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '' && session.nameVersion(said)) setName('');
        // A button that is switched off under the finger would lose the focus to nowhere.
        input.current?.focus();
      }}
    >
      <label className="line-field">
        <span>{m.versions_name_now()}</span>
        <input
          className="line-input"
          ref={input}
          value={name}
          maxLength={maxName}
          placeholder={m.versions_name_example()}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit">{m.versions_keep()}</Button>
    </form>
  );
}
