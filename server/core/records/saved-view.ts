// A saved view of a list: columns, filters and order under a name; one's own, or shared with everybody.

import type { Selectable } from 'kysely';
import { shareView } from '#contract/record.ts';
import type { SavedViewRow } from '../db/tables.ts';
import { unscoped } from '../handle.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

export const viewColumns = ['id', 'owner_id', 'list', 'name', 'shared', 'settings', 'version'] as const;
type Row = Pick<Selectable<SavedViewRow>, (typeof viewColumns)[number]>;

export const viewCard = ({ owner_id, ...view }: Row, me: string) => ({ ...view, own: owner_id === me });

/** One's own view, or a shared one for those who look after the shared views; others can't tell it from none. */
export async function lockView(unit: AnyUnit, id: string): Promise<Row> {
  const row = await unscoped(unit)
    .selectFrom('saved_view')
    .select(viewColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const tended = row?.shared && unit.actor.rights.everywhere(shareView.name);
  if (!row || (row.owner_id !== unit.actor.id && !tended)) throw new Refusal('not_found');
  return row;
}
