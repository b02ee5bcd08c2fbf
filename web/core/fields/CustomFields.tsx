// The organisation's own fields as a part of a record's form: those that the record's kind has, in their order.
import { type FieldPlace, fieldAt } from '#contract/fields.ts';
import { Section } from '../form/Section.tsx';
import { useText } from '../text/texts.ts';
import { type ContactLookup, FieldInput } from './FieldInput.tsx';
import { useFields } from './use-fields.ts';

export interface CustomFieldsProps {
  subject: string;
  place: FieldPlace;
  contacts: ContactLookup;
  /** Values as the record stood, for options that are no longer offered. */
  values?: Record<string, unknown>;
}

export function CustomFields({ subject, place, contacts, values = {} }: CustomFieldsProps) {
  const t = useText('fields');
  const shown = useFields(subject).filter((field) => fieldAt(field, place).has);
  if (shown.length === 0) return null;
  return (
    <Section title={t('block')}>
      {shown.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          optional={!fieldAt(field, place).required}
          contacts={contacts}
          value={values[field.key]}
        />
      ))}
    </Section>
  );
}
