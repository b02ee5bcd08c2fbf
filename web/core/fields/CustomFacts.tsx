// The organisation's own fields on a record's card, edited where they stand; a field that is switched off is only shown.
import { type FieldPlace, fieldAt } from '#contract/fields.ts';
import { Facts } from '../record/Facts.tsx';
import type { Fact } from '../record/record-types.ts';
import { useLocale, useText } from '../text/texts.ts';
import { type ContactLookup, FieldInput } from './FieldInput.tsx';
import { fieldText, useFields } from './use-fields.ts';

export interface CustomFactsProps {
  subject: string;
  place: FieldPlace;
  contacts: ContactLookup;
  values: Record<string, unknown>;
}

const chosen = (value: unknown) => Boolean((value as { id?: string | null } | null)?.id);

export function CustomFacts({ subject, place, contacts, values }: CustomFactsProps) {
  const t = useText('fields');
  const locale = useLocale();
  const items = useFields(subject).flatMap((field): Fact[] => {
    const { has, required } = fieldAt(field, place);
    const value = fieldText(field, values[field.key], locale, t);
    if (!has) return value === undefined ? [] : [{ label: field.name, value }];
    const input = (
      <FieldInput
        key={field.key}
        field={field}
        optional={!required}
        contacts={contacts}
        width="full"
        value={values[field.key]}
      />
    );
    const settles =
      field.type === 'flag'
        ? { settles: () => true }
        : field.type === 'principal' || field.type === 'contact'
          ? { settles: chosen }
          : {};
    return [{ label: field.name, value, edit: { field: `custom.${field.key}`, input, offered: true, ...settles } }];
  });
  return <Facts title={t('block')} items={items} />;
}
