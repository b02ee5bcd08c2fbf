// Writes what a person or a queue can do, which places a person serves and how long a full day is. What is not given stays.
import { setSkills } from '#contract/helpdesk.ts';
import { sqlOf } from '#core/handle.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import { requireInArea } from '#core/shifts/area.ts';
import type { Unit } from '#core/unit.ts';
import { action, type Helpdesk } from '../tables.ts';

interface Kept {
  categoryIds: string[];
  placeIds: string[];
  fullMinutes: number | null;
}

export const setSkillsAction = action(setSkills, async (unit, { principalId, version, ...given }) => {
  const principal = await unit
    .from('principal')
    .select(['principal.id', 'principal.kind'])
    .where('principal.id', '=', principalId)
    .where('principal.kind', 'in', ['user', 'group'])
    .executeTakeFirst();
  if (!principal) throw refuseField('principalId', 'not_found');
  await requireInArea(unit, principalId);
  const user = principal.kind === 'user';
  const was = await lockKept(unit, principalId, version);
  const next: Kept = {
    categoryIds: given.categoryIds ? [...new Set(given.categoryIds)].sort() : was.categoryIds,
    placeIds: user && given.placeIds ? [...new Set(given.placeIds)].sort() : was.placeIds,
    fullMinutes: user && given.fullMinutes !== undefined ? given.fullMinutes : was.fullMinutes,
  };
  const news = (ids: readonly string[], known: readonly string[]) => ids.filter((id) => !known.includes(id));
  await requireAll(unit, 'ticket_category', news(next.categoryIds, was.categoryIds), 'categoryIds');
  await requireAll(unit, 'place', news(next.placeIds, was.placeIds), 'placeIds');
  await write(unit, principalId, was, next);
  const changes = (['categoryIds', 'placeIds', 'fullMinutes'] as const)
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(next[field]))
    .map((field) => ({ field, from: was[field], to: next[field] }));
  unit.event({ data: { principalId, changes }, ...(user ? { subjectIds: [principalId] } : {}) });
  return { ok: true as const };
});

/** What is kept now; whoever comes at the same moment waits, and is told if they saw something older. */
async function lockKept(unit: Unit<Helpdesk>, principalId: string, seen: number | undefined): Promise<Kept> {
  const sql = sqlOf(unit);
  const { rows } = await sql.query<{ version: number; full: number | null }>(
    `insert into ticket_capacity (principal_id) values ($1)
     on conflict (principal_id) do update set version = ticket_capacity.version + 1
     returning version, full_minutes as full`,
    [principalId],
  );
  const [locked] = rows;
  if (seen !== undefined && locked && locked.version !== seen + 1) throw new Refusal('stale');
  const kept = await sql.query<Pick<Kept, 'categoryIds' | 'placeIds'>>(
    `select array(select category_id::text from ticket_skill where principal_id = $1 order by 1) as "categoryIds",
       array(select place_id::text from ticket_site where user_id = $1 order by 1) as "placeIds"`,
    [principalId],
  );
  return { categoryIds: [], placeIds: [], ...kept.rows[0], fullMinutes: locked?.full ?? null };
}

async function write(unit: Unit<Helpdesk>, principalId: string, was: Kept, next: Kept): Promise<void> {
  const isNot = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  if (isNot(was.categoryIds, next.categoryIds)) {
    await unit.remove('ticket_skill').where('principal_id', '=', principalId).execute();
    const skills = next.categoryIds.map((id) => ({ principal_id: principalId, category_id: id }));
    if (skills.length > 0) await unit.insert('ticket_skill', skills).execute();
  }
  if (isNot(was.placeIds, next.placeIds)) {
    await unit.remove('ticket_site').where('user_id', '=', principalId).execute();
    const sites = next.placeIds.map((id) => ({ user_id: principalId, place_id: id }));
    if (sites.length > 0) await unit.insert('ticket_site', sites).execute();
  }
  if (was.fullMinutes !== next.fullMinutes)
    await unit
      .update('ticket_capacity')
      .set({ full_minutes: next.fullMinutes })
      .where('principal_id', '=', principalId)
      .execute();
}

async function requireAll(
  unit: Unit<Helpdesk>,
  table: 'ticket_category' | 'place',
  ids: readonly string[],
  field: string,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await unit
    .from(table as 'place')
    .select(`${table}.id` as 'place.id')
    .where(`${table}.id` as 'place.id', 'in', ids)
    .execute();
  if (rows.length !== ids.length) throw refuseField(field, 'not_found');
}
