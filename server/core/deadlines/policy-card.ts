// Deadline policies as they are shown, and what a new version of one must be.
import type { PolicyCard, PolicyContent } from '#contract/deadlines.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

const select = `select p.id, p.kind, p.name, p.standard, p.enabled, p.current, p.version, v.schedule_id as "scheduleId", v.targets, v.pauses,
    v.reopening, v.steps, v.duty_group_id as "dutyGroupId",
    coalesce((select jsonb_object_agg(w.id, w.name) from principal w where w.id = v.duty_group_id
      or w.id in (select (one #>> '{}')::uuid from jsonb_path_query(v.steps, '$[*].principalIds[*]') one)), '{}') as names
  from deadline_policy p join deadline_policy_version v on v.policy_id = p.id and v.version = p.current`;

export async function readPolicies(handle: AnyReader | AnyUnit): Promise<PolicyCard[]> {
  const { rows } = await sqlOf(handle).query<PolicyCard>(
    `${select} order by p.kind, p.enabled desc, p.standard desc, p.name, p.id`,
  );
  return rows;
}

export async function readPolicy(handle: AnyReader | AnyUnit, id: string): Promise<PolicyCard> {
  const { rows } = await sqlOf(handle).query<PolicyCard>(`${select} where p.id = $1`, [id]);
  const [found] = rows;
  if (!found) throw new Refusal('not_found');
  return found;
}

export const contentOf = ({
  scheduleId,
  targets,
  pauses,
  reopening,
  steps,
  dutyGroupId,
}: PolicyContent): PolicyContent => ({ scheduleId, targets, pauses, reopening, steps, dutyGroupId });

export async function requirePolicy(unit: AnyUnit, kind: string, content: PolicyContent): Promise<void> {
  const subject = shapeOf(unit).services.catalog.deadlineSubjects.get(kind);
  if (!subject) throw refuseField('kind', 'policy_kind_unknown');
  const known = (list: readonly { key: string }[] | undefined, keys: readonly string[]) =>
    keys.every((key) => list?.some((one) => one.key === key));
  if (!known(subject?.priorities, Object.keys(content.targets)))
    throw refuseField('targets', 'policy_priority_unknown');
  if (!known(subject?.reasons, [...content.pauses.answer, ...content.pauses.solve]))
    throw refuseField('pauses', 'policy_reason_unknown');
  const places = content.steps.map((step) => `${step.clock} ${step.minutes}`);
  if (new Set(places).size < places.length) throw refuseField('steps', 'policy_step_repeated');
  await requireNamed(unit, content);
}

async function requireNamed(unit: AnyUnit, { scheduleId, targets, steps, dutyGroupId }: PolicyContent): Promise<void> {
  const own = Object.values(targets).flatMap((one) => (one.scheduleId ? [one.scheduleId] : []));
  const schedules = [...new Set([scheduleId, ...own])];
  const people = [...new Set(steps.flatMap((step) => step.principalIds))];
  const { rows } = await sqlOf(unit).query<{ schedules: string; people: string; duty: boolean }>(
    `select (select count(*) from work_schedule where id = any($1::uuid[]) and enabled) as schedules,
       (select count(*) from principal where id = any($2::uuid[]) and kind in ('user', 'group')) as people,
       $3::uuid is null or exists (select from user_group where id = $3) as duty`,
    [schedules, people, dutyGroupId],
  );
  const [found] = rows;
  if (Number(found?.schedules) < schedules.length) throw refuseField('scheduleId', 'schedule_off');
  if (Number(found?.people) < people.length) throw refuseField('steps', 'policy_people_unknown');
  if (!found?.duty) throw refuseField('dutyGroupId', 'policy_people_unknown');
}

export async function addPolicyVersion(
  unit: AnyUnit,
  id: string,
  version: number,
  content: PolicyContent,
): Promise<void> {
  await sqlOf(unit).query(
    `insert into deadline_policy_version (policy_id, version, schedule_id, targets, pauses, reopening, steps, duty_group_id,
       created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      version,
      content.scheduleId,
      JSON.stringify(content.targets),
      JSON.stringify(content.pauses),
      content.reopening,
      JSON.stringify(content.steps),
      content.dutyGroupId,
      unit.moment,
      unit.actor.id,
    ],
  );
}
