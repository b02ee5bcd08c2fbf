// The organisation's own fields of a subject (`letter`), and how their values read.
import type { FieldCard } from '#contract/fields.ts';
import { listFields } from '#contract/fields.ts';
import { useOperation } from '../api/use-operation.ts';
import { fieldDay } from '../dates/format.ts';
import { useLocale, useText, type Words } from '../text/texts.ts';

export function useFields(subject: string): FieldCard[] {
  return useOperation(listFields, { subject }, { staleTime: 5 * 60_000 }).data?.items ?? none;
}
const none: FieldCard[] = [];

/** A value as words: «1 250,50 руб.», «12.03.2026», the option's title, the name. */
export function fieldText(field: FieldCard, value: unknown, locale: string, t: Words): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  switch (field.type) {
    case 'number': {
      const digits = { minimumFractionDigits: Number.isInteger(value) ? 0 : field.decimals, maximumFractionDigits: 6 };
      return [new Intl.NumberFormat(locale, digits).format(Number(value)), field.unit].filter(Boolean).join('\u00a0');
    }
    case 'date':
      return fieldDay(String(value));
    case 'flag':
      return t(value ? 'yes' : 'no');
    case 'choice':
      return field.options.find((option) => option.key === value)?.title ?? String(value);
    case 'principal':
    case 'contact':
      return typeof value === 'object' ? String((value as { name?: string; label?: string }).name ?? '') : undefined;
    default:
      return String(value);
  }
}

/** Names and values of `custom.<key>` for histories and conflicts; undefined for all other fields. */
export function useFieldWords(subject: string): {
  field: (name: string) => string | undefined;
  value: (name: string, value: unknown) => string | undefined;
} {
  const fields = useFields(subject);
  const locale = useLocale();
  const t = useText('fields');
  const of = (name: string) =>
    name.startsWith('custom.') ? fields.find((field) => `custom.${field.key}` === name) : undefined;
  return {
    field: (name) => of(name)?.name,
    value: (name, value) => {
      const field = of(name);
      return field && fieldText(field, value, locale, t);
    },
  };
}
