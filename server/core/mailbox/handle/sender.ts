// Who writes: an employee by the address of their account, or somebody whom a module may know.
import type { Sql } from '../../db/sql.ts';

export interface Sender {
  name: string;
  address: string;
  /** The account with this address, whatever its state. */
  employee: { id: string; active: boolean } | null;
}

export async function senderOf(sql: Sql, from: { name: string; address: string }): Promise<Sender> {
  const { rows } = await sql.query<{ id: string; active: boolean }>(
    `select u.id, u.status = 'active' and not exists (select from subject_block b where b.subject_id = u.id and b.released_at is null)
       as active from app_user u where lower(u.email) = lower($1)`,
    [from.address],
  );
  return { ...from, employee: rows[0] ?? null };
}
