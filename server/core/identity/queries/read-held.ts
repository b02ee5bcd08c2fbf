// What a person held when the account was last deactivated: told to whoever may give it anew, never given by itself.
import { sql } from 'kysely';
import { deactivateUser, readHeld } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import type { Assignments } from '../assignments.ts';
import { userCard } from '../user-cards.ts';

export const readHeldQuery = query(readHeld, async (reader, { id }) => {
  requireEverywhere(reader);
  await userCard(reader, id);
  reader.shows([id]);
  const db = unscoped(reader);
  const { rows } = await sql<{ at: string; held: Assignments | null }>`
    select at, data -> 'held' as held from event
    where subject_ids @> array[${id}::uuid] and operation = ${deactivateUser.name} and outcome = 'done'
    order by at desc, id desc limit 1`.execute(db);
  const [last] = rows;
  if (!last?.held) return { held: null };
  const { groupIds, roles, switches } = last.held;
  const areas = roles.flatMap((role) => role.areaId ?? []);
  const named = await db
    .selectFrom('principal')
    .select(['id', 'name'])
    .where('id', 'in', [...groupIds, ...areas, id])
    .execute();
  const names = new Map(named.map((row) => [row.id, row.name]));
  const known = await db.selectFrom('role').select(['key', 'name']).execute();
  const roleNames = new Map(known.map((role) => [role.key, role.name]));
  const { catalog } = shapeOf(reader).services;
  return {
    held: {
      at: last.at,
      groups: groupIds.flatMap((groupId) => ({ id: groupId, name: names.get(groupId) ?? '' })),
      roles: roles
        .filter((role) => roleNames.has(role.key))
        .map(({ key, areaId, clearances }) => ({
          key,
          name: catalog.roles.get(key)?.name[reader.actor.locale] ?? roleNames.get(key) ?? key,
          areaId,
          areaName: areaId ? (names.get(areaId) ?? null) : null,
          clearances,
        })),
      switches: switches.map(({ operation, enabled, reach }) => ({ operation, enabled, reach })),
    },
  };
});
