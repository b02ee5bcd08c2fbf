// One request: its term, its papers, prolonging and the answer.
import { Button, Modal } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerRequest, listRequests, prolongRequest, readRequest } from '#contract/personal-data.ts';
import type { StoredFile } from '../../../core/api/upload.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { FileDrop } from '../../../core/form/FileDrop.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueDate } from '../../../core/show/DueDate.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { PrivacyPage } from '../PrivacyPage.tsx';
import { privacyFile } from '../subjects/PackagesSection.tsx';
import { usePrivacyWords } from '../words.ts';

export default function RequestPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t, state } = usePrivacyWords();
  const request = useOperation(readRequest, { id });
  const prolong = useAction(prolongRequest, { changes: [readRequest, listRequests] });
  const [dialog, setDialog] = useState<'prolong' | 'answer' | null>(null);
  const { data } = request;
  const may = (name: string) => data?.can.includes(name) ?? false;
  return (
    <PrivacyPage
      title={data ? t('requests.numbered', { number: data.number, kind: t(`request.${data.kind}`) }) : undefined}
      loading={!data}
      error={request.error}
      retry={() => void request.refetch()}
      status={data ? <StatusDot {...state(data.state)} /> : null}
      acts={
        <>
          {may('privacy.request.prolong') ? (
            <Button size="xs" variant="default" onClick={() => setDialog('prolong')}>
              {t('requests.prolong')}
            </Button>
          ) : null}
          {may('privacy.request.answer') ? (
            <Button size="xs" onClick={() => setDialog('answer')}>
              {t('requests.answer')}
            </Button>
          ) : null}
        </>
      }
    >
      {data ? (
        <Facts
          items={[
            { label: t('requests.applicant'), value: data.applicant },
            {
              label: t('requests.subject'),
              value: data.subjectId ? <Link to={`/privacy/subjects/${data.subjectId}`}>{data.subjectName}</Link> : null,
            },
            { label: t('requests.channel'), value: t(`channel.${data.channel}`) },
            { label: t('requests.arrivedOn'), value: <DateText day={data.arrivedOn} /> },
            {
              label: t('requests.dueOn'),
              value: <DueDate day={data.prolongedOn ?? data.dueOn} done={data.state !== 'open'} />,
            },
            { label: t('requests.prolongReason'), value: data.prolongReason },
            { label: t('requests.responsible'), value: data.responsible },
            { label: t('requests.details'), value: data.details },
            {
              label: t('requests.scan'),
              value: data.requestFileId ? <a href={privacyFile(data.requestFileId)}>{t('requests.file')}</a> : null,
            },
            { label: t('requests.answerText'), value: data.answer },
            { label: t('requests.answeredAt'), value: data.answeredAt ? <DateText moment={data.answeredAt} /> : null },
            {
              label: t('requests.answerFile'),
              value: data.answerFileId ? <a href={privacyFile(data.answerFileId)}>{t('requests.file')}</a> : null,
            },
          ]}
        />
      ) : null}
      <ConfirmWithReason
        opened={dialog === 'prolong'}
        title={t('requests.prolong')}
        text={t('requests.prolongText')}
        verb={t('requests.prolong')}
        onConfirm={(reason) => prolong.run({ id, reason })}
        onClose={() => setDialog(null)}
      />
      {dialog === 'answer' ? <AnswerDialog id={id} close={() => setDialog(null)} /> : null}
    </PrivacyPage>
  );
}

function AnswerDialog({ id, close }: { id: string; close: () => void }) {
  const { t } = usePrivacyWords();
  const core = useText();
  const form = useForm<{ answer: string; refused: boolean; files: StoredFile[] }, typeof answerRequest>({
    action: answerRequest,
    initial: { answer: '', refused: false, files: [] },
    toInput: ({ files, ...values }) => ({ id, ...values, ...(files[0] ? { fileId: files[0].id } : {}) }),
    aliases: { fileId: 'files' },
    changes: [readRequest, listRequests],
    onDone: () => {
      toast({ tone: 'done', text: t('requests.answered') });
      close();
    },
  });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('requests.answer')}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <Form form={form} label={t('requests.answer')}>
        <TextArea name="answer" label={t('requests.answerText')} maxLength={5000} rows={4} />
        <CheckField name="refused" label={t('requests.refuse')} hint={t('requests.refuseHint')} />
        <FileDrop name="files" label={t('requests.answerFile')} max={1} optional />
        <FormBar save={t('requests.answerVerb')} cancel={close} />
      </Form>
    </Modal>
  );
}
