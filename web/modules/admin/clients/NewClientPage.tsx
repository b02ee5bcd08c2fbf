// A new program with access; its secret is shown once, with an example of its use.
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createClient, listClients } from '#contract/clients.ts';
import type { Output } from '#contract/core.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { ClientFields, type ClientValues, clientAliases } from './ClientFields.tsx';
import { ClientSecret } from './ClientSecret.tsx';
import classes from './Clients.module.css';

const blank: ClientValues = { name: '', owner: null, operations: [], expiresOn: null };

export default function NewClientPage() {
  const t = useText('programs');
  const navigate = useNavigate();
  const [made, setMade] = useState<Output<typeof createClient> | null>(null);
  const form = useForm<ClientValues, typeof createClient>({
    action: createClient,
    initial: blank,
    toInput: ({ name, owner, operations, expiresOn }) => ({ name, ownerId: owner?.id ?? '', operations, expiresOn }),
    check: ({ owner, operations }): Record<string, string> => ({
      ...(owner ? {} : { owner: t('ownerNeeded') }),
      ...(owner && operations.length === 0 ? { operations: t('operations.needed') } : {}),
    }),
    aliases: clientAliases,
    changes: [listClients],
    onDone: setMade,
  });
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{made ? made.client.name : t('new')}</h1>
      {made ? (
        <>
          <ClientSecret client={made.client} secret={made.secret} />
          <Button component={Link} to={`/admin/clients/${made.client.id}`} style={{ alignSelf: 'flex-start' }}>
            {t('kept')}
          </Button>
        </>
      ) : (
        <Form form={form} label={t('new')}>
          <ClientFields />
          <FormBar save={t('create')} cancel={() => void navigate({ to: '/admin/clients' })} />
        </Form>
      )}
    </div>
  );
}
