export { describeDisk, type DiskContract, type DiskUnderTest } from './describe-disk.ts';
