// By what a record's clocks are measured from now on: its policy, or the standard one of its kind, in the versions of today.
import type { Sql } from '../db/sql.ts';
import type { Services } from '../services.ts';
import type { Measured } from './versions.ts';

/** Undefined when nothing sets deadlines for the kind. A policy that was switched off gives way to the standard one. */
export async function measureNow(
  sql: Sql,
  services: Pick<Services, 'config'>,
  record: { kind: string; policyId: string | null; priority: string },
): Promise<Measured | undefined> {
  const { rows } = await sql.query<Measured>(
    `select p.id as "policyId", p.current as "policyVersion", $3::text as priority, s.id as "scheduleId", s.current as "scheduleVersion",
       coalesce((select max(edition) from calendar_edition where country = $4), 0) as "calendarEdition"
     from deadline_policy p
       join deadline_policy_version v on v.policy_id = p.id and v.version = p.current
       join work_schedule s on s.id = coalesce((v.targets -> $3 ->> 'scheduleId')::uuid, v.schedule_id)
     where p.kind = $1 and p.enabled and (p.id = $2::uuid or p.standard)
     order by p.id is not distinct from $2::uuid desc limit 1`,
    [record.kind, record.policyId, record.priority, services.config.calendarCountry],
  );
  return rows[0];
}

/** The same policy at the version that a record has: another priority may name another schedule. */
export async function measureAt(sql: Sql, measured: Measured, priority: string): Promise<Measured> {
  const { rows } = await sql.query<Pick<Measured, 'scheduleId' | 'scheduleVersion'>>(
    `select s.id as "scheduleId", s.current as "scheduleVersion" from deadline_policy_version v
       join work_schedule s on s.id = coalesce((v.targets -> $3 ->> 'scheduleId')::uuid, v.schedule_id)
     where v.policy_id = $1 and v.version = $2`,
    [measured.policyId, measured.policyVersion, priority],
  );
  const found = rows[0];
  return found && found.scheduleId !== measured.scheduleId
    ? { ...measured, ...found, priority }
    : { ...measured, priority };
}
