// Contracts load without zod in the browser: they get the stand-in of web/core/zod-later, and forms fetch the real one when
// they first check an input, without its own words in fifty languages.
import { join } from 'node:path';
import type { Plugin } from 'vite';

const folder = join(import.meta.dirname, 'core/zod-later');
const importOfZod = /^import (?:\* as z|\{ z \}) from 'zod';$/m;

export function zodLater(): Plugin {
  return {
    name: 'vedomo-zod-later',
    enforce: 'pre',
    resolveId(source, importer) {
      const isWords = source === '../locales/index.js' && importer !== undefined && /[/\\]zod[/\\]/.test(importer);
      return isWords ? join(folder, 'no-locales.ts') : undefined;
    },
    transform(code, id) {
      if (!/[/\\]contract[/\\][\w-]+\.ts$/.test(id) || !code.includes("from 'zod'")) return undefined;
      if (!importOfZod.test(code)) this.error(`${id}: zod is imported as \`import * as z from 'zod'\` in contracts`);
      return {
        code: code.replace(importOfZod, `import { z } from '${join(folder, 'recorder.ts').replaceAll('\\', '/')}';`),
        map: null,
      };
    },
  };
}
