/** Every screen, wide, light and dark: nothing overflows, and axe finds nothing in anyone’s way. */
import { judgeScreens } from './judge-screens.ts';

judgeScreens([{ width: 1440, locale: 'en' }]);
