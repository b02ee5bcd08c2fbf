// A new outside sign-in system.
import { useNavigate } from '@tanstack/react-router';
import { createProvider, listProviders } from '#contract/openid-providers.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProviderFields } from './ProviderFields.tsx';
import classes from './Providers.module.css';
import { blankProvider, type ProviderValues, providerAliases, toCreate } from './provider-values.ts';

export default function NewProviderPage() {
  const t = useText('providers');
  const navigate = useNavigate();
  const form = useForm<ProviderValues, typeof createProvider>({
    action: createProvider,
    initial: blankProvider,
    toInput: toCreate,
    aliases: providerAliases,
    changes: [listProviders],
    onDone: (made) => {
      toast({ tone: 'done', text: t('created', { name: made.name }) });
      void navigate({ to: `/admin/openid/${made.id}` });
    },
  });
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('new')}</h1>
      <Form form={form} label={t('new')}>
        <ProviderFields />
        <FormBar save={t('create')} cancel={() => void navigate({ to: '/admin/openid' })} />
      </Form>
    </div>
  );
}
