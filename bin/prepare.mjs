#!/usr/bin/env node
// `node bin/prepare.mjs`: installs the packages and builds the web application, and starts nothing.
// For images and servers where the program's folder is closed for writing afterwards.
import { ensureInstalled } from './lib/install.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main } from './lib/paths.mjs';
import { ensureWebBuilt } from './lib/web.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureWebBuilt(pinnedNode());
});
