// Where a merged ticket has gone, through however many merges.
import { sqlOf } from '#core/handle.ts';
import type { AnyUnit } from '#core/unit.ts';

/** The ticket at the end of the chain; the ticket itself when it is merged into none. */
export async function mergedTarget(unit: AnyUnit, id: string): Promise<{ id: string; number: string | null }> {
  const { rows } = await sqlOf(unit).query<{ id: string; number: string | null }>(
    `with recursive chain as (
       select t.id, t.merged_into, 0 as step from ticket t where t.id = $1
       union all select t.id, t.merged_into, chain.step + 1 from chain join ticket t on t.id = chain.merged_into where chain.step < 100)
     select chain.id, r.number from chain join record r on r.id = chain.id order by step desc limit 1`,
    [id],
  );
  return rows[0] ?? { id, number: null };
}
