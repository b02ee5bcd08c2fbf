#!/usr/bin/env node
// `node bin/data-model.mjs`: writes docs/data-model.md from the schema of a freshly migrated database of its own.
// Run it after every new migration; a test compares the paper with the schema.
import { runForwarding } from './lib/forward.mjs';
import { pinnedNode } from './lib/node.mjs';
import { main } from './lib/paths.mjs';

await main(() => runForwarding(pinnedNode(), ['test/migrations/write-data-model.ts']));
