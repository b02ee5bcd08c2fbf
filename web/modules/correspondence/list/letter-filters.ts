// The closed list of filters of letters.
import { answerStates, type Direction, listJournals, listKinds, timings } from '#contract/correspondence.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { findContacts } from '../../../core/form/search-contacts.ts';
import { searchPeople } from '../../../core/form/search-people.ts';
import type { FilterField } from '../../../core/list/list-types.ts';
import { useText } from '../../../core/text/texts.ts';
import { useDeliveryWords } from '../delivery/delivery-words.ts';
import { useLetterWords } from '../words.ts';

export function useLetterFilters(direction: Direction, answers = false): FilterField[] {
  const t = useText('correspondence');
  const ts = useText('statistics');
  const words = useLetterWords();
  const { states } = useDeliveryWords();
  const journals = useOperation(listJournals, { direction }, { staleTime: 60_000 });
  const kinds = useOperation(listKinds, {}, { staleTime: 60_000 });
  const named = (items: { id: string; name: string }[] | undefined) =>
    (items ?? []).map((one) => ({ value: one.id, label: one.name }));
  return [
    { kind: 'text', key: 'q', label: t('filter.q') },
    { kind: 'choice', key: 'state', label: t('column.state'), options: words.states },
    {
      kind: 'lookup',
      key: 'correspondentId',
      label: t(direction === 'outgoing' ? 'column.addressee' : 'column.correspondent'),
      searchKey: 'contacts',
      search: findContacts,
    },
    { kind: 'dates', key: 'registered', label: t('field.registeredOn') },
    { kind: 'dates', key: 'due', label: t('field.dueOn'), deadline: true },
    {
      kind: 'lookup',
      key: 'responsibleId',
      label: t('field.responsible'),
      searchKey: 'directory-any',
      search: searchPeople('any'),
    },
    {
      kind: 'lookup',
      key: 'departmentId',
      label: t('field.department'),
      searchKey: 'directory-group',
      search: searchPeople('group'),
    },
    { kind: 'choice', key: 'journalId', label: t('field.journal'), options: named(journals.data?.items) },
    {
      kind: 'choice',
      key: 'kindId',
      label: t('field.kind'),
      options: [...named(kinds.data?.items), { value: 'none', label: ts('none') }],
    },
    {
      kind: 'lookup',
      key: 'authorId',
      label: ts('one.registrar'),
      searchKey: 'directory-user',
      search: searchPeople('user'),
    },
    {
      kind: 'choice',
      key: 'timing',
      label: ts('by.timing'),
      options: timings.map((value) => ({ value, label: ts(`timing.${value}`) })),
    },
    ...(direction === 'internal'
      ? []
      : [
          ...(answers
            ? []
            : [
                {
                  kind: 'choice' as const,
                  key: 'answer',
                  label: t('answers.filter'),
                  options: answerStates.map((value) => ({ value, label: t(`answers.state.${value}`) })),
                },
              ]),
          {
            kind: 'dates' as const,
            key: 'answerBy',
            label: t(`answers.by.${direction}`),
            deadline: true,
            ends: ['answerFrom', 'answerTo'] as const,
          },
        ]),
    { kind: 'yes-no', key: 'onControl', label: t('field.onControl') },
    { kind: 'choice', key: 'deliveryMethod', label: t('field.deliveryMethod'), options: words.deliveries },
    ...(direction === 'outgoing'
      ? ([
          { kind: 'choice', key: 'deliveryState', label: t('delivery:title'), options: states },
        ] satisfies FilterField[])
      : []),
    { kind: 'choice', key: 'clearance', label: t('field.clearance'), options: words.clearances },
  ];
}
