// Six digits from the mail; a pasted code goes at once.
import { Button, TextInput } from '@mantine/core';
import { confirmRegistration } from '#contract/registration.ts';
import { Form } from '../../../core/form/Form.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './Door.module.css';

export function CodeForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useText('door');
  const form = useForm({
    action: confirmRegistration,
    initial: { code: '' },
    toInput: ({ code }) => ({ id, code: code.replace(/\D/g, '') }),
    onDone,
  });
  const pending = useFormState(form, (state) => state.pending);
  return (
    <Form form={form} label={t('code.title')}>
      <CodeField />
      <Button type="submit" loading={pending} fullWidth>
        {t('code.send')}
      </Button>
    </Form>
  );
}

function CodeField() {
  const t = useText('door');
  const field = useField<string>('code', t('code.label'));
  return (
    <TextInput
      id={field.id}
      name="code"
      label={t('code.label')}
      error={field.error}
      value={field.value}
      onChange={(event) => field.set(event.currentTarget.value)}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={11}
      autoFocus
      classNames={{ input: classes.code ?? '' }}
    />
  );
}
