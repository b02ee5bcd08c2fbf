// Ships what the PDF library reads while it draws (fonts, character maps, colour profiles, decoders) under /pdf/, in the
// build and in development.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const source = join(import.meta.dirname, '../node_modules/pdfjs-dist');
const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];
/** Decoders run without WebAssembly, which the page's security policy forbids. */
const isShipped = (file: string) =>
  !file.endsWith('.wasm') && !file.startsWith('quickjs') && !file.startsWith('LICENSE');

export function pdfParts(): Plugin {
  return {
    name: 'vedomo-pdf-parts',
    generateBundle() {
      for (const folder of folders) {
        for (const file of readdirSync(join(source, folder)).filter(isShipped)) {
          this.emitFile({
            type: 'asset',
            fileName: `pdf/${folder}/${file}`,
            source: readFileSync(join(source, folder, file)),
          });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use('/pdf/', (request, response, next) => {
        const [, folder = '', file = ''] = /^\/(\w+)\/([\w.-]+)$/.exec(request.url ?? '') ?? [];
        if (!folders.includes(folder) || !readdirSync(join(source, folder)).includes(file)) return next();
        if (file.endsWith('.js')) response.setHeader('content-type', 'text/javascript');
        response.end(readFileSync(join(source, folder, file)));
      });
    },
  };
}
