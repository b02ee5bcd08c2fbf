// A line of text. <TextField name="subject" label="Тема" width="full" />; `type` for e-mail, phone, password.
import { PasswordInput, TextInput } from '@mantine/core';
import { type FieldProps, frameOf } from './FieldLabel.tsx';
import { useField } from './form-context.ts';

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'password';
  placeholder?: string;
  maxLength?: number;
  autoComplete?: string;
}

export function TextField(props: TextFieldProps) {
  const field = useField<string | null>(props.name, props.label);
  const Control = props.type === 'password' ? PasswordInput : TextInput;
  return (
    <Control
      {...frameOf(props, field.error)}
      id={field.id}
      type={props.type === 'password' ? undefined : (props.type ?? 'text')}
      name={props.name}
      value={field.value ?? ''}
      onChange={(event) => field.set(event.currentTarget.value)}
      readOnly={field.readOnly}
      disabled={props.disabled}
      placeholder={props.placeholder}
      maxLength={props.maxLength}
      autoComplete={props.autoComplete ?? 'off'}
      data-autofocus={props.autoFocus || undefined}
      autoFocus={props.autoFocus}
    />
  );
}
