/**
 * React's `memo`, for components that show words: it draws again, too, when the language changes. A check forbids the
 * bare one, under which a part of the screen would stay in the language before.
 */
import { memo as reactMemo, type ComponentType } from 'react';
import { useLocale } from './locale.ts';

export function memo<P extends object>(Component: ComponentType<P>): ComponentType<P> {
  const Inner = reactMemo(
    function Inner({ props }: { readonly props: P; readonly locale: string }) {
      return <Component {...props} />;
    },
    (before, after) => before.locale === after.locale && isSame(before.props, after.props),
  );
  function Worded(props: P) {
    return <Inner props={props} locale={useLocale().locale} />;
  }
  Worded.displayName = Component.displayName ?? Component.name;
  return Worded;
}

function isSame(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.is((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
