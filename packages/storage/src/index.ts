export type { Card, CardVariant, ElsewhereChange, Library, StorageHealth } from './library.ts';
