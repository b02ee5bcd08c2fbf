// The organisation's own fields in a list: columns to choose, filters, and sorts by numbers and dates.
import type { FieldCard } from '#contract/fields.ts';
import { searchPeople } from '../form/search-people.ts';
import type { LookupSearch } from '../form/use-lookup.ts';
import type { Column, FilterField, ListRow } from '../list/list-types.ts';
import { useLocale, useText } from '../text/texts.ts';
import { fieldText, useFields } from './use-fields.ts';

export interface CustomListParts<Row extends ListRow> {
  columns: Column<Row>[];
  filters: FilterField[];
  sorts: { value: string; label: string }[];
  /** Asks the list for the values, when there are fields at all. */
  input: { withCustom?: true };
}

const sortable = (field: FieldCard) => field.type === 'number' || field.type === 'date';

export function useCustomListParts<Row extends ListRow & { custom?: Record<string, unknown> | undefined }>(
  subject: string,
  kind: string,
  searchContacts: LookupSearch,
): CustomListParts<Row> {
  const locale = useLocale();
  const t = useText('fields');
  const fields = useFields(subject).filter(
    (field) => field.enabled && (field.kinds.length === 0 || field.kinds.includes(kind)),
  );
  return {
    columns: fields.map((field) => ({
      key: `custom.${field.key}`,
      label: field.name,
      width: field.type === 'long-text' || field.type === 'text' ? 180 : 130,
      hidden: true,
      ...(field.type === 'number' ? { align: 'right' as const } : {}),
      ...(sortable(field) ? { sort: `-custom.${field.key}` } : {}),
      render: (row) => fieldText(field, row.custom?.[field.key], locale, t),
    })),
    filters: fields.map((field) => filterOf(field, searchContacts)),
    sorts: fields.filter(sortable).flatMap((field) => [
      { value: `custom.${field.key}`, label: t('sort.up', { name: field.name }) },
      { value: `-custom.${field.key}`, label: t('sort.down', { name: field.name }) },
    ]),
    input: fields.length > 0 ? { withCustom: true } : {},
  };
}

function filterOf(field: FieldCard, searchContacts: LookupSearch): FilterField {
  const base = { key: `custom.${field.key}`, label: field.name };
  switch (field.type) {
    case 'number':
      return { ...base, kind: 'numbers', unit: field.unit };
    case 'date':
      return { ...base, kind: 'dates' };
    case 'flag':
      return { ...base, kind: 'yes-no' };
    case 'choice':
      return {
        ...base,
        kind: 'choice',
        options: field.options.map((option) => ({ value: option.key, label: option.title })),
      };
    case 'principal':
      return { ...base, kind: 'lookup', searchKey: 'directory-any', search: searchPeople('any') };
    case 'contact':
      return { ...base, kind: 'lookup', searchKey: 'contacts', search: searchContacts };
    default:
      return { ...base, kind: 'text' };
  }
}
