export { createNodeDisk, type NodeDisk, type NodeDiskOptions } from './disk/create-node-disk.ts';
export { type Location } from './disk/location.ts';
