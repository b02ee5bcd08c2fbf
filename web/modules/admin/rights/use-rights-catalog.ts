// The roles, operations and groups that a person's rights are shown with; what the reader may not see stays undefined.
import type { Output } from '#contract/core.ts';
import { listGroups, listRoles } from '#contract/identity.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { useLocalText } from '../../../core/text/texts.ts';

export type Roles = Output<typeof listRoles>;
export type Group = Output<typeof listGroups>['items'][number];

export interface RightsCatalog {
  /** With bundles taken apart in `grants`; `given` are the grants as they were given. */
  roles: (Roles['items'][number] & { given: Roles['items'][number]['grants'] })[];
  bundles: Roles['bundles'];
  operations: Roles['operations'];
  groups: Group[];
}

export interface CatalogAnswer {
  /** Undefined while it loads, and for those who may not see the roles. */
  catalog: RightsCatalog | undefined;
  loading: boolean;
  error: unknown;
  retry: () => void;
}

export function useRightsCatalog(): CatalogAnswer {
  const maySeeRoles = useCan(listRoles);
  const maySeeGroups = useCan(listGroups);
  const say = useLocalText();
  const roles = useOperation(listRoles, {}, { enabled: maySeeRoles, staleTime: 60_000 });
  const groups = useOperation(listGroups, {}, { enabled: maySeeGroups, staleTime: 60_000 });
  const error = roles.error ?? groups.error;
  const ready = roles.data !== undefined && (!maySeeGroups || groups.data !== undefined);
  const catalog =
    ready && roles.data
      ? {
          roles: roles.data.items.map((role) => ({
            ...role,
            given: role.grants,
            grants: takenApart(role.grants, roles.data),
          })),
          bundles: roles.data.bundles,
          operations: inOrder(roles.data.operations, say),
          groups: groups.data?.items ?? [],
        }
      : undefined;
  return {
    catalog,
    loading: maySeeRoles && !ready && !error,
    error,
    retry: () => void Promise.all([roles.refetch(), groups.refetch()]),
  };
}

/** Each bundle's operations in the place of its name. */
const takenApart = (grants: Roles['items'][number]['grants'], { bundles }: Roles) =>
  grants.flatMap((grant) => {
    const bundle = bundles.find((one) => `bundle:${one.key}` === grant.operation);
    return bundle ? bundle.operations.map((operation) => ({ ...grant, operation })) : [grant];
  });

/** By module as the server lists them; inside it things stay together, each in the order of their titles. */
function inOrder(operations: Roles['operations'], say: (title: Roles['operations'][number]['title']) => string) {
  const modules = [...new Set(operations.map((one) => one.module))];
  const thing = (name: string) => name.split('.')[1] ?? '';
  return [...operations].sort(
    (one, other) =>
      modules.indexOf(one.module) - modules.indexOf(other.module) ||
      thing(one.name).localeCompare(thing(other.name)) ||
      say(one.title).localeCompare(say(other.title)),
  );
}

/** By index, those without one after them by name. */
function byIndex(one: Group, other: Group): number {
  if ((one.index === '') !== (other.index === '')) return one.index === '' ? 1 : -1;
  return one.index.localeCompare(other.index, 'ru', { numeric: true }) || one.name.localeCompare(other.name, 'ru');
}

/** Groups as one reads a tree: every group under its parent, deeper ones further in. */
export function inTree(groups: readonly Group[]): { group: Group; depth: number }[] {
  const known = new Set(groups.map((group) => group.id));
  const under = (parentId: string | null, depth: number): { group: Group; depth: number }[] =>
    groups
      .filter((group) => (group.parentId && known.has(group.parentId) ? group.parentId : null) === parentId)
      .sort(byIndex)
      .flatMap((group) => [{ group, depth }, ...under(group.id, depth + 1)]);
  return under(null, 0);
}

/** The tree as options of a select: depth is shown by an indent. */
export const treeOptions = (groups: readonly Group[]): { value: string; label: string }[] =>
  inTree(groups).map(({ group, depth }) => ({
    value: group.id,
    label: `${'\u2003'.repeat(depth)}${group.index ? `${group.index} ` : ''}${group.name}`,
  }));
