// Executors as giving out sees them: shift, absence, right, skills, places, load, when they last got a ticket.

import type { Clearance } from '#contract/core.ts';
import type { DispatchPerson } from '#contract/helpdesk.ts';
import { shapeOf, sqlOf } from '#core/handle.ts';
import { rightsOf } from '#core/identity/rights-of.ts';
import { standingOn } from '#core/identity/substitution/today.ts';
import { readingLenses } from '#core/records/audience.ts';
import { shiftsAt } from '#core/shifts/on-duty.ts';
import { takeName } from '../ground.ts';
import { ticketKind } from '../rules.ts';
import { type DispatchRules, loadOf, noLoad } from './load.ts';
import type { Candidate } from './rank.ts';

/** As many as one looks through; a queue of more people is cut, those on duty first. */
const atMost = 200;

export interface Executor extends DispatchPerson {
  /** For which of the groups the shift counts; null: for all. */
  dutyGroupId: string | null;
  may: (clearance: Clearance) => boolean;
  skillIds: readonly string[];
  siteIds: readonly string[];
  assignedAt: string | null;
}

interface Row {
  id: string;
  name: string;
  groups: { id: string; name: string }[];
  own: { id: string; name: string }[];
  ofGroups: { id: string; name: string }[];
  sites: { id: string; name: string }[];
  assignedAt: string | null;
  fullMinutes: number | null;
}
const statement = `
  with recursive under as (
    select g.id from user_group g where g.id = any($1::uuid[]) and g.archived_at is null
    union select g.id from user_group g join under on g.parent_id = under.id where g.archived_at is null
  ), those as (
    select m.principal_id as id from group_member m join under on under.id = m.group_id
    union select unnest($2::uuid[])
  )
  select p.id, p.name,
    coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name) from group_member m
      join principal g on g.id = m.group_id where m.principal_id = p.id), '[]') as groups,
    coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name) from ticket_skill s
      join ticket_category c on c.id = s.category_id where s.principal_id = p.id), '[]') as own,
    coalesce((select json_agg(distinct jsonb_build_object('id', c.id, 'name', c.name)) from ticket_skill s
      join ticket_category c on c.id = s.category_id join group_member m on m.group_id = s.principal_id
      where m.principal_id = p.id), '[]') as "ofGroups",
    coalesce((select json_agg(json_build_object('id', l.id, 'name', l.path) order by l.path) from ticket_site s
      join place l on l.id = s.place_id where s.user_id = p.id), '[]') as sites,
    (select e.full_minutes from ticket_capacity e where e.principal_id = p.id) as "fullMinutes",
    (select max(t.assigned_at) from ticket t where t.executor_id = p.id and t.assigned_at is not null) as "assignedAt"
  from those join principal p on p.id = those.id join app_user u on u.id = p.id and u.status = 'active'
  order by (p.id = any($2::uuid[])) desc, p.name, p.id limit ${atMost}`;

/** Members of these groups and of those below them, and the people named; with neither, whoever is on duty. */
export async function executorsOf(
  handle: object,
  groupIds: readonly string[],
  rules: DispatchRules,
  also: readonly string[] = [],
): Promise<{ people: Executor[]; more: boolean }> {
  const { services } = shapeOf(handle);
  const sql = sqlOf(handle);
  const now = services.clock.now().toISOString();
  const shifts = new Map((await shiftsAt(sql, now)).map((shift) => [shift.person.id, shift]));
  const { rows } = await sql.query<Row>(statement, [
    groupIds,
    groupIds.length > 0 || also.length > 0 ? also : [...shifts.keys()],
  ]);
  const ids = rows.map((row) => row.id);
  const loads = await loadOf(sql, ids, now, rules);
  const away = new Map((await standingOn(handle, ids, todayOf(handle), 'substitutes')).map((one) => [one.of, one]));
  const [version] = (await sql.query<{ version: number }>('select version from rights_version')).rows;
  const people: Executor[] = [];
  for (const row of rows) {
    const rights = await rightsOf(services, row.id, version?.version ?? 0);
    const shift = shifts.get(row.id);
    const substitute = away.get(row.id);
    const skills = row.own.length > 0 ? row.own : row.ofGroups;
    const may = (clearance: Clearance) =>
      rights.has(takeName) &&
      readingLenses(services.catalog, { rights }, ticketKind).some((lens) => lens.clearances.includes(clearance));
    people.push({
      person: { id: row.id, name: row.name },
      dutyUntil: shift?.until ?? null,
      dutyGroupId: shift?.group?.id ?? null,
      absent: substitute ? { untilOn: substitute.untilOn, substitute: substitute.name } : null,
      load: loads.get(row.id) ?? noLoad,
      fullMinutes: row.fullMinutes ?? rules.dayHours * 60,
      skills,
      sites: row.sites,
      groups: row.groups,
      may,
      skillIds: skills.map((one) => one.id),
      siteIds: row.sites.map((one) => one.id),
      assignedAt: row.assignedAt && new Date(row.assignedAt).toISOString(),
    });
  }
  return { people, more: rows.length === atMost };
}

const todayOf = (handle: object): string => (handle as { today: string }).today;

/** A shift for one queue does not count in another one. */
export const candidateOf = (one: Executor, ticket: { groupId: string | null; clearance: Clearance }): Candidate => ({
  id: one.person.id,
  name: one.person.name,
  onDuty: one.dutyUntil !== null && (!one.dutyGroupId || !ticket.groupId || one.dutyGroupId === ticket.groupId),
  absent: one.absent !== null,
  may: one.may(ticket.clearance),
  skills: one.skillIds,
  sites: one.siteIds,
  loadMinutes: one.load.minutes,
  fullMinutes: one.fullMinutes,
  assignedAt: one.assignedAt,
});
