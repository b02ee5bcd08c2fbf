// Joins one's account to a directory of the organisation; shown only where there is one.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { linkOwn, ownDirectories } from '#contract/ldap.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProfileBlock } from './ProfileBlock.tsx';

interface Own {
  id: string;
  name: string;
}

export function DirectoriesBlock() {
  const t = useText('directories');
  const own = useOperation(ownDirectories, {});
  const [linking, setLinking] = useState<Own | null>(null);
  const items = own.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ProfileBlock id="directories" title={t('own.title')} hint={t('own.hint')}>
      {items.map((one) => (
        <div key={one.id} style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' }}>
          <span>{one.name}</span>
          {one.linked ? (
            <StatusDot group="done" label={t('own.linked')} />
          ) : linking?.id === one.id ? null : (
            <Button size="xs" variant="default" onClick={() => setLinking(one)}>
              {t('own.link')}
            </Button>
          )}
        </div>
      ))}
      {linking ? <LinkForm key={linking.id} directory={linking} done={() => setLinking(null)} /> : null}
    </ProfileBlock>
  );
}

function LinkForm({ directory, done }: { directory: Own; done: () => void }) {
  const t = useText('directories');
  const form = useForm({
    action: linkOwn,
    initial: { login: '', password: '' },
    toInput: (values) => ({ id: directory.id, ...values }),
    changes: [ownDirectories],
    onDone: () => {
      toast({ tone: 'done', text: t('own.done', { name: directory.name }) });
      done();
    },
  });
  return (
    <Form form={form} label={`${t('own.link')}: ${directory.name}`}>
      <TextField name="login" label={t('own.login')} width="medium" maxLength={254} autoFocus />
      <TextField name="password" label={t('own.password')} type="password" width="medium" maxLength={128} />
      <FormBar save={t('own.link')} cancel={done} />
    </Form>
  );
}
