import type { Figure } from '../figure.ts';
import { measureInBrowser } from './in-browser.ts';
import { measureInNode } from './in-node.ts';

export const measure = async (): Promise<Figure[]> => [...(await measureInNode()), ...(await measureInBrowser())];
