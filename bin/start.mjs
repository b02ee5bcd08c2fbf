#!/usr/bin/env node
// `npm start`: installs what is missing, builds the web application, and hands over to the server.
// Needs Node 20 or newer and npm; everything else it brings itself.
import { join } from 'node:path';
import { runForwarding } from './lib/forward.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main, root } from './lib/paths.mjs';
import { ensureWebBuilt } from './lib/web.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  await ensureInstalled();
  const node = pinnedNode();
  const hasNoScreens = /--role[= ](worker|bot)\b/.test(args.join(' '));
  if (!hasNoScreens) await ensureWebBuilt(node);
  return runForwarding(node, [join(root, 'server', 'main.ts'), ...args], { leash: true });
});
