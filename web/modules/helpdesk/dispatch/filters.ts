// Filters of the queue: where it stands, of what kind, for which place, how urgent.
import { searchPeople } from '../../../core/form/search-people.ts';
import type { FilterField } from '../../../core/list/list-types.ts';
import { useText } from '../../../core/text/texts.ts';
import { useCategories } from '../category-options.ts';
import { findPlaces } from '../places.ts';
import { useTicketWords } from '../words.ts';

export function useDispatchFilters(): FilterField[] {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const categories = useCategories();
  return [
    { kind: 'text', key: 'q', label: t('filter.q') },
    {
      kind: 'lookup',
      key: 'groupId',
      label: t('field.group'),
      searchKey: 'directory-group',
      search: searchPeople('group'),
    },
    { kind: 'choice', key: 'categoryId', label: t('field.category'), options: categories.options },
    { kind: 'lookup', key: 'placeId', label: t('field.place'), searchKey: 'places', search: findPlaces },
    { kind: 'choice', key: 'priority', label: t('field.priority'), options: words.priorities },
    { kind: 'choice', key: 'channel', label: t('field.channel'), options: words.channels },
    // The tab is a part of the address, so that a link and a saved view open the same.
    { kind: 'text', key: 'tab', label: '' },
  ];
}
