// What has a date that is past, today or near, for one person: their own, their department's, and those of absent people.
import type { Sql } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import type { DueLine, DueStage, MailedRecord } from './letter.ts';
import { type MailReader, sees, sightOf } from './reader.ts';

/** A person with more open dates than this has other worries than a full list. */
const atMost = 500;

export interface DueDays {
  today: string;
  /** The last day that counts as near. */
  horizon: string;
}
export interface Due extends DueLine {
  stage: DueStage;
  forId: string | null;
}

interface Row extends MailedRecord {
  dueOn: string;
  group: string | null;
  participants: { principalId: string; part: string }[];
}

/** Open records with a date up to the horizon; `responsible` is the SQL of whose they are. */
export const openUntil = (responsible: string, horizon: string): string =>
  `r.responsible_id in (${responsible}) and r.due_on <= ${horizon} and r.life = 'active' and r.state_group not in ('done', 'refused')`;

const statement = `
  select r.id, r.kind, r.number, r.title, r.clearance, r.due_on::text as "dueOn",
    case when r.responsible_id <> $1 then (select name from principal where id = r.responsible_id) end as "group",
    coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
      from participant p where p.record_id = r.id), '[]') as participants
  from record r
  where ${openUntil('select $1::uuid union select group_id from group_member where principal_id = $1', '$2::date')}
  order by r.due_on, r.registration_order, r.id limit ${atMost}`;

export async function dueFor(sql: Sql, services: Services, reader: MailReader, days: DueDays): Promise<Due[]> {
  const { rows: absent } = await sql.query<{ id: string }>(
    `select absent_id as id from substitution
     where substitute_id = $1 and ended_at is null and from_on <= $2::date and until_on >= $2::date order by 1`,
    [reader.id, days.today],
  );
  const found = new Map<string, Due>();
  for (const forId of [null, ...absent.map(({ id }) => id)]) {
    const sight = await sightOf(services, reader, forId);
    if (!sight) continue;
    const { rows } = await sql.query<Row>(statement, [forId ?? reader.id, days.horizon]);
    for (const { participants, dueOn, group, ...record } of rows) {
      if (found.has(record.id) || !sees(services, sight, { ...record, participants })) continue;
      const stage = dueOn < days.today ? 'overdue' : dueOn === days.today ? 'today' : 'soon';
      found.set(record.id, { record, dueOn, group, instead: sight.instead, stage, forId });
    }
  }
  return [...found.values()];
}
