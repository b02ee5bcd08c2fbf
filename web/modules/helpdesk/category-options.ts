// Categories for a choice: those in use, with the names above them.
import { listCategories } from '#contract/helpdesk.ts';
import { useOperation } from '../../core/api/use-operation.ts';

export function useCategories() {
  const { data, error, refetch } = useOperation(listCategories, {}, { staleTime: 60_000 });
  const items = data?.items ?? [];
  return {
    items,
    loaded: data !== undefined,
    error,
    refetch,
    options: items.map(({ id, path }) => ({ value: id, label: path })),
  };
}
