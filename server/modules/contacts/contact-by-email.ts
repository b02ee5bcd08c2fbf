// The contact that an address belongs to: a person before an organisation, the older card before the younger.
import { emailKey } from '#core/contact-checks/email.ts';
import type { Sql } from '#core/db/sql.ts';
import { questionOf } from './rules.ts';
import type { ContactKind } from './tables.ts';

export interface ContactOfAddress {
  id: string;
  name: string;
  kind: ContactKind;
}

export async function contactByEmail(sql: Sql, address: string): Promise<ContactOfAddress | undefined> {
  const question = questionOf(address);
  if (!question) return undefined;
  const { rows } = await sql.query<ContactOfAddress>(
    `select c.id, c.name, c.kind from contact c join record r on r.id = c.id and r.life = 'active'
     where c.words @@ $1::tsquery and c.merged_into is null
       and exists (select from unnest(c.emails) as mine (email) where lower(mine.email) = $2)
       and not exists (select from subject_block b where b.subject_id = c.id and b.released_at is null)
     order by c.kind = 'organisation', c.id limit 1`,
    [question.words, emailKey(address)],
  );
  return rows[0];
}
