// Macros and templates made, changed, switched off and removed; what they say stands in the journal.
import { createMacro, removeMacro, updateMacro } from '#contract/helpdesk.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { action, type Helpdesk } from '../tables.ts';
import { type MacroView, macroViewOf, selectMacros } from './macro-view.ts';
import { type GivenMacro, macroColumns, requireMacro, writeGroups } from './write-macro.ts';

export async function macroNamed(unit: Unit<Helpdesk>, id: string): Promise<MacroView> {
  const row = await selectMacros(unit).where('ticket_macro.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return macroViewOf(unit, row);
}

export const createMacroAction = action(createMacro, async (unit, macro) => {
  await requireMacro(unit, macro);
  const id = newId(unit.now.getTime());
  await unit
    .insert('ticket_macro', {
      id,
      ...macroColumns(macro),
      owner_id: unit.actor.id,
      made_at: unit.moment,
      changed_at: unit.moment,
    })
    .execute();
  await writeGroups(unit, id, macro);
  unit.event({ data: { macroId: id, ...macro } });
  return macroNamed(unit, id);
});

async function lockedMacro(unit: Unit<Helpdesk>, id: string): Promise<MacroView> {
  await unit.lock('ticket_macro', id);
  const macro = await macroNamed(unit, id);
  if (!macro.mayChange) throw new Refusal('macro_shared');
  return macro;
}

export const updateMacroAction = action(updateMacro, async (unit, { id, version, enabled, ...fields }) => {
  const before = await lockedMacro(unit, id);
  if (version !== undefined && version !== before.version) throw new Refusal('stale');
  const { kind, name, folder, audience, steps } = before;
  const was: GivenMacro = {
    kind,
    name,
    folder,
    audience,
    steps,
    categoryId: before.category?.id ?? null,
    groupIds: before.groups.map((group) => group.id),
  };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const macro: GivenMacro = { ...was, ...given };
  if (Object.keys(given).length > 0) await requireMacro(unit, macro);
  const on = enabled ?? before.enabled;
  await unit
    .update('ticket_macro')
    .set({ ...macroColumns(macro), enabled: on, version: before.version + 1, changed_at: unit.moment })
    .where('ticket_macro.id', '=', id)
    .execute();
  await writeGroups(unit, id, macro);
  const changes = (Object.keys(was) as (keyof GivenMacro)[])
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(macro[field]))
    .map((field) => ({ field: field as string, from: was[field] as unknown, to: macro[field] as unknown }));
  if (on !== before.enabled) changes.push({ field: 'enabled', from: before.enabled, to: on });
  unit.event({ data: { macroId: id, changes } });
  return macroNamed(unit, id);
});

export const removeMacroAction = action(removeMacro, async (unit, { id }) => {
  const { kind, name, steps } = await lockedMacro(unit, id);
  await unit.remove('ticket_macro').where('ticket_macro.id', '=', id).execute();
  unit.event({ data: { macroId: id, kind, name, steps } });
  return { ok: true as const };
});
