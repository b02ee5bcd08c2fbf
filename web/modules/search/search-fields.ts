// The filters beside the search, as the list's filters are: chips that read as words, kept in the address.
import type { Output, RawInput } from '#contract/core.ts';
import { stateGroups } from '#contract/core.ts';
import { type search, searchPlaces } from '#contract/search.ts';
import { findContacts } from '../../core/form/search-contacts.ts';
import { rangeOf, splitLookup } from '../../core/list/list-state.ts';
import type { FilterField } from '../../core/list/list-types.ts';
import type { Words } from '../../core/text/texts.ts';

type Kinds = Output<typeof search>['kinds'];

export interface FieldsOf {
  kinds: Kinds;
  locale: 'ru' | 'en';
  /** Contacts may be looked up by this person. */
  contacts: boolean;
}

export const searchFields = (t: Words, { kinds, locale, contacts }: FieldsOf): FilterField[] => [
  ...(contacts
    ? [
        {
          kind: 'lookup' as const,
          key: 'contactId',
          label: t('filter.contact'),
          searchKey: 'contacts',
          search: findContacts,
        },
      ]
    : []),
  {
    kind: 'choice',
    key: 'kind',
    label: t('filter.kind'),
    options: kinds.map(({ kind, title }) => ({ value: kind, label: title[locale] })),
  },
  {
    kind: 'choice',
    key: 'in',
    label: t('filter.in'),
    options: searchPlaces.map((value) => ({ value, label: t(`place.${value}`) })),
  },
  { kind: 'dates', key: 'dates', label: t('filter.dates'), ends: ['from', 'to'] },
  {
    kind: 'choice',
    key: 'state',
    label: t('filter.state'),
    options: stateGroups.map((value) => ({ value, label: t(`state.${value}`) })),
  },
];

export function inputOfSearch(filters: Record<string, string>, today: string): RawInput<typeof search> {
  const { q = '', kind, in: place, dates, state, contactId } = filters;
  return {
    q,
    ...(kind ? { kind } : {}),
    ...(place ? { in: [place as (typeof searchPlaces)[number]] } : {}),
    ...(dates ? rangeOf(dates, today) : {}),
    ...(state ? { stateGroup: [state as (typeof stateGroups)[number]] } : {}),
    ...(contactId ? { contactId: splitLookup(contactId).id } : {}),
  };
}
