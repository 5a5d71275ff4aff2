export { type FileRecords, type FileRecordText } from './data-directory/database/file-records.ts';
export { type SmallValues } from './data-directory/database/small-values.ts';
export { type StoreResult } from './data-directory/database/transact.ts';
export { defaultDataDirectory, type PlatformFacts } from './data-directory/default-data-directory.ts';
export { type DirectoryError } from './data-directory/directory-error.ts';
export { type DataDirectory, openDataDirectory } from './data-directory/open-data-directory.ts';
export { createNodeDisk, type NodeDisk, type NodeDiskOptions } from './disk/create-node-disk.ts';
export { type Location } from './disk/location.ts';
