// A person's time zone in a form; empty: the organisation's.
import { useZones } from '../dates/zones.ts';
import type { FieldProps } from './FieldLabel.tsx';
import { useField } from './form-context.ts';
import { SelectField } from './SelectField.tsx';

export function ZoneField(props: FieldProps) {
  const field = useField<string | null>(props.name, props.label);
  return <SelectField {...props} options={useZones(field.value ?? null)} />;
}
