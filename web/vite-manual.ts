// Ships the manual of docs/ inside the application: its chapters take the place of the empty list in web/app/help/manual.ts.
import type { Plugin } from 'vite';
import { manualFiles, readManual } from './app/help/read-manual.ts';

export function manual(): Plugin {
  return {
    name: 'vedomo-manual',
    enforce: 'pre',
    transform(_code, id) {
      if (!/[/\\]app[/\\]help[/\\]manual\.ts$/.test(id)) return undefined;
      for (const file of manualFiles()) this.addWatchFile(file);
      return { code: `export const chapters = ${JSON.stringify(readManual())};`, map: null };
    },
  };
}
