import type { Figure } from '../figure.ts';
import { measureInNode } from './in-node.ts';

export const measure = async (): Promise<Figure[]> => [...(await measureInNode())];
