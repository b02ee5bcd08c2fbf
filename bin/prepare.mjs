#!/usr/bin/env node
// `node bin/prepare.mjs`: installs the packages, builds the web application, lists what the program is made of, and starts nothing.
// For images and servers where the program's folder is closed for writing afterwards.
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main, root } from './lib/paths.mjs';
import { runQuietly, step } from './lib/progress.mjs';
import { ensureWebBuilt } from './lib/web.mjs';

await main(async () => {
  await ensureInstalled();
  const node = pinnedNode();
  await ensureWebBuilt(node);
  await step('Составляю манифест файлов программы', () =>
    runQuietly(node, [join(root, 'server', 'cli.ts'), 'manifest', 'make']),
  );
});
