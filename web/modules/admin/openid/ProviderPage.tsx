// An outside sign-in system: what it must be told of us, the check, the form.
import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { listProviders, removeProvider, updateProvider } from '#contract/openid-providers.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { usePlaceName } from '../../../core/place.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProviderCheck } from './ProviderCheck.tsx';
import { ProviderFields } from './ProviderFields.tsx';
import classes from './Providers.module.css';
import { type Provider, type ProviderValues, providerAliases, toUpdate, valuesOf } from './provider-values.ts';

export default function ProviderPage() {
  const t = useText('providers');
  const { id } = useParams({ strict: false }) as { id: string };
  const providers = useOperation(listProviders, {});
  const provider = providers.data?.items.find((one) => one.id === id);
  usePlaceName(provider?.name);
  if (providers.error && !providers.data)
    return <ErrorState error={providers.error} retry={() => void providers.refetch()} />;
  if (providers.isPending) return <SkeletonRows rows={10} />;
  if (!provider) return <EmptyState title={t('missing')} heading />;
  return <Whole provider={provider} />;
}

function Whole({ provider }: { provider: Provider }) {
  const t = useText('providers');
  const navigate = useNavigate();
  const remove = useAction(removeProvider, { changes: [listProviders] });
  const [removing, setRemoving] = useState(false);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{provider.name}</h1>
        <StatusDot group={provider.enabled ? 'done' : 'new'} label={t(provider.enabled ? 'on' : 'off')} />
        {provider.linked === 0 ? (
          <Can operation={removeProvider}>
            <span className={classes.acts}>
              <Button size="xs" variant="default" color="red" onClick={() => setRemoving(true)}>
                {t('remove')}
              </Button>
            </span>
          </Can>
        ) : null}
      </header>
      <Facts
        items={[
          {
            label: t('redirectUri'),
            value: provider.redirectUri ? (
              <code className={classes.code}>{provider.redirectUri}</code>
            ) : (
              t('noPublicUrl')
            ),
          },
          { label: t('keyShort'), value: <code className={classes.code}>{provider.key}</code> },
          { label: t('linkedLabel'), value: t('linkedPeople', { count: provider.linked }) },
        ]}
      />
      <ProviderCheck id={provider.id} />
      <ProviderForm key={provider.version} provider={provider} />
      <ConfirmWithReason
        opened={removing}
        title={t('removeTitle', { name: provider.name })}
        text={t('removeText')}
        verb={t('remove')}
        reason="none"
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await remove.run({ id: provider.id });
          await navigate({ to: '/admin/openid' });
        }}
      />
    </div>
  );
}

function ProviderForm({ provider }: { provider: Provider }) {
  const t = useText('providers');
  const may = useCan(updateProvider);
  const initial = valuesOf(provider);
  const form = useForm<ProviderValues, typeof updateProvider>({
    action: updateProvider,
    initial,
    version: provider.version,
    toInput: toUpdate(provider),
    aliases: providerAliases,
    changes: [listProviders],
    onDone: (saved) => toast({ tone: 'done', text: t('saved', { name: saved.name }) }),
  });
  const dirty = useFormState(form, (state) => state.dirty);
  return (
    <Form form={form} label={t('changing')} readOnly={!may}>
      <ProviderFields provider={provider} />
      {dirty ? <FormBar save={t('save')} cancel={() => form.store.reset(initial)} /> : null}
    </Form>
  );
}
