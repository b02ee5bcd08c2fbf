// People of another system, as accounts that nobody can sign in to yet: those who were at work there wait for a curator's
// decision among the registrations, the rest are deactivated. Written in the caller's transaction, which tells the journal.
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';

export interface Newcomer {
  id: string;
  login: string;
  name: string;
  email: string | null;
  phone: string;
  status: 'unconfirmed' | 'deactivated';
  /** For the curator who decides. */
  note: string;
}

export async function writeNewcomers(
  { subjectKeys, clock }: Pick<Services, 'subjectKeys' | 'clock'>,
  sql: Sql,
  people: readonly Newcomer[],
): Promise<void> {
  if (people.length === 0) return;
  const rows = people.map((person) => ({
    ...person,
    wrapped: (subjectKeys.prepareSubject(person.id, 'user').values[2] as Buffer).toString('hex'),
  }));
  await sql.query(
    `with given as materialized (select * from json_to_recordset($1::json) as given
         (id uuid, login text, name text, email text, phone text, status text, note text, wrapped text)),
       made as (insert into principal (id, kind, name, created_at) select id, 'user', name, $2 from given),
       keyed as (insert into data_subject (id, kind, wrapped_key) select id, 'user', decode(wrapped, 'hex') from given),
       waiting as (insert into registration (user_id, source, note, requested_at)
         select id, 'form', note, $2 from given where status = 'unconfirmed')
     insert into app_user (id, login, email, phone, status, changed_at) select id, login, email, phone, status, $2 from given`,
    [JSON.stringify(rows), clock.now().toISOString()],
  );
}
