/** Every screen, on a phone, mirrored too: nothing overflows, and axe finds nothing in anyone’s way. */
import { judgeScreens } from './judge-screens.ts';

judgeScreens([
  { width: 360, locale: 'en' },
  { width: 360, locale: 'ar' },
]);
