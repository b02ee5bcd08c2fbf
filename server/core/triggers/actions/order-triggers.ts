// The order in which triggers run on one event; those that are not named keep their places after them.
import { orderTriggers } from '#contract/triggers.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';

export const orderTriggersAction = action(orderTriggers, async (unit, { ids }) => {
  requireEverywhere(unit);
  const sql = sqlOf(unit);
  const { rows } = await sql.query<{ id: string }>('select id from trigger_rule order by position, id for update');
  const known = rows.map(({ id }) => id);
  if (ids.some((id) => !known.includes(id))) throw new Refusal('not_found');
  const order = [...new Set(ids), ...known.filter((id) => !ids.includes(id))];
  await sql.query(
    `update trigger_rule r set position = given.position, version = r.version + 1
     from unnest($1::uuid[]) with ordinality as given (id, position) where r.id = given.id and r.position <> given.position`,
    [order],
  );
  unit.event({ data: { ids: order } });
  return { ok: true as const };
});
