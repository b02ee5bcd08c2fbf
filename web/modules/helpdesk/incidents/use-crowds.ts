// Whether a ticket is one of many that look like a mass incident: of a category and a building that is asked about now.
import { listProposals } from '#contract/helpdesk.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';

interface Placed {
  category: { id: string };
  place: { name: string } | null;
}

export function useCrowds(): (ticket: Placed) => boolean {
  const may = useCan(listProposals);
  const found = useOperation(
    listProposals,
    {},
    { enabled: may, kinds: ['incident_proposal'], refetchInterval: 60_000 },
  );
  const items = found.data?.items ?? [];
  return ({ category, place }) =>
    place !== null &&
    items.some(
      (one) =>
        one.category.id === category.id &&
        // A place is named by its path: «Корпус 2, 3 этаж, каб. 214» stands in «Корпус 2».
        (place.name === one.building.name || place.name.startsWith(`${one.building.name}, `)),
    );
}
