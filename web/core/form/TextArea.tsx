// Several lines of text; grows with what is typed.
import { Textarea } from '@mantine/core';
import { type FieldProps, frameOf } from './FieldLabel.tsx';
import { useField } from './form-context.ts';

export interface TextAreaProps extends FieldProps {
  rows?: number;
  maxRows?: number;
  placeholder?: string;
  maxLength?: number;
}

export function TextArea(props: TextAreaProps) {
  const field = useField<string | null>(props.name, props.label);
  return (
    <Textarea
      {...frameOf(props, field.error)}
      id={field.id}
      name={props.name}
      value={field.value ?? ''}
      onChange={(event) => field.set(event.currentTarget.value)}
      readOnly={field.readOnly}
      disabled={props.disabled}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      autosize
      minRows={props.rows ?? 3}
      maxRows={props.maxRows ?? 16}
      autoFocus={props.autoFocus}
    />
  );
}
