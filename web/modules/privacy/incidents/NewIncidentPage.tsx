// An incident is registered at once with what is known; the terms run from the moment when it was noticed.
import { useNavigate } from '@tanstack/react-router';
import { createIncident, listIncidents } from '#contract/personal-data.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Privacy.module.css';
import { PrivacyPage } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';

export default function NewIncidentPage() {
  const { t } = usePrivacyWords();
  const navigate = useNavigate();
  const form = useForm({
    action: createIncident,
    initial: { title: '', description: '' },
    toInput: (values) => ({ ...values, noticedAt: new Date().toISOString() }),
    changes: [listIncidents],
    onDone: (made) => {
      toast({ tone: 'done', text: t('incidents.registered', { number: made.number }) });
      void navigate({ to: `/privacy/incidents/${made.id}` });
    },
  });
  return (
    <PrivacyPage title={t('incidents.new')}>
      <p className={classes.note}>{t('incidents.newHint')}</p>
      <Form form={form} label={t('incidents.new')}>
        <TextField name="title" label={t('incidents.what')} maxLength={300} width="full" autoFocus />
        <TextArea name="description" label={t('incidents.description')} maxLength={5000} rows={5} optional />
        <FormBar save={t('incidents.register')} cancel={() => void navigate({ to: '/privacy/incidents' })} />
      </Form>
    </PrivacyPage>
  );
}
