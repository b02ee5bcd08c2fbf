// Ships the manual of docs/ inside the application: its chapters take the place of the empty list in web/app/help/manual.ts,
// its pictures, when they were made, stand among the assets.
import type { Plugin } from 'vite';
import { manualFiles, readManual, readPictures } from './app/help/read-manual.ts';

export function manual(): Plugin {
  return {
    name: 'vedomo-manual',
    enforce: 'pre',
    transform(_code, id) {
      if (!/[/\\]app[/\\]help[/\\]manual\.ts$/.test(id)) return undefined;
      for (const file of manualFiles()) this.addWatchFile(file);
      return { code: `export const chapters = ${JSON.stringify(readManual())};`, map: null };
    },
    generateBundle() {
      for (const { src, content } of readPictures().values())
        this.emitFile({ type: 'asset', fileName: src.slice(1), source: content });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const found = [...readPictures().values()].find((picture) => picture.src === request.url);
        if (!found) return next();
        response.setHeader('content-type', 'image/png');
        response.end(found.content);
      });
    },
  };
}
