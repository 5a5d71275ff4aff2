/** The language and the light, for who meets the app in the wrong ones. */
import Languages from 'lucide-react/icons/languages';
import { nameOfLanguage } from '../language/formats.ts';
import { chooseLocale, chosenLocale } from '../language/locale.ts';
import { locales } from '../language/locales.ts';
import { m } from '../language/messages.ts';
import { useObservable } from '../shell/observable.ts';
import { chooseTheme, theme } from '../shell/theme.ts';
import { Menu } from '../ui/menu.tsx';

const itself = <T,>(value: T): T => value;

export function StartSettings() {
  const chosen = useObservable(chosenLocale, itself);
  const shown = useObservable(theme, itself);
  return (
    <Menu
      icon={Languages}
      label={m.start_settings()}
      items={[
        m.shell_languages(),
        { label: m.shell_language_system(), checked: chosen === undefined, run: () => void chooseLocale(undefined) },
        ...locales.map((locale) => ({
          label: nameOfLanguage(locale),
          checked: chosen === locale,
          run: () => void chooseLocale(locale),
        })),
        null,
        m.shell_appearance(),
        { label: m.shell_theme_system(), checked: shown === 'system', run: () => chooseTheme('system') },
        { label: m.shell_theme_light(), checked: shown === 'light', run: () => chooseTheme('light') },
        { label: m.shell_theme_dark(), checked: shown === 'dark', run: () => chooseTheme('dark') },
      ]}
    />
  );
}
