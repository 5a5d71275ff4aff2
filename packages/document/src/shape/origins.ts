/** Who makes a transaction: decides what undo takes back and what is sent to others. */

/** A typed operation on fields, letters or a variant's overrides; undo takes back what it wrote. */
export const editOrigin = { name: 'edit' };
/** A typed operation on structure; undo does the opposite. */
export const structureOrigin = { name: 'structure' };
/** What a program puts right by itself; nobody's. */
export const repairOrigin = { name: 'repair' };
/** What came from elsewhere: other devices, the log. */
export const remoteOrigin = { name: 'remote' };
