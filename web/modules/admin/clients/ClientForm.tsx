// The form on a program's page; only what was changed is sent.
import { listClients, readClient as read, type readClient, updateClient } from '#contract/clients.ts';
import type { Output } from '#contract/core.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { changedFields } from '../../../core/form/changed-fields.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ClientFields, type ClientValues, clientAliases } from './ClientFields.tsx';

type Client = Output<typeof readClient>;

/** The last day on which the program works: the moment stored is the midnight after it. */
const lastDay = (moment: string | null, zone: string): string | null =>
  moment && new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(Date.parse(moment) - 1));

export function ClientForm({ client }: { client: Client }) {
  const t = useText('programs');
  const { zone } = useHere();
  const initial: ClientValues = {
    name: client.name,
    owner: { id: client.ownerId, label: client.ownerName },
    operations: client.operations,
    expiresOn: lastDay(client.expiresAt, zone),
  };
  const form = useForm<ClientValues, typeof updateClient>({
    action: updateClient,
    initial,
    version: client.version,
    toInput: ({ owner, ...values }) => ({
      id: client.id,
      ...changedFields(values, { name: initial.name, operations: initial.operations, expiresOn: initial.expiresOn }),
      ...(owner?.id && owner.id !== client.ownerId ? { ownerId: owner.id } : {}),
    }),
    check: ({ owner }): Record<string, string> => (owner ? {} : { owner: t('ownerNeeded') }),
    aliases: clientAliases,
    changes: [read, listClients],
    onDone: (saved) => toast({ tone: 'done', text: t('saved', { name: saved.name }) }),
  });
  const dirty = useFormState(form, (state) => state.dirty);
  return (
    <Form form={form} label={t('changing')} readOnly={!client.can.includes(updateClient.name)}>
      <ClientFields />
      {dirty ? <FormBar save={t('save')} cancel={() => form.store.reset(initial)} /> : null}
    </Form>
  );
}
