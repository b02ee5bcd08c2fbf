// The one transaction in which a restore fills the tables. Foreign keys are dropped and made again afterwards, as
// owner and without superuser: no order of tables is needed, cycles are allowed, and every reference is checked.
import type { Client } from 'pg';
import type { FileStore } from '../files/store.ts';
import { Refusal } from '../refusal.ts';
import { archiveGroups } from './archive-groups.ts';
import { archiveEntries } from './archive-reader.ts';
import { copyIn } from './copy-stream.ts';
import {
  type ForeignKey,
  listForeignKeys,
  listPartitions,
  listTables,
  listTriggers,
  quoted,
  type Table,
  type Trigger,
} from './database.ts';
import { filesFolder } from './files.ts';
import { restoreJobs } from './jobs.ts';
import type { Manifest } from './manifest.ts';

export interface LoadOptions {
  store: FileStore;
  from: string;
  log: (line: string) => void;
}

const enabling: Record<Trigger['enabled'], string> = {
  O: 'enable',
  D: 'disable',
  R: 'enable replica',
  A: 'enable always',
};

/** Expects an open transaction in a database whose schema stands at the backup's migrations. */
export async function loadAll(client: Client, manifest: Manifest, options: LoadOptions): Promise<void> {
  const tables = await matchTables(client, manifest);
  await makePartitions(client, manifest);
  const foreignKeys = await listForeignKeys(client);
  const triggers = await listTriggers(client);
  await setAside(client, foreignKeys, triggers);
  // Migrations put first rows into some tables; the backup brings its own.
  await client.query(`truncate ${[...tables.values()].map(({ sql }) => sql).join(', ')}`);
  await readArchive(client, manifest, tables, options);
  for (const { name, value, called } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, called]);
  }
  await putBack(client, foreignKeys, triggers);
}

async function matchTables(client: Client, manifest: Manifest): Promise<Map<string, Table>> {
  const here = new Map((await listTables(client)).map((table) => [table.name, table]));
  for (const { name, columns } of manifest.tables) {
    const known = new Set(here.get(name)?.columns);
    if (known.size !== columns.length || !columns.every((column) => known.has(column))) {
      throw new Refusal('restore_schema_differs', { table: name });
    }
  }
  return here;
}

/** Partitions that the program makes ahead in time are no part of the migrations: they are made as they were. */
async function makePartitions(client: Client, manifest: Manifest): Promise<void> {
  const here = await listPartitions(client);
  const there = new Set(here.map(({ name }) => name));
  for (const { name, parent, bound } of manifest.partitions) {
    if (there.has(name)) continue;
    await client.query(`create table ${name} partition of ${parent} ${bound}`);
    // Row triggers follow from the parent; those of a statement stand on each partition, as on the default one.
    const model = here.find((other) => other.parent === parent && other.bound === 'DEFAULT');
    if (model) await copyTriggers(client, model.name, name);
  }
}

async function copyTriggers(client: Client, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string; enabled: Trigger['enabled'] }>(
    `select quote_ident(tgname) as name, pg_get_triggerdef(oid) as definition, tgenabled as enabled from pg_trigger
     where tgrelid = $1::regclass and not tgisinternal and tgparentid = 0`,
    [from],
  );
  for (const { name, definition, enabled } of rows) {
    await client.query(definition.replace(` ON ${from} `, ` ON ${to} `));
    await client.query(`alter table ${to} ${enabling[enabled]} trigger ${name}`);
  }
}

async function setAside(client: Client, foreignKeys: ForeignKey[], triggers: Trigger[]): Promise<void> {
  for (const key of foreignKeys) await client.query(`alter table ${key.table} drop constraint ${key.name}`);
  for (const trigger of triggers) await client.query(`alter table ${trigger.table} disable trigger ${trigger.name}`);
}

async function putBack(client: Client, foreignKeys: ForeignKey[], triggers: Trigger[]): Promise<void> {
  for (const trigger of triggers) {
    await client.query(`alter table ${trigger.table} ${enabling[trigger.enabled]} trigger ${trigger.name}`);
  }
  for (const key of foreignKeys) {
    await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`);
  }
}

async function readArchive(
  client: Client,
  manifest: Manifest,
  tables: Map<string, Table>,
  options: LoadOptions,
): Promise<void> {
  const expected = new Map(manifest.tables.map((table) => [table.name, table]));
  const loaded = new Map<string, number>();
  let files = 0;
  let jobs = 0;
  for await (const group of archiveGroups(archiveEntries(options.from))) {
    if (group.name.startsWith('tables/')) {
      const name = group.name.slice('tables/'.length);
      const table = tables.get(name);
      const card = expected.get(name);
      if (!table || !card) throw new Refusal('restore_schema_differs', { table: name });
      const rows = await copyIn(
        client,
        `copy ${table.sql} (${card.columns.map(quoted).join(', ')}) from stdin`,
        group.body,
      );
      loaded.set(name, rows);
      options.log(`Таблица ${name}: строк ${rows}`);
    } else if (group.name === 'jobs') {
      jobs = await restoreJobs(client, group.body);
    } else if (group.name.startsWith(filesFolder)) {
      await options.store.write(group.name.slice(filesFolder.length), group.body);
      files += 1;
    }
  }
  for (const { name, rows } of manifest.tables) check(`rows of ${name}`, rows, loaded.get(name) ?? 0);
  check('jobs', manifest.jobs, jobs);
  check('files', manifest.files, files);
}

function check(what: string, expected: number, found: number): void {
  if (expected !== found) throw new Refusal('restore_count_differs', { what, expected, found });
}
