export { diskFolder, hostDisk, type DiskHostOptions } from './disk-host.ts';
export { remoteDisk, type RemoteDisk, type RemoteDiskOptions } from './remote-disk.ts';
