/** `npm run build`: a static site in dist/ that any https host can serve. */
import { ensureInstalled, handOver } from './install.mjs';
import { fail } from './root.mjs';
import { buildWeb } from './web-build.mjs';

ensureInstalled();
await handOver();
if (!buildWeb()) fail('The web app could not be built; what vite said stands above.');
console.log('The site is in dist/.');
