// A yes-or-no answer as a checkbox; the form's value is boolean.
import { Checkbox } from '@mantine/core';
import type { FieldProps } from './FieldLabel.tsx';
import { useField } from './form-context.ts';

export function CheckField(props: FieldProps) {
  const field = useField<boolean>(props.name, props.label);
  return (
    <Checkbox
      id={field.id}
      name={props.name}
      size="sm"
      label={props.label}
      description={props.hint}
      error={field.error}
      checked={field.value ?? false}
      onChange={(event) => field.set(event.currentTarget.checked)}
      disabled={props.disabled || field.readOnly}
    />
  );
}
