// One consent with the text that it was given to, and the withdrawal from paper.
import { Button, Modal } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { listConsents, readConsent, withdrawConsent } from '#contract/personal-data.ts';
import type { StoredFile } from '../../../core/api/upload.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { FileDrop } from '../../../core/form/FileDrop.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Privacy.module.css';
import { PrivacyPage, PrivacySection } from '../PrivacyPage.tsx';
import { privacyFile } from '../subjects/PackagesSection.tsx';
import { usePrivacyWords } from '../words.ts';

export default function ConsentPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t, state } = usePrivacyWords();
  const consent = useOperation(readConsent, { id });
  const [withdrawing, setWithdrawing] = useState(false);
  const { data } = consent;
  return (
    <PrivacyPage
      title={data ? t('consents.of', { name: data.subjectName }) : undefined}
      loading={!data}
      error={consent.error}
      retry={() => void consent.refetch()}
      status={data ? <StatusDot {...state(data.state)} /> : null}
      acts={
        data && !data.endedAt ? (
          <Can operation={withdrawConsent}>
            <Button size="xs" variant="default" onClick={() => setWithdrawing(true)}>
              {t('consents.withdraw')}
            </Button>
          </Can>
        ) : null
      }
    >
      {data ? (
        <>
          <Facts
            items={[
              {
                label: t('consents.subject'),
                value: <Link to={`/privacy/subjects/${data.subjectId}`}>{data.subjectName}</Link>,
              },
              { label: t('consents.purpose'), value: data.purposeName },
              { label: t('consents.form'), value: t(`form.${data.form}`) },
              { label: t('consents.channel'), value: t(`consentChannel.${data.channel}`) },
              { label: t('consents.givenAt'), value: <DateText moment={data.givenAt} /> },
              { label: t('consents.acceptedBy'), value: data.acceptedBy },
              { label: t('consents.evidence'), value: data.evidence },
              {
                label: t('consents.scan'),
                value: data.evidenceFileId ? <a href={privacyFile(data.evidenceFileId)}>{t('requests.file')}</a> : null,
              },
              { label: t('consents.expiresOn'), value: data.expiresOn ? <DateText day={data.expiresOn} /> : null },
              { label: t('consents.endedAt'), value: data.endedAt ? <DateText moment={data.endedAt} /> : null },
              { label: t('consents.endedBy'), value: data.endedBy },
              {
                label: t('consents.endScan'),
                value: data.endFileId ? <a href={privacyFile(data.endFileId)}>{t('requests.file')}</a> : null,
              },
              { label: 'SHA-256', value: data.sha256 },
            ]}
          />
          <PrivacySection title={t('consents.text', { ordinal: data.textOrdinal })}>
            <div className={classes.body}>{data.text.body}</div>
          </PrivacySection>
        </>
      ) : null}
      {withdrawing ? <WithdrawDialog id={id} close={() => setWithdrawing(false)} /> : null}
    </PrivacyPage>
  );
}

function WithdrawDialog({ id, close }: { id: string; close: () => void }) {
  const { t } = usePrivacyWords();
  const core = useText();
  const form = useForm<{ evidence: string; demand: boolean; files: StoredFile[] }, typeof withdrawConsent>({
    action: withdrawConsent,
    initial: { evidence: '', demand: false, files: [] },
    toInput: ({ files, ...values }) => ({ id, ...values, ...(files[0] ? { fileId: files[0].id } : {}) }),
    aliases: { fileId: 'files' },
    changes: [readConsent, listConsents],
    onDone: () => {
      toast({ tone: 'done', text: t('consents.withdrawn') });
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('consents.withdraw')}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <Form form={form} label={t('consents.withdraw')}>
        <p className={classes.dim}>{t('consents.withdrawText')}</p>
        <TextField name="evidence" label={t('consents.evidence')} hint={t('consents.withdrawHint')} maxLength={300} />
        <CheckField name="demand" label={t('consents.demand')} hint={t('consents.demandHint')} />
        <FileDrop name="files" label={t('consents.scan')} max={1} optional />
        <FormBar save={t('consents.withdrawVerb')} cancel={close} />
      </Form>
    </Modal>
  );
}
