// What creation and change of a macro share: its texts judged, what it names checked, its row and its groups written.
import { type MacroSteps, macroSteps } from '#contract/helpdesk.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { readyItems } from '../checklist/ready-items.ts';
import { chosenCategory, chosenExecutor, chosenGroup } from '../ground.ts';
import type { Helpdesk } from '../tables.ts';
import { unknownIn } from './macro-texts.ts';
import { keepsAll, type MacroView } from './macro-view.ts';

export interface GivenMacro {
  kind: MacroView['kind'];
  name: string;
  folder: string;
  categoryId: string | null;
  audience: MacroView['audience'];
  groupIds: readonly string[];
  steps: MacroSteps;
}

export const textsOf = (steps: MacroSteps): string[] => [
  ...(steps.reply ? [steps.reply] : []),
  ...(steps.note ? [steps.note] : []),
  ...(steps.act?.do === 'resolve' ? [steps.act.result] : []),
];

/** Shared ones are kept by those who may change macros everywhere. */
export async function requireMacro(unit: Unit<Helpdesk>, macro: GivenMacro): Promise<void> {
  const { kind, steps, audience, groupIds } = macro;
  if (audience !== 'own' && !keepsAll(unit)) throw new Refusal('macro_shared');
  if (audience === 'groups' && groupIds.length === 0) throw refuseField('groupIds', 'macro_groups');
  const names = unknownIn(textsOf(steps));
  if (names.length > 0) throw new Refusal('macro_variable', { names: names.map((name) => `{{${name}}}`).join(', ') });
  const filled = Object.keys(macroSteps.parse(steps));
  if (filled.length === 0) throw new Refusal('macro_empty');
  if (kind === 'template' && (filled.length !== 1 || !(steps.reply || steps.note))) throw new Refusal('macro_template');
  for (const groupId of groupIds) await chosenGroup(unit, groupId);
  if (macro.categoryId) await chosenCategory(unit, macro.categoryId, macro.categoryId);
  if (steps.categoryId) await chosenCategory(unit, steps.categoryId);
  if (steps.groupId) await chosenGroup(unit, steps.groupId);
  if (steps.checklistId) await readyItems(unit, steps.checklistId);
  if (steps.executor && !['me', 'nobody'].includes(steps.executor)) await chosenExecutor(unit, steps.executor);
}

export const macroColumns = ({ kind, name, folder, categoryId, audience, steps }: GivenMacro) => ({
  kind,
  name,
  folder,
  category_id: categoryId,
  audience,
  steps: JSON.stringify(steps),
});

export async function writeGroups(unit: Unit<Helpdesk>, id: string, macro: GivenMacro): Promise<void> {
  await unit.remove('ticket_macro_group').where('macro_id', '=', id).execute();
  if (macro.audience !== 'groups') return;
  const rows = [...new Set(macro.groupIds)].map((groupId) => ({ macro_id: id, group_id: groupId }));
  await unit.insert('ticket_macro_group', rows).execute();
}
