/**
 * A button that opens a short list of commands, above everything and within the window. Arrow keys move, letters jump,
 * the arrow of the reading direction opens what lies below a command; Escape and a click elsewhere close.
 */
import type { LucideIcon } from 'lucide-react';
import Check from 'lucide-react/icons/check';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { placeBeside } from './place-beside.ts';

export interface MenuItem {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly hint?: string;
  /** A quiet line below the label. */
  readonly detail?: string | undefined;
  readonly run?: () => void;
  /** Opens these in its place. */
  readonly items?: readonly MenuItem[];
  readonly disabled?: boolean;
  readonly checked?: boolean;
}

/** `null` draws a line, a text heads what follows. */
export type MenuItems = readonly (MenuItem | string | null)[];

interface MenuProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly text?: ReactNode;
  /** As a function it is asked when the menu opens. */
  readonly items: MenuItems | (() => MenuItems);
  readonly align?: 'start' | 'end';
  readonly className?: string;
}

export function Menu({ label, icon: Icon, text, items, align = 'end', className = '' }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => setOpen(false);
  return (
    <div className={`menu ${className}`}>
      <button
        ref={button}
        type="button"
        className={text === undefined ? 'icon-button' : 'button quiet'}
        aria-label={text === undefined ? label : undefined}
        // Also its name where a narrow screen shows no text.
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.altKey || open) return;
          event.preventDefault();
          event.stopPropagation();
          setOpen(true);
        }}
      >
        <Icon size={17} strokeWidth={1.75} aria-hidden />
        {text !== undefined && <span>{text}</span>}
      </button>
      {open && <MenuList id={id} label={label} items={items} align={align} button={button} onClose={close} />}
    </div>
  );
}

interface MenuListProps extends Pick<MenuProps, 'label' | 'items'> {
  readonly id: string;
  readonly align: 'start' | 'end';
  readonly button: { readonly current: HTMLButtonElement | null };
  readonly onClose: () => void;
}

function MenuList({ id, label, items, align, button, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [below, setBelow] = useState<MenuItem | null>(null);
  const shown: MenuItems = below?.items ?? (typeof items === 'function' ? items() : items);

  // In the top layer: no pane that scrolls or clips has a say.
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || button.current === null) return;
    if (!element.matches(':popover-open')) element.showPopover();
    placeBeside(element, button.current, align);
    focusable(element)[0]?.focus();
  }, [below, align, button]);

  useEffect(() => {
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node)) return;
      if (!list.current?.contains(event.target) && button.current?.contains(event.target) !== true) onClose();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      window.removeEventListener('resize', onClose);
    };
  }, [button, onClose]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const [deeper, back] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const all = focusable(event.currentTarget);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const goTo = (index: number): void => all[(index + all.length) % all.length]?.focus();
    if (event.key === 'Tab') return onClose();
    if (event.key === 'Escape' || (event.key === back && below !== null)) {
      if (below !== null) setBelow(null);
      else {
        onClose();
        button.current?.focus();
      }
    } else if (event.key === 'ArrowDown') goTo(at + 1);
    else if (event.key === 'ArrowUp') goTo(at - 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(-1);
    else if (event.key === deeper && document.activeElement?.getAttribute('aria-haspopup') === 'menu') {
      (document.activeElement as HTMLElement).click();
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const starts = (one: HTMLElement): boolean =>
        one.innerText.trim().toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase());
      [...all.slice(at + 1), ...all.slice(0, at + 1)].find(starts)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function choose(item: MenuItem): void {
    if (item.items !== undefined) {
      setBelow(item);
      return;
    }
    onClose();
    button.current?.focus();
    item.run?.();
  }

  return (
    <div
      className={
        shown.some((item) => typeof item === 'object' && item?.icon) || below ? 'menu-list' : 'menu-list no-icons'
      }
      role="menu"
      popover="manual"
      aria-label={below?.label ?? label}
      id={id}
      ref={list}
      onKeyDown={onKeyDown}
    >
      {below !== null && (
        <button type="button" role="menuitem" className="menu-back" onClick={() => setBelow(null)}>
          <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
          <span className="menu-label">{below.label}</span>
        </button>
      )}
      {shown.map((item, index) =>
        item === null ? (
          <hr key={index} />
        ) : typeof item === 'string' ? (
          <p key={index} className="menu-heading" role="presentation">
            {item}
          </p>
        ) : (
          <button
            key={`${item.label} ${index}`}
            type="button"
            role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.checked}
            aria-haspopup={item.items === undefined ? undefined : 'menu'}
            disabled={item.disabled}
            onClick={() => choose(item)}
          >
            {item.icon ? <item.icon size={16} strokeWidth={1.75} aria-hidden /> : <i aria-hidden />}
            <span className="menu-label">
              <bdi>{item.label}</bdi>
              {item.detail && (
                <small>
                  <bdi>{item.detail}</bdi>
                </small>
              )}
            </span>
            {item.hint && <kbd>{item.hint}</kbd>}
            {item.checked && <Check className="menu-check" size={15} strokeWidth={2} aria-hidden />}
            {item.items && <ChevronRight className="menu-more" size={15} strokeWidth={1.75} aria-hidden />}
          </button>
        ),
      )}
    </div>
  );
}

const focusable = (list: HTMLElement): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)'),
];
