#!/usr/bin/env node
// `node bin/run.mjs some/file.ts …`: runs a TypeScript file of the clone with the pinned Node.
// The web application is built first for the programs that look at it, the measurements and the pictures.
import { runForwarding } from './lib/forward.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main, StepError } from './lib/paths.mjs';
import { ensureWebBuilt } from './lib/web.mjs';

await main(async () => {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new StepError('Какой файл запустить? node bin/run.mjs bench/run.ts …');
  await ensureInstalled();
  const node = pinnedNode();
  if (/^(bench|test[/\\]shots)[/\\]/.test(file)) await ensureWebBuilt(node);
  return runForwarding(node, [file, ...args]);
});
