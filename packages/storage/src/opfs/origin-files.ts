/**
 * As much of the File System standard (fs.spec.whatwg.org) as is used, so that the worker's types are not needed where the
 * window's are.
 */
export interface OriginDirectory {
  getDirectoryHandle(name: string, options: { create: boolean }): Promise<OriginDirectory>;
  getFileHandle(name: string, options: { create: boolean }): Promise<OriginFile>;
  removeEntry(name: string): Promise<void>;
}

export interface OriginFile {
  createSyncAccessHandle(): Promise<AccessHandle>;
}

/** Exclusive: as long as one is open, nobody else opens the file. */
export interface AccessHandle {
  getSize(): number;
  read(buffer: Uint8Array, options: { at: number }): number;
  write(buffer: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}
