// Writes what a person or a queue can do, and which places a person serves.
import { setSkills } from '#contract/helpdesk.ts';
import { refuseField } from '#core/refusal.ts';
import { requireInArea } from '#core/shifts/area.ts';
import type { Unit } from '#core/unit.ts';
import { action, type Helpdesk } from '../tables.ts';

export const setSkillsAction = action(setSkills, async (unit, { principalId, categoryIds, placeIds }) => {
  const principal = await unit
    .from('principal')
    .select(['principal.id', 'principal.kind'])
    .where('principal.id', '=', principalId)
    .where('principal.kind', 'in', ['user', 'group'])
    .executeTakeFirst();
  if (!principal) throw refuseField('principalId', 'not_found');
  await requireInArea(unit, principalId);
  const skills = [...new Set(categoryIds)];
  const sites = placeIds && principal.kind === 'user' ? [...new Set(placeIds)] : undefined;
  await requireAll(unit, 'ticket_category', skills, 'categoryIds');
  await requireAll(unit, 'place', sites ?? [], 'placeIds');
  await unit.remove('ticket_skill').where('principal_id', '=', principalId).execute();
  if (skills.length > 0)
    await unit
      .insert(
        'ticket_skill',
        skills.map((id) => ({ principal_id: principalId, category_id: id })),
      )
      .execute();
  if (sites) {
    await unit.remove('ticket_site').where('user_id', '=', principalId).execute();
    if (sites.length > 0)
      await unit
        .insert(
          'ticket_site',
          sites.map((id) => ({ user_id: principalId, place_id: id })),
        )
        .execute();
  }
  unit.event({
    data: { principalId, categoryIds: skills, ...(sites ? { placeIds: sites } : {}) },
    ...(principal.kind === 'user' ? { subjectIds: [principalId] } : {}),
  });
  return { ok: true as const };
});

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
