#!/usr/bin/env node
// `node bin/db-check.mjs`: proves that no migration loses data, each going up, down and up on a filled database.
// It needs an installed clone and nothing else: the database is its own.
import { runForwarding } from './lib/forward.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main } from './lib/paths.mjs';

await main(() => runForwarding(pinnedNode(), ['test/migrations/db-check.ts', ...process.argv.slice(2)]));
