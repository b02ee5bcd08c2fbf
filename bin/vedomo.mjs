#!/usr/bin/env node
// `npm run -s vedomo -- <noun> <verb> …`: the command of the administrator, with the server up or down.
// Prints nothing of its own but the progress of a first installation, and that to stderr.
import { join } from 'node:path';
import { runForwarding } from './lib/forward.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main, root } from './lib/paths.mjs';

await main(async () => {
  await ensureInstalled();
  // Names of files count from where the person stands; npm tells it under this name.
  const env = { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() };
  return runForwarding(pinnedNode(), [join(root, 'server', 'cli.ts'), ...process.argv.slice(2)], { env });
});
