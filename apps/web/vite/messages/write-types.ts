/** `npm run messages`: writes the types of the messages anew and says what is wrong with the texts. */
import { writeTypes } from './message-types.ts';

const written = writeTypes();
console.log(written.length === 0 ? 'The types of the messages are up to date.' : `Written: ${written.join(', ')}`);
