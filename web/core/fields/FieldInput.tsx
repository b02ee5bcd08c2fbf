// The input of one of the organisation's own fields, by its type; its value stands in the form under `custom.<key>`.
import type { FieldCard } from '#contract/fields.ts';
import { CheckField } from '../form/CheckField.tsx';
import { DateField } from '../form/DateField.tsx';
import type { FieldProps } from '../form/FieldLabel.tsx';
import { Lookup, type LookupCreate } from '../form/Lookup.tsx';
import { NumberField } from '../form/NumberField.tsx';
import { PersonField } from '../form/PersonField.tsx';
import { SelectField } from '../form/SelectField.tsx';
import { TextArea } from '../form/TextArea.tsx';
import { TextField } from '../form/TextField.tsx';
import type { LookupSearch } from '../form/use-lookup.ts';

/** How contacts are found and made; the module that knows them says. */
export interface ContactLookup {
  search: LookupSearch;
  create?: LookupCreate;
}

export interface FieldInputProps {
  field: FieldCard;
  optional: boolean;
  contacts: ContactLookup;
  width?: FieldProps['width'];
  /** The option that the record has: still offered to it after it was retired. */
  value?: unknown;
}

export function FieldInput({ field, optional, contacts, width, value }: FieldInputProps) {
  const props: FieldProps = {
    name: `custom.${field.key}`,
    label: field.unit ? `${field.name}, ${field.unit}` : field.name,
    optional,
    ...(field.help ? { hint: field.help } : {}),
    ...(width ? { width } : {}),
  };
  switch (field.type) {
    case 'long-text':
      return <TextArea {...props} rows={2} maxLength={10_000} />;
    case 'number':
      return <NumberField {...props} decimals={field.decimals > 0} />;
    case 'date':
      return <DateField {...props} width={width ?? 'short'} />;
    case 'flag':
      return <CheckField {...props} />;
    case 'choice':
      return (
        <SelectField
          {...props}
          options={field.options
            .filter((option) => !option.retired || option.key === value)
            .map((option) => ({ value: option.key, label: option.title }))}
        />
      );
    case 'principal':
      return <PersonField {...props} width={width ?? 'medium'} />;
    case 'contact':
      return <Lookup {...props} width={width ?? 'medium'} searchKey="contacts" {...contacts} />;
    default:
      return <TextField {...props} maxLength={500} />;
  }
}
