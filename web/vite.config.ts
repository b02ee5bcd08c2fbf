// Builds the web application into web/dist: hashed assets, no inline script, every module's screens in chunks of their own.
// `npm run dev` serves it with the API of the server that VEDOMO_API names (http://127.0.0.1:3000 when absent).
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfParts } from './vite-pdf-parts.ts';

const api = process.env.VEDOMO_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), pdfParts()],
  resolve: {
    alias: [
      // Contracts load without zod; forms fetch the real one (web/core/zod-later), without its words in fifty languages.
      { find: /^zod$/, replacement: join(import.meta.dirname, 'core/zod-later/recorder.ts') },
      { find: /^\.\.\/locales\/index\.js$/, replacement: join(import.meta.dirname, 'core/zod-later/no-locales.ts') },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: api, changeOrigin: false } } },
});
