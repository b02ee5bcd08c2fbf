// The filters of the journal: who, what, about which record or person, when, how it ended.
import * as identity from '#contract/identity.ts';
import * as record from '#contract/record.ts';
import { api } from '../../../core/api/call.ts';
import { searchPeople } from '../../../core/form/PersonField.tsx';
import type { LookupSearch } from '../../../core/form/use-lookup.ts';
import type { FilterField } from '../../../core/list/list-types.ts';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { useRightsCatalog } from '../rights/use-rights-catalog.ts';
import { useEventWords } from './event-words.ts';

type Titled = { name: string; title: { ru: string; en: string } };

/** One's own affairs (sign-in, passwords) are journaled too, though nobody grants them. */
const ownAffairs: Titled[] = [...Object.values(identity), ...Object.values(record)].filter(
  (one): one is typeof one & Titled => typeof one === 'object' && 'path' in one && one.kind === 'action',
);

const findRecords: LookupSearch = async (q, signal) => {
  if (q === '') return [];
  const { items } = await api.call(record.quickSearch, { q }, { signal });
  return items.map((one) => ({
    id: one.id,
    label: one.number ?? one.title,
    detail: [one.number ? one.title : '', one.counterpart].filter(Boolean).join(' · '),
  }));
};

export function useEventFilters(): FilterField[] {
  const t = useText('journal');
  const say = useLocalText();
  const words = useEventWords();
  const { catalog } = useRightsCatalog();
  const granted = catalog?.operations ?? [];
  const operations: Titled[] = [
    ...granted,
    ...ownAffairs.filter((one) => granted.every(({ name }) => name !== one.name)),
  ];
  const findOperations: LookupSearch = async (q) =>
    operations
      .filter((one) => `${say(one.title)} ${one.name}`.toLowerCase().includes(q.toLowerCase()))
      .sort((one, other) => say(one.title).localeCompare(say(other.title)))
      .slice(0, 30)
      .map((one) => ({ id: one.name, label: say(one.title), detail: one.name }));
  return [
    { kind: 'text', key: 'q', label: t('event.find') },
    {
      kind: 'lookup',
      key: 'operation',
      label: t('event.operation'),
      searchKey: `operations-${operations.length}-${say({ ru: 'ru', en: 'en' })}`,
      search: findOperations,
    },
    {
      kind: 'lookup',
      key: 'actorId',
      label: t('event.actor'),
      searchKey: 'directory-user',
      search: searchPeople('user'),
    },
    { kind: 'lookup', key: 'recordId', label: t('event.record'), searchKey: 'records', search: findRecords },
    {
      kind: 'lookup',
      key: 'subjectId',
      label: t('event.subject'),
      searchKey: 'directory-user',
      search: searchPeople('user'),
    },
    { kind: 'dates', key: 'at', label: t('event.at'), ends: ['from', 'to'] },
    { kind: 'choice', key: 'outcome', label: t('event.outcome'), options: words.outcomes },
    {
      kind: 'choice',
      key: 'source',
      label: t('event.source'),
      options: record.eventSources.map((value) => ({ value, label: t(`actorKind.${value}`) })),
    },
    { kind: 'yes-no', key: 'personal', label: t('event.personal') },
  ];
}
