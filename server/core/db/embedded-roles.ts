// The two roles and the one database of an embedded cluster. The owner migrates and makes partitions; the program
// runs as the other role, which migrations let do no more than it needs.
import pg from 'pg';
import { passwords, urlOf } from '#core/db/embedded-endpoint.ts';
import type { Place } from '#core/db/embedded-place.ts';

const roles = ['vedomo_owner', 'vedomo_app'] as const;

/** Makes what is missing; a first start that was killed half way is completed by the next one. */
export async function ensureRoles(place: Place): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(place, 'postgres', 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ done: boolean }>(
      "select exists (select from pg_database where datname = 'vedomo') as done",
    );
    if (rows[0]?.done) return;
    // Two processes at once on a new cluster: the second waits and finds everything made.
    await client.query("select pg_advisory_lock(hashtext('vedomo roles'))");
    const words = process.platform === 'win32' ? passwords(place) : undefined;
    for (const role of roles) {
      const known = await client.query('select from pg_roles where rolname = $1', [role]);
      const password = words ? ` password '${words[role]}'` : '';
      if (known.rowCount === 0) await client.query(`create role ${role} login${password}`);
    }
    const again = await client.query("select from pg_database where datname = 'vedomo'");
    if (again.rowCount === 0) await client.query('create database vedomo owner vedomo_owner');
  } finally {
    await client.end();
  }
}
