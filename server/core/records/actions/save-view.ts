// Saves a view of a list under a name, or changes one.
import { sql } from 'kysely';
import { saveView } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { lockView, viewCard, viewColumns } from '../saved-view.ts';

export const saveViewAction = action(saveView, async (unit, input) => {
  const me = unit.actor.id;
  const settings = JSON.stringify(input.settings);
  const db = unscoped(unit);
  const before = input.id ? await lockView(unit, input.id) : undefined;
  const row = before
    ? await db
        .updateTable('saved_view')
        .set({ name: input.name, settings, version: sql<number>`version + 1` })
        .where('id', '=', before.id)
        .returning(viewColumns)
        .executeTakeFirstOrThrow()
    : await db
        .insertInto('saved_view')
        .values({
          id: newId(unit.now.getTime()),
          owner_id: me,
          list: input.list,
          name: input.name,
          settings,
          position: sql<number>`(select coalesce(max(position) + 1, 0) from saved_view where list = ${input.list} and owner_id = ${me})`,
        })
        .returning(viewColumns)
        .executeTakeFirstOrThrow();
  unit.event({ data: { viewId: row.id, list: row.list, version: row.version } });
  return viewCard(row, me);
});
