import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactElement, ReactNode } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'outline' | 'quiet';
  readonly icon?: LucideIcon;
  readonly children?: ReactNode;
}

export function Button({ look = 'outline', icon: Icon, children, className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${look} ${className}`} {...rest}>
      {Icon && drawn(Icon, 16)}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly icon: LucideIcon;
  /** Says what it does, to everyone. */
  readonly label: string;
  readonly shortcut?: string;
}

export function IconButton({ icon: Icon, label, shortcut, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`icon-button ${className}`}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      {...rest}
    >
      {drawn(Icon, 17)}
    </button>
  );
}

/** One element per icon and size for ever: React does not look into what is the same element as before. */
function drawn(Icon: LucideIcon, size: number): ReactElement {
  const sizes = icons.get(Icon) ?? new Map<number, ReactElement>();
  icons.set(Icon, sizes);
  let element = sizes.get(size);
  if (element === undefined) sizes.set(size, (element = <Icon size={size} strokeWidth={1.75} aria-hidden />));
  return element;
}

const icons = new Map<LucideIcon, Map<number, ReactElement>>();
