// The variables that texts of macros and templates may name.
import { listMacroVariables } from '#contract/helpdesk.ts';
import { query } from '../tables.ts';
import { macroVariables } from './macro-texts.ts';

export const listMacroVariablesQuery = query(listMacroVariables, async () => ({
  items: macroVariables.map(({ name, title }) => ({ name, title })),
}));
