// The row types of `tables.ts` and the migrated database say the same, in both directions; so do the drawn data model
// and the database. Whoever changes one side alone is told the table and the column.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { drawDataModel } from '#core/db/check/data-model.ts';
import { migrationsDir } from '#core/db/migrate.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { compareTypes, typedTables } from './row-types.ts';

const paper = fileURLToPath(new URL('../../docs/data-model.md', import.meta.url));

/** Tables that only core's own SQL reads, with types beside those statements. */
const bySqlAlone = ['file_master_key', 'journal_era', 'journal_seal', 'schema_migration'];

let database: TestDatabase;
let client: pg.Client;
before(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
after(async () => {
  await client.end();
  await database.drop();
});

it('row types of tables.ts match the columns of the database, both ways', async () => {
  const types = typedTables();
  assert.equal(types.get('record')?.get('version')?.kind, 'number', "the compiler sees through Kysely's types");
  assert.deepEqual(await compareTypes(client, types, bySqlAlone), []);
});

it('a column that only one side knows, or of another type, is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vedomo-types-'));
  const file = join(folder, 'tables.ts');
  await writeFile(
    file,
    `type WatchRow = { record_id: number; user_id: string | null; since: string };
     export interface PlantedTables { watch: WatchRow; missing: { id: string } }`,
  );
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname <> 'watch'",
  );
  const found = await compareTypes(
    client,
    typedTables([file]),
    rows.map(({ name }) => name),
  );
  await rm(folder, { recursive: true });
  assert.deepEqual(found, [
    'missing: a type without a table',
    'watch.record_id: uuid is string in the database, number in the type',
    'watch.since: a type without a column',
    'watch.user_id: never empty in the database, may be null in the type',
  ]);
  assert.deepEqual(
    await compareTypes(
      client,
      new Map(),
      rows.map(({ name }) => name),
    ),
    ['watch: a table without a type'],
  );
});

it('C12 docs/data-model.md shows the schema as it is', async () => {
  const drawn = await drawDataModel(client, migrationsDir);
  const committed = await readFile(paper, 'utf8').catch(() => '');
  assert.ok(committed === drawn, 'docs/data-model.md is out of date: run `node bin/data-model.mjs`');
});
