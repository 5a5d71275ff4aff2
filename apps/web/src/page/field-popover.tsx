/** What the page derives from several things or writes in its own way (dates, places, accounts): its form's fields, beside it. */
import type { FieldRef } from '@peersume/resume';
import { useLayoutEffect, useRef } from 'react';
import { m } from '../language/messages.ts';
import { useApp } from '../shell/app-context.ts';
import { useObservable, type Observable } from '../shell/observable.ts';
import { Button } from '../ui/button.tsx';
import { DatesField } from '../write/dates/dates-field.tsx';
import { LineField, LinkField, LocationField } from '../write/fields.tsx';

export interface OpenPopover {
  readonly field: FieldRef;
  /** CSS pixels in the window. */
  readonly x: number;
  readonly y: number;
}

const itself = <T,>(value: T): T => value;

export function FieldPopover({ open }: { open: Observable<OpenPopover | null> }) {
  const { actions } = useApp();
  const shown = useObservable(open, itself);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || shown === null) return;
    element.showPopover();
    placeAt(element, shown);
    element.querySelector('input')?.focus({ preventScroll: true });
  }, [shown]);

  if (shown === null) return null;
  const cut = shown.field.lastIndexOf('/');
  const [entity, property] = [shown.field.slice(0, cut), shown.field.slice(cut + 1)];
  const close = (): void => {
    open.set(null);
    document.querySelector<HTMLElement>('.page-scroll')?.focus({ preventScroll: true });
  };
  return (
    <div
      ref={box}
      popover="manual"
      className="field-popover"
      role="dialog"
      aria-label={m.page_edit_here()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        const { relatedTarget, currentTarget } = event;
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) open.set(null);
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          close();
        }}
      >
        <Fields entity={entity} property={property} />
        <div className="popover-buttons">
          <Button
            look="quiet"
            onClick={() => {
              open.set(null);
              actions.goToField(shown.field);
            }}
          >
            {m.page_to_form()}
          </Button>
          <Button look="primary" type="submit">
            {m.page_done()}
          </Button>
        </div>
      </form>
    </div>
  );
}

function Fields({ entity, property }: { entity: string; property: string }) {
  if (property === 'dates') return <DatesField entity={entity} property="dates" label={m.write_dates()} wide />;
  if (property === 'location') {
    const parts = [
      ['city', m.write_town()],
      ['region', m.write_region()],
      ['countryCode', m.write_country()],
    ] as const;
    return (
      <div className="fields">
        {parts.map(([part, label]) => (
          <LocationField key={part} entity={entity} property={part} part={part} label={label} />
        ))}
      </div>
    );
  }
  return (
    <div className="fields">
      <LineField entity={entity} property="network" label={m.write_network()} />
      <LineField entity={entity} property="username" label={m.write_username()} />
      <LinkField entity={entity} property="url" label={m.write_link()} wide />
    </div>
  );
}

/** CSS pixels, from the words and from the edge of the window. */
const gap = 14;
const edge = 8;

function placeAt(element: HTMLElement, { x, y }: OpenPopover): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = y + gap + height + edge <= window.innerHeight;
  const left = Math.max(edge, Math.min(x - width / 2, window.innerWidth - width - edge));
  const top = below ? y + gap : Math.max(edge, y - gap - height);
  element.style.transform = `translate(${left}px, ${top}px)`;
}
