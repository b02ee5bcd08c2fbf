// What the program's own role may do when it is not the owner of the tables: work with all rows, but of the journal
// only read and add. Granted anew after every migration, so that no migration has to think of it.
import pg from 'pg';

/** Grants to the role of `appUrl`; does nothing when that is the owner itself. */
export async function grantToProgram(owner: pg.Client, appUrl: string, migrationsTable: string): Promise<void> {
  const program = await roleOf(appUrl);
  const { rows } = await owner.query<{ me: string }>('select current_user as me');
  if (program === rows[0]?.me) return;
  const role = owner.escapeIdentifier(program);
  await owner.query('begin');
  try {
    await owner.query(`
      grant usage on schema public to ${role};
      grant select, insert, update, delete on all tables in schema public to ${role};
      grant usage, select on all sequences in schema public to ${role};
      revoke insert, update, delete on public.${migrationsTable} from ${role};
      alter default privileges in schema public grant select on tables to ${role};
      alter default privileges in schema public grant usage, select on sequences to ${role}`);
    await protectJournal(owner, role);
    await openQueue(owner, role);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function roleOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ me: string }>('select current_user as me');
    return rows[0]?.me ?? '';
  } finally {
    await client.end();
  }
}

/** Rows reach the partitions through the journal's own table, so on the partitions reading is enough. */
async function protectJournal(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; kind: 'journal' | 'partition' | 'seal' }>(`
    select c.oid::regclass::text as name,
           case when c.relispartition then 'partition' when c.relname in ('journal_seal', 'journal_era') then 'seal' else 'journal' end as kind
      from pg_class c left join pg_inherits i on i.inhrelid = c.oid
     where c.oid = to_regclass('public.event') or i.inhparent = to_regclass('public.event')
        or c.oid in (to_regclass('public.journal_seal'), to_regclass('public.journal_era'))`);
  for (const { name, kind } of rows) {
    await owner.query(`revoke ${kind === 'journal' ? '' : 'insert, '}update, delete, truncate on ${name} from ${role}`);
  }
}

/** The queue's tables have row security without policies, which hides every row from all but their owner. */
async function openQueue(owner: pg.Client, role: string): Promise<void> {
  await owner.query(`
    grant usage on schema graphile_worker to ${role};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
    grant usage, select on all sequences in schema graphile_worker to ${role};
    grant execute on all functions in schema graphile_worker to ${role}`);
  const { rows } = await owner.query<{ name: string; known: boolean }>(`
    select c.oid::regclass::text as name,
           exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'program'
                      and p.polroles @> array[${owner.escapeLiteral(role)}::regrole::oid]) as known
      from pg_class c
     where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity`);
  for (const { name, known } of rows) {
    if (known) continue;
    await owner.query(`drop policy if exists program on ${name}`);
    await owner.query(`create policy program on ${name} to ${role} using (true) with check (true)`);
  }
}
