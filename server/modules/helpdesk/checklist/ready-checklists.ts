// Ready checklists: listed for whoever fills a ticket or a category, kept by those who keep categories.
import {
  createReadyChecklist,
  listReadyChecklists,
  removeReadyChecklist,
  updateReadyChecklist,
} from '#contract/helpdesk.ts';
import { requireEverywhere } from '#core/everywhere.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import { action, query } from '../tables.ts';

export const listReadyChecklistsQuery = query(listReadyChecklists, async (reader) => ({
  items: await reader
    .from('ticket_checklist')
    .select(['id', 'name', 'items', 'enabled', 'version'])
    .orderBy('name')
    .orderBy('id')
    .limit(1000)
    .execute(),
}));

export const createReadyChecklistAction = action(createReadyChecklist, async (unit, { name, items }) => {
  requireEverywhere(unit);
  const id = newId(unit.now.getTime());
  await unit.insert('ticket_checklist', { id, name, items }).execute();
  unit.event({ data: { checklistId: id, name, items } });
  return { id, name, items, enabled: true, version: 1 };
});

export const updateReadyChecklistAction = action(updateReadyChecklist, async (unit, { id, version, ...fields }) => {
  requireEverywhere(unit);
  const before = await unit.lock('ticket_checklist', id);
  if (version !== undefined && version !== before.version) throw new Refusal('stale');
  const after = { ...before, ...fields };
  const changes = (['name', 'items', 'enabled'] as const)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }));
  const next = before.version + (changes.length > 0 ? 1 : 0);
  await unit
    .update('ticket_checklist')
    .set({ name: after.name, items: after.items, enabled: after.enabled, version: next })
    .where('ticket_checklist.id', '=', id)
    .execute();
  unit.event({ data: { checklistId: id, changes } });
  return { id, name: after.name, items: after.items, enabled: after.enabled, version: next };
});

export const removeReadyChecklistAction = action(removeReadyChecklist, async (unit, { id }) => {
  requireEverywhere(unit);
  const ready = await unit.lock('ticket_checklist', id);
  const used = await unit
    .from('ticket_checklist')
    .select(
      sql<boolean>`exists (select from ticket_category c where c.checklist_id = ${id})
        or exists (select from ticket_macro m where m.steps ->> 'checklistId' = ${id})`.as('used'),
    )
    .where('ticket_checklist.id', '=', id)
    .executeTakeFirst();
  if (used?.used) throw new Refusal('checklist_used', { name: ready.name });
  await unit.remove('ticket_checklist').where('ticket_checklist.id', '=', id).execute();
  unit.event({ data: { checklistId: id, name: ready.name, items: ready.items } });
  return { ok: true as const };
});
