// The closed list of filters of tickets.
import { searchPeople } from '../../../core/form/search-people.ts';
import type { FilterField } from '../../../core/list/list-types.ts';
import { useText } from '../../../core/text/texts.ts';
import { useCategories } from '../category-options.ts';
import { findPlaces } from '../places.ts';
import { useTicketWords } from '../words.ts';
import type { TicketList } from './ticket-columns.tsx';

export function useTicketFilters(name: TicketList): FilterField[] {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const categories = useCategories();
  const past: FilterField[] = [
    {
      kind: 'choice',
      key: 'group',
      label: t('filter.group'),
      options: (['open', 'done', 'all'] as const).map((value) => ({ value, label: t(`group.${value}`) })),
    },
    { kind: 'dates', key: 'solved', label: t('field.resolvedAt') },
    { kind: 'yes-no', key: 'inTime', label: t('filter.inTime') },
    { kind: 'yes-no', key: 'reopened', label: t('filter.reopened') },
    { kind: 'yes-no', key: 'rated', label: t('filter.rated') },
    { kind: 'yes-no', key: 'only', label: t('filter.only') },
  ];
  const ours: FilterField[] = [
    {
      kind: 'lookup',
      key: 'executorId',
      label: t('field.executor'),
      searchKey: 'directory-user',
      search: searchPeople('user'),
    },
    {
      kind: 'lookup',
      key: 'groupId',
      label: t('field.group'),
      searchKey: 'directory-group',
      search: searchPeople('group'),
    },
    {
      kind: 'lookup',
      key: 'requesterId',
      label: t('field.requester'),
      searchKey: 'directory-user',
      search: searchPeople('user'),
    },
  ];
  return [
    { kind: 'text', key: 'q', label: t('filter.q') },
    { kind: 'choice', key: 'state', label: t('field.state'), options: words.states },
    { kind: 'choice', key: 'categoryId', label: t('field.category'), options: categories.options },
    ...(name === 'asked' ? [] : ours),
    ...(name === 'all' ? past : []),
    { kind: 'choice', key: 'priority', label: t('field.priority'), options: words.priorities },
    { kind: 'lookup', key: 'placeId', label: t('field.place'), searchKey: 'places', search: findPlaces },
    { kind: 'yes-no', key: 'overdue', label: t('filter.overdue') },
    { kind: 'yes-no', key: 'awaitsUs', label: t('filter.awaitsUs') },
    { kind: 'dates', key: 'registered', label: t('column.created') },
    { kind: 'choice', key: 'channel', label: t('field.channel'), options: words.channels },
    { kind: 'choice', key: 'resultKind', label: t('field.resultKind'), options: words.results },
  ];
}
