// `node bin/data-model.mjs`: writes docs/data-model.md from the schema of a freshly migrated database.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { drawDataModel } from '#core/db/check/data-model.ts';
import { migrationsDir } from '#core/db/migrate.ts';
import { freshDatabase } from '#test/support/database.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const database = await freshDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
const paper = await drawDataModel(client, migrationsDir);
await client.end();
await database.drop();
await mkdir(docs, { recursive: true });
await writeFile(`${docs}data-model.md`, paper);
process.exit(0);
