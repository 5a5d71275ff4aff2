/** A button that opens a short list of commands. Arrow keys move, Escape and a click elsewhere close. */
import type { LucideIcon } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface MenuItem {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly hint?: string;
  readonly run: () => void;
  readonly disabled?: boolean;
  readonly checked?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly text?: ReactNode;
  /** `null` draws a line. */
  readonly items: readonly (MenuItem | null)[];
  readonly align?: 'start' | 'end';
  readonly className?: string;
}

export function Menu({ label, icon: Icon, text, items, align = 'end', className }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    list.current?.querySelector<HTMLElement>('[role^=menuitem]:not(:disabled)')?.focus();
    const close = (event: PointerEvent): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [open]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      root.current?.querySelector('button')?.focus();
    }
    if (!open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    entries[(at + (event.key === 'ArrowDown' ? 1 : -1) + entries.length) % entries.length]?.focus();
  }

  return (
    <div className={`menu ${className ?? ''}`} ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={text === undefined ? 'icon-button' : 'button quiet'}
        aria-label={text === undefined ? label : undefined}
        title={text === undefined ? label : undefined}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon size={17} strokeWidth={1.75} aria-hidden />
        {text !== undefined && <span>{text}</span>}
      </button>
      {open && (
        <div className={`menu-list ${align}`} role="menu" aria-label={label} id={id} ref={list}>
          {items.map((item, index) =>
            item === null ? (
              <hr key={index} />
            ) : (
              <button
                key={item.label}
                type="button"
                role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={item.checked}
                disabled={item.disabled}
                onClick={() => {
                  setOpen(false);
                  root.current?.querySelector('button')?.focus();
                  item.run();
                }}
              >
                {item.icon ? <item.icon size={16} strokeWidth={1.75} aria-hidden /> : <i aria-hidden />}
                <span>{item.label}</span>
                {item.hint && <kbd>{item.hint}</kbd>}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  );
}
