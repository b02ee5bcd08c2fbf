// `node bin/db-check.mjs [--database URL]`: every migration up, down and up on a filled database; exit code 1 when
// one of them loses something. The database must be empty; without one a cluster of its own is started.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkMigrations } from '#core/db/check/staircase.ts';
import { migrationsDir } from '#core/db/migrate.ts';
import { emptyDatabase } from '#test/support/database.ts';
import { migrator } from './migrator.ts';

const { values } = parseArgs({ options: { database: { type: 'string' } } });
const own = values.database ? undefined : await emptyDatabase();
const findings = await checkMigrations({
  ownerUrl: values.database ?? own?.ownerUrl ?? '',
  dir: migrationsDir,
  fillDir: fileURLToPath(new URL('./fill/', import.meta.url)),
  migrator,
  log: console.log,
  now: new Date(),
});
await own?.drop();
for (const finding of findings) console.error(finding);
if (findings.length > 0)
  console.error('What a migration does to data on purpose stands in its first lines: server/core/db/check/header.ts');
process.exit(findings.length > 0 ? 1 : 0);
