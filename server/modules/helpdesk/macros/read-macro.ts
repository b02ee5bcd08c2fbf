// One macro or template as its form shows it.
import { readMacro } from '#contract/helpdesk.ts';
import { Refusal } from '#core/refusal.ts';
import { query } from '../tables.ts';
import { macroViewOf, selectMacros } from './macro-view.ts';

export const readMacroQuery = query(readMacro, async (reader, { id }) => {
  const row = await selectMacros(reader).where('ticket_macro.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return macroViewOf(reader, row);
});
