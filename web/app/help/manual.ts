// The chapters of the manual. Empty in the source: web/vite-manual.ts puts them here from docs/ when it builds.
import type { Chapter } from './chapter.ts';

export const chapters: readonly Chapter[] = [];
