// Roles with what they give, every operation that may be granted, and the bundles.
import { listRoles } from '#contract/rights.ts';
import { query } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { shapeOf } from '../../../handle.ts';
import { matches } from '../../../rights.ts';
import { roleCards } from '../role-cards.ts';

export const listRolesQuery = query(listRoles, async (reader) => {
  requireEverywhere(reader);
  const { catalog } = shapeOf(reader).services;
  const operations = catalog.operations
    .filter((operation) => operation.access === 'right')
    .map(({ name, title }) => ({ name, title, module: name.split('.')[0] ?? '' }));
  const bundles = [...catalog.bundles.values()].map((bundle) => ({
    key: bundle.key,
    title: bundle.title,
    switch: bundle.switchReach !== undefined,
    operations: catalog.operations
      .filter(({ name }) => bundle.operations.some((pattern) => matches(pattern, name)))
      .map(({ name }) => name),
  }));
  return { items: await roleCards(reader), operations, bundles };
});
