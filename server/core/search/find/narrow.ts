// Sets of records that a search may keep to when one of them is small: what a narrow reader takes part in, what belongs to a
// group, what is in a state that few are in. All conditions are asked of their records still.
import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../rights.ts';
import type { Past, View } from './view.ts';

export interface Stretch {
  principal: string;
  kind: string;
  mark: string;
}
export interface Narrow {
  key: string;
  /** Some of them twice: `id`, `place`. */
  ids: RawBuilder<unknown>;
  /** Where they lie in the participants' index, each stretch in order. */
  stretches: Stretch[] | null;
}

export interface Filters {
  /** Only records among the rows of `id`. */
  among?: { key: string; ids: RawBuilder<unknown> } | undefined;
  homeId?: string | undefined;
  stateGroups?: readonly string[] | undefined;
}

const marks = ['none', 'restricted', 'confidential', 'patient'] as const;
type Part = Pick<Lens, 'clearances'> & { principals: readonly string[] };

let readersSeen = 0;
const readers = new WeakMap<object, number>();
function numberOf(lenses: object): number {
  const number = readers.get(lenses) ?? ++readersSeen;
  readers.set(lenses, number);
  return number;
}

export function narrowSets(view: View, { among, homeId, stateGroups }: Filters, past: Past): Narrow[] {
  const sets: Narrow[] = [];
  if (view.lenses.every((lens) => lens.principals !== 'all'))
    sets.push(takingPart(`own ${numberOf(view.lenses)}`, view, view.lenses as readonly Part[], past));
  if (among)
    sets.push({
      key: `${among.key} ${view.kinds}`,
      ids: sql`select found.id, found.registration_order as place from record as found
        where found.kind = any(${view.kinds}::text[]) and found.id in (${among.ids}) and ${past('found', 'found.id')}`,
      stretches: null,
    });
  if (homeId) sets.push(takingPart(`home ${homeId}`, view, [{ principals: [homeId], clearances: marks }], past));
  if (stateGroups?.length && !stateGroups.includes('done'))
    sets.push({
      key: `state ${stateGroups} ${view.kinds}`,
      ids: sql`select found.id, found.registration_order as place from record as found
        where found.kind = any(${view.kinds}::text[]) and found.state_group = any(${[...stateGroups]}::text[])
          and found.state_group <> 'done' and ${past('found', 'found.id')}`,
      stretches: null,
    });
  return sets;
}

const takingPart = (key: string, { kinds }: View, parts: readonly Part[], past: Past): Narrow => ({
  key: `${key} ${kinds}`,
  ids: sql.join(
    parts.map(
      ({ principals, clearances }) => sql`select found.record_id as id, found.registration_order as place
        from participant as found where found.principal_id = any(${[...principals]}::uuid[])
          and found.kind = any(${kinds}::text[]) and found.clearance = any(${[...clearances]}::text[])
          and ${past('found', 'found.record_id')}`,
    ),
    sql` union all `,
  ),
  stretches: parts.flatMap(({ principals, clearances }) =>
    principals.flatMap((principal) => kinds.flatMap((kind) => clearances.map((mark) => ({ principal, kind, mark })))),
  ),
});
