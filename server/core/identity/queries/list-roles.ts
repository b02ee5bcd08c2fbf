// Roles with their grants, and every operation that may be granted. Ready roles take their grants from the program.
import type { Text } from '#contract/core.ts';
import { listRoles } from '#contract/identity.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, unscoped } from '../../handle.ts';

export const listRolesQuery = query(listRoles, async (reader) => {
  requireEverywhere(reader);
  const { catalog } = shapeOf(reader).services;
  const db = unscoped(reader);
  const [roles, grants] = await Promise.all([
    db.selectFrom('role').select(['key', 'name']).where('ready', '=', false).orderBy('name').orderBy('key').execute(),
    db.selectFrom('role_grant').select(['role_key', 'operation', 'reach']).orderBy('operation').execute(),
  ]);
  const ready = [...catalog.roles.values()].map((role) => ({
    key: role.key,
    name: role.name,
    ready: true,
    grants: role.grants.map(({ operation, reach }) => ({ operation, reach })),
  }));
  const own = roles.map((role) => ({
    key: role.key,
    name: { ru: role.name, en: role.name } satisfies Text,
    ready: false,
    grants: grants.filter((grant) => grant.role_key === role.key).map(({ operation, reach }) => ({ operation, reach })),
  }));
  const operations = catalog.operations
    .filter((operation) => operation.access === 'right')
    .map(({ name, title }) => ({ name, title, module: name.split('.')[0] ?? '' }));
  return { items: [...ready, ...own], operations };
});
