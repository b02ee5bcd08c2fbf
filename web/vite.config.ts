// Builds the web application into web/dist: hashed assets, no inline script, every module's screens in chunks of their own.
// `npm run dev` serves it with the API of the server that VEDOMO_API names (http://127.0.0.1:3000 when absent).
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { manual } from './vite-manual.ts';
import { pdfParts } from './vite-pdf-parts.ts';
import { zodLater } from './vite-zod-later.ts';

const api = process.env.VEDOMO_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), zodLater(), pdfParts(), manual()],
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
