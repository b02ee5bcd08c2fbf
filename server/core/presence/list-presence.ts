// The others who look at a record now, for whoever sees its inside; one row a person, however many pages they have open.

import { sql } from 'kysely';
import type { Audience } from '#contract/core.ts';
import { listPresence, presenceLastsSeconds } from '#contract/presence.ts';
import { query } from '../core-operation.ts';
import { unscoped } from '../handle.ts';
import { accountOf } from '../identity/account-of.ts';
import { audiencesFor, outsideParts } from '../records/audience.ts';
import { visibleRecord } from '../records/reach.ts';

interface Looking {
  id: string;
  name: string;
  typing: Audience | null;
}

export const listPresenceQuery = query(listPresence, async (reader, { id }) => {
  const record = await visibleRecord(reader, id);
  if (!audiencesFor(reader, record).includes('internal')) return { items: [] };
  const since = new Date(reader.now.getTime() - presenceLastsSeconds * 1000).toISOString();
  const { rows } = await sql<Looking>`
    select p.id, p.name, max(looks.typing) as typing from presence looks join principal p on p.id = looks.user_id
    where looks.record_id = ${id} and looks.seen_at > ${since} and looks.user_id <> ${accountOf(reader.actor)}
    group by p.id, p.name order by p.name, p.id`.execute(unscoped(reader));
  const partsOf = (person: string) =>
    record.participants.filter((one) => one.principalId === person).map(({ part }) => part);
  const outside = (person: string) => {
    const parts = partsOf(person);
    return parts.length > 0 && parts.every((part) => outsideParts.includes(part));
  };
  return { items: rows.map((row) => ({ ...row, outside: outside(row.id) })) };
});
