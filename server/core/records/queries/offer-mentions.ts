// People to mention on a record as one types: those who may read the comment, by the beginnings of their names' words.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { addComment, offerMentions } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { covers } from '../../rights.ts';
import { audiencesFor } from '../audience.ts';
import { visibleRecord } from '../reach.ts';
import { thoseWhoHear } from '../who-hears.ts';

type Item = Output<typeof offerMentions>['items'][number];
const most = 8;
const atOnce = 50;
/** Where few see the record, so many names at most are looked through for one answer. */
const lookedThrough = 500;

export const offerMentionsQuery = query(offerMentions, async (reader, input): Promise<Output<typeof offerMentions>> => {
  const record = await visibleRecord(reader, input.id);
  if (!covers(reader.actor.rights.lenses(addComment.name), record)) {
    throw new Refusal('not_allowed', { operation: addComment.name });
  }
  // As the comment itself: whoever sees only what is meant for the outside writes there too.
  const audience = audiencesFor(reader, record).includes(input.audience) ? input.audience : 'external';
  const conditions: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`u.status = 'active' and u.id <> ${reader.actor.id}`,
    ...input.q
      .toLowerCase()
      .replaceAll('ё', 'е')
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => {
        const beginning = `${word.replace(/[\\%_]/g, '\\$&')}%`;
        const name = sql`replace(lower(p.name), 'ё', 'е')`;
        return sql<SqlBool>`(${name} like ${beginning} or ${name} like ${`% ${beginning}`})`;
      }),
  ];
  const items: Item[] = [];
  for (let offset = 0; offset < lookedThrough && items.length < most; offset += atOnce) {
    const { rows } = await sql<Item>`
      select p.id, p.name, u.position from app_user u join principal p on p.id = u.id
      where ${sql.join(conditions, sql` and `)} order by p.name, p.id
      limit ${sql.raw(String(atOnce))} offset ${sql.raw(String(offset))}`.execute(unscoped(reader));
    const hearing = await thoseWhoHear(
      reader,
      record,
      audience,
      rows.map((row) => row.id),
    );
    items.push(...rows.filter((row) => hearing.has(row.id)));
    if (rows.length < atOnce) break;
  }
  return { items: items.slice(0, most) };
});
