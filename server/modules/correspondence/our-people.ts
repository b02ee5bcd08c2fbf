// People and groups of ours that a letter names, checked before they are written.
import type { RawBuilder } from 'kysely';
import { refuseField } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { Registry } from './tables.ts';

export interface OurPrincipal {
  name: string;
  kind: 'user' | 'group' | 'system';
  /** A group's index, for numbers. */
  index: string;
}
export type OurPeople = Record<string, OurPrincipal>;

/** A subselect: id → name, kind and index of these principals. */
export const peopleById = (condition: RawBuilder<unknown>): RawBuilder<OurPeople> => sql<OurPeople>`
  coalesce((select json_object_agg(who.id, json_build_object('name', who.name, 'kind', who.kind, 'index', coalesce(of_group.index, '')))
    from principal who left join user_group of_group on of_group.id = who.id where ${condition}), '{}')`;

export async function ourPeople(unit: Unit<Registry>, ids: readonly (string | null | undefined)[]): Promise<OurPeople> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return {};
  const rows = await unit
    .from('principal', 'user_group')
    .leftJoin('user_group', 'user_group.id', 'principal.id')
    .select(['principal.id', 'principal.name', 'principal.kind', 'user_group.index'])
    .where('principal.id', 'in', wanted)
    .execute();
  return Object.fromEntries(rows.map(({ id, name, kind, index }) => [id, { name, kind, index: index ?? '' }]));
}

/** The name of a principal that an input's field points at; null for none. */
export function nameIn(
  people: OurPeople,
  field: 'responsibleId' | 'addresseeId' | 'departmentId',
  id: string | null,
): string | null {
  if (id === null) return null;
  const found = people[id];
  const fits = found && (field === 'departmentId' ? found.kind === 'group' : found.kind !== 'system');
  if (!fits) throw refuseField(field, 'not_found');
  return found.name;
}
