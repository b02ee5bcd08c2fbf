// A whole or decimal number; the form's value is `number | null`. Takes a comma or a point.
import { TextInput } from '@mantine/core';
import { useLocale, useText } from '../text/texts.ts';
import { type FieldProps, frameOf } from './FieldLabel.tsx';
import { useField, useTyping } from './form-context.ts';

export interface NumberFieldProps extends FieldProps {
  decimals?: boolean;
}

export function NumberField(props: NumberFieldProps) {
  const field = useField<number | null>(props.name, props.label);
  const t = useText('form');
  const point = useLocale() === 'ru' ? ',' : '.';
  const [typed, setTyped] = useTyping<{ text: string; value: number | null }>();
  const shown = typed && typed.value === field.value ? typed.text : String(field.value ?? '').replace('.', point);
  const type = (text: string) => {
    const clean = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
    const pattern = props.decimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
    const value = pattern.test(clean) ? Number(clean) : null;
    setTyped({ text, value });
    field.set(value);
    field.setInvalid(clean === '' || value !== null ? null : t('check.number'));
  };
  return (
    <TextInput
      {...frameOf({ width: 'short', ...props }, field.error)}
      id={field.id}
      name={props.name}
      inputMode={props.decimals ? 'decimal' : 'numeric'}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      readOnly={field.readOnly}
      disabled={props.disabled}
      autoComplete="off"
      autoFocus={props.autoFocus}
    />
  );
}
