// A consent on paper is written down with where the paper lies and its scan.
import { Modal } from '@mantine/core';
import { listConsents, listPurposes, readSubject, recordConsent } from '#contract/personal-data.ts';
import type { StoredFile } from '../../../core/api/upload.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { FileDrop } from '../../../core/form/FileDrop.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { usePrivacyWords } from '../words.ts';

interface Values {
  textId: string;
  form: 'paper' | 'signature';
  evidence: string;
  expiresOn: string | null;
  files: StoredFile[];
}

export function PaperConsent({ subjectId, close }: { subjectId: string; close: () => void }) {
  const { t, choices } = usePrivacyWords();
  const core = useText();
  const purposes = useOperation(listPurposes, {});
  const form = useForm<Values, typeof recordConsent>({
    action: recordConsent,
    initial: { textId: '', form: 'paper', evidence: '', expiresOn: null, files: [] },
    toInput: ({ files, expiresOn, ...values }) => ({
      subjectId,
      ...values,
      ...(expiresOn ? { expiresOn } : {}),
      ...(files[0] ? { fileId: files[0].id } : {}),
    }),
    aliases: { fileId: 'files' },
    changes: [readSubject, listConsents],
    onDone: () => {
      toast({ tone: 'done', text: t('subject.did.consent') });
      close();
    },
  });
  const options = (purposes.data?.items ?? []).flatMap((purpose) =>
    purpose.basis === 'consent' && purpose.text && !purpose.archived
      ? [
          {
            value: purpose.text.id,
            label: `${purpose.name} · ${t('purposes.ordinal', { ordinal: purpose.text.ordinal })}`,
          },
        ]
      : [],
  );
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('subject.consent')}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      {purposes.isPending ? <SkeletonRows rows={4} /> : null}
      {purposes.error && !purposes.data ? (
        <ErrorState compact error={purposes.error} retry={() => void purposes.refetch()} />
      ) : null}
      {purposes.data ? (
        <Form form={form} label={t('subject.consent')}>
          <SelectField name="textId" label={t('consents.purpose')} options={options} width="full" />
          <SelectField name="form" label={t('consents.form')} options={choices('form', ['paper', 'signature'])} />
          <TextField name="evidence" label={t('consents.evidence')} hint={t('consents.evidenceHint')} maxLength={300} />
          <DateField name="expiresOn" label={t('consents.expiresOn')} optional />
          <FileDrop name="files" label={t('consents.scan')} max={1} optional />
          <FormBar save={t('subject.verb.consent')} cancel={close} />
        </Form>
      ) : null}
    </Modal>
  );
}
