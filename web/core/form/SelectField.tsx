// A choice from a short known list: a native select, which is the quickest by keyboard and on a phone.
// <SelectField name="kind" label="Вид" options={[{ value: 'letter', label: 'Письмо' }]} />
import { NativeSelect } from '@mantine/core';
import { useText } from '../text/texts.ts';
import { type FieldProps, frameOf } from './FieldLabel.tsx';
import { useField } from './form-context.ts';

export interface SelectFieldProps extends FieldProps {
  options: { value: string; label: string; disabled?: boolean }[];
  /** Told besides the form, for fields that depend on this one. */
  onPick?: (value: string | null) => void;
}

export function SelectField(props: SelectFieldProps) {
  const field = useField<string | null>(props.name, props.label);
  const t = useText('form');
  const withEmpty = (props.optional || !field.value) && !props.options.some((option) => option.value === '');
  return (
    <NativeSelect
      {...frameOf({ width: 'medium', ...props }, field.error)}
      id={field.id}
      name={props.name}
      value={field.value ?? ''}
      onChange={(event) => {
        const value = event.currentTarget.value || null;
        field.set(value);
        props.onPick?.(value);
      }}
      disabled={props.disabled || field.readOnly}
      autoFocus={props.autoFocus}
    >
      {withEmpty ? <option value="">{props.optional ? t('select.none') : t('select.choose')}</option> : null}
      {props.options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
}
