// Who may do this: people found by one statement from the roles and switches that name the operation, page by page.
import { sql } from 'kysely';
import type { Reach } from '#contract/core.ts';
import { listRightHolders } from '#contract/rights.ts';
import { bundleKey, wordsNaming } from '../../../bundles.ts';
import { dateIn } from '../../../clock.ts';
import { query } from '../../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../../cursor.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import type { Grant, Switch } from '../../../rights.ts';
import { mayStandInFor } from '../../substitution/limits.ts';
import { standingOn } from '../../substitution/today.ts';
import { reasonsOf, rightsWords, widest } from '../explain.ts';
import { heldRoles } from '../held-roles.ts';
import { rolesGiving } from '../roles-giving.ts';

interface Row {
  id: string;
  name: string;
  position: string;
  roles: {
    key: string;
    areaId: string | null;
    groupId: string | null;
    endsAt: string | null;
    clearances: Grant['clearances'];
  }[];
  switches: { operation: string; reach: Reach }[];
}

export const listRightHoldersQuery = query(listRightHolders, async (reader, input) => {
  requireEverywhere(reader);
  const { catalog } = shapeOf(reader).services;
  const operation = catalog.operations.find((one) => one.name === input.operation && one.access === 'right');
  if (!operation) throw new Refusal('not_found');
  const giving = await rolesGiving(reader, operation.name);
  const naming = wordsNaming(catalog.bundles, operation.name);
  const after = input.after ? decodeCursor(input.after) : undefined;
  const asked = (input.q ?? '').toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
  const found = asked.map(
    (word) => sql` and replace(lower(p.name), 'ё', 'е') like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  );
  const keys = [...giving.keys()];
  // Switches that name the operation are few: they are looked up whole; the roles are held by many.
  const holders = sql`
    with recursive ${heldRoles(reader.now)}, named as (
      select user_id, operation, enabled, reach from user_switch where operation = any(${naming}::text[])
    ), holders as (
      select u.id, p.name, u.position from app_user u join principal p on p.id = u.id
      where u.status = 'active' and (u.id in (select user_id from held where role_key = any(${keys}::text[]))
        or u.id in (select user_id from named where enabled))
        and u.id not in (select user_id from named where not enabled)${sql.join(found, sql``)}
    )`;
  const db = unscoped(reader);
  const [page, counted] = await Promise.all([
    sql<Row>`${holders}, page as (
        select * from holders h where ${after ? sql`(h.name, h.id) > (${after.key}, ${after.id}::uuid)` : sql`true`}
        order by h.name, h.id limit ${sql.raw(String(input.limit + 1))}
      )
      select page.id, page.name, page.position,
        coalesce((select json_agg(json_build_object('key', role_key, 'areaId', area_id, 'groupId', group_id, 'endsAt', ends_at,
            'clearances', clearances) order by role_key)
          from held where held.user_id = page.id and role_key = any(${keys}::text[])), '[]') as roles,
        coalesce((select json_agg(json_build_object('operation', operation, 'reach', reach)) from named
          where named.user_id = page.id and enabled), '[]') as switches
      from page order by page.name, page.id`.execute(db),
    sql<{ count: number }>`${holders} select count(*)::int as count from holders`.execute(db),
  ]);
  const words = await rightsWords(reader);
  const rows = page.rows.slice(0, input.limit);
  const last = rows.at(-1);
  const { clock, config } = shapeOf(reader).services;
  const standing = mayStandInFor(operation)
    ? await standingOn(
        reader,
        rows.map((row) => row.id),
        dateIn(config.zone, clock.now()),
        'substitutes',
      )
    : [];
  reader.shows(new Set([...rows.map((row) => row.id), ...standing.map((one) => one.id)]));
  const items = rows.map((row) => {
    const grants = row.roles.flatMap((role): Grant[] =>
      (giving.get(role.key) ?? []).map((grant) => ({
        operation: operation.name,
        reach: grant.reach,
        area: [],
        clearances: [...new Set([...grant.clearances, ...role.clearances])],
        source: { role: role.key, areaId: role.areaId, groupId: role.groupId, endsAt: role.endsAt },
      })),
    );
    const switches = row.switches.map((one): Switch => {
      const bundle = bundleKey(one.operation);
      return { ...one, enabled: true, ...(bundle ? { bundle } : {}) };
    });
    const because = reasonsOf(words, { grants, switches });
    const substitutes = standing
      .filter((one) => one.of === row.id)
      .map(({ id, name, untilOn }) => ({ id, name, untilOn }));
    return {
      id: row.id,
      name: row.name,
      position: row.position,
      reach: widest(because) ?? 'own',
      because,
      substitutes,
    };
  });
  return {
    items,
    next: page.rows.length > input.limit && last ? encodeCursor({ key: last.name, id: last.id }) : null,
    count: counted.rows[0]?.count ?? 0,
    title: operation.title,
  };
});
