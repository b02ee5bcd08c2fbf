// Tickets that nobody does for too long: their dispatchers are told once of each, at night only those on duty.

import { deadlinesSetting } from '#contract/settings/deadlines.ts';
import { dispatchSetting } from '#contract/settings/dispatch.ts';
import { inTransaction } from '#core/bulk/transaction.ts';
import type { Sql } from '#core/db/sql.ts';
import { nightEnd } from '#core/deadlines/moments.ts';
import { nightOf } from '#core/deadlines/settle.ts';
import { writeEvents } from '#core/events.ts';
import type { JobDefinition } from '#core/jobs/definition.ts';
import type { Subscription } from '#core/notify/subscription.ts';
import type { Services } from '#core/services.ts';
import { settingValue } from '#core/settings/value.ts';
import { onDutyAmong } from '#core/shifts/on-duty.ts';
import { systemActor } from '#core/system-actor.ts';
import { ticketKind } from '../rules.ts';

export const unassignedEvent = 'helpdesk.ticket.unassigned';
export const unassignedKind = 'unassigned';
const batch = 200;

export const unassignedStatement = `select t.id from ticket t join record r on r.id = t.id
  where t.unassigned_since <= $1 and t.unassigned_told_at is null and r.state <> 'waiting' and t.parent_id is null
  order by t.unassigned_since, t.id limit ${batch} for update of t skip locked`;

export const tellUnassigned: JobDefinition = {
  name: 'helpdesk.ticket.tellUnassigned',
  schedule: '* * * * *',
  async run(services) {
    while ((await inTransaction(services, (sql) => tellBatch(sql, services))) === batch);
  },
};

async function tellBatch(sql: Sql, services: Services): Promise<number> {
  const { unassignedMinutes, tellRoles } = await settingValue(services, dispatchSetting);
  const now = services.clock.now();
  const since = new Date(now.getTime() - unassignedMinutes * 60_000).toISOString();
  const dispatchers = await holdersOf(sql, tellRoles, now.toISOString());
  const here = await onDutyAmong(sql, now.toISOString(), dispatchers);
  const night = nightOf(services, await settingValue(services, deadlinesSetting));
  const tell = here.length > 0 ? here : nightEnd(night, now.getTime()) === undefined ? dispatchers : [];
  if (tell.length === 0) return 0;
  const { rows } = await sql.query<{ id: string }>(unassignedStatement, [since]);
  if (rows.length === 0) return 0;
  await sql.query('update ticket set unassigned_told_at = $2 where id = any($1::uuid[])', [
    rows.map((row) => row.id),
    now.toISOString(),
  ]);
  const notes = rows.map(({ id }) => ({
    recordId: id,
    recordKind: ticketKind,
    data: { minutes: unassignedMinutes, tell },
  }));
  await writeEvents(services, sql, systemActor('dispatch'), unassignedEvent, notes, 'done');
  return rows.length;
}

export async function holdersOf(sql: Sql, roles: readonly string[], now: string): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `select u.id from app_user u where u.status = 'active' and (exists (select from user_role r where r.user_id = u.id
         and r.role_key = any($1) and (r.ends_at is null or r.ends_at > $2))
       or exists (select from group_role r join group_member m on m.group_id = r.group_id
         where m.principal_id = u.id and r.role_key = any($1)))
     order by u.id`,
    [roles, now],
  );
  return rows.map((row) => row.id);
}

export const unassignedSubscription: Subscription = {
  kind: unassignedKind,
  operations: [unassignedEvent],
  async recipients(_sql, event) {
    const { tell } = (event.data ?? {}) as { tell?: string[] };
    return tell ?? [];
  },
};
