// A code that is typed or pasted: six digits go by themselves, the phone offers the code from the letter.
import { TextInput } from '@mantine/core';
import { frameOf } from '../../core/form/FieldLabel.tsx';
import { useField, useFormPlace } from '../../core/form/form-context.ts';
import classes from './Entry.module.css';

interface CodeFieldProps {
  label: string;
  hint?: string;
  /** Letters too, and no sending by itself. */
  backup?: boolean;
}

export function CodeField({ label, hint, backup = false }: CodeFieldProps) {
  const { form } = useFormPlace();
  const field = useField<string>('code', label);
  const take = (typed: string) => {
    const code = backup ? typed : typed.replace(/\D/g, '').slice(0, 6);
    const complete = !backup && code.length === 6 && field.value !== code;
    field.set(code);
    if (complete) queueMicrotask(() => void form.submit(false));
  };
  return (
    <TextInput
      {...frameOf({ name: 'code', label, ...(hint ? { hint } : {}) }, field.error)}
      id={field.id}
      name="code"
      value={field.value}
      onChange={(event) => take(event.currentTarget.value)}
      inputMode={backup ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize={backup ? 'characters' : 'off'}
      spellCheck={false}
      maxLength={backup ? 40 : 20}
      classNames={{ input: classes.code }}
      data-autofocus
      autoFocus
    />
  );
}
