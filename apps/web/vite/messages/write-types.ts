/** `npm run messages`: writes the types of the messages anew and says what is wrong with the texts. */
import { checkAllSources, checkAllTexts } from './check-messages.ts';
import { writeTypes } from './message-types.ts';

const written = writeTypes();
console.log(written.length === 0 ? 'The types of the messages are up to date.' : `Written: ${written.join(', ')}`);
const { problems, unusedKeys } = checkAllSources();
for (const problem of [...checkAllTexts(), ...problems]) console.log(problem);
if (unusedKeys.length > 0) console.log(`Not used: ${unusedKeys.join(', ')}`);
