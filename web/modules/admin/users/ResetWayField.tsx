// The ways in which a person gets a new password.
import { Group, Radio } from '@mantine/core';
import { useField } from '../../../core/form/form-context.ts';
import { useText } from '../../../core/text/texts.ts';

export function ResetWayField({ address }: { address: string | null }) {
  const t = useText('registrations');
  const field = useField<string>('way', t('reset.way'));
  return (
    <Radio.Group label={t('reset.way')} value={field.value} onChange={field.set} error={field.error}>
      <Group gap={8} mt={6} style={{ flexDirection: 'column', alignItems: 'flex-start' }}>
        {address ? <Radio value="mail" size="sm" label={t('reset.mail', { address })} /> : null}
        <Radio value="show" size="sm" label={t('reset.show')} />
        <Radio value="given" size="sm" label={t('reset.given')} />
      </Group>
    </Radio.Group>
  );
}
