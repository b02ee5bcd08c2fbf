// Organisation or person: what the rest of the form asks depends on it.
import { Group, Radio } from '@mantine/core';
import { contactKinds } from '#contract/contacts.ts';
import { useField } from '../../../core/form/form-context.ts';
import { useText } from '../../../core/text/texts.ts';
import { useContactWords } from '../words.ts';

export function KindField() {
  const t = useText('contacts');
  const words = useContactWords();
  const field = useField<string>('kind', t('column.kind'));
  return (
    <Radio.Group id={field.id} label={t('form.kind')} value={field.value} onChange={field.set} error={field.error}>
      <Group gap={20} mt={6}>
        {contactKinds.map((kind) => (
          <Radio key={kind} value={kind} label={words.kind(kind)} size="sm" />
        ))}
      </Group>
    </Radio.Group>
  );
}
