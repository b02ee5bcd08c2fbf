// A new text of a consent from its parts, each demanded by the law; the document is put together by the server.
import { createText, listPurposes, listTexts } from '#contract/personal-data.ts';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from '../Privacy.module.css';
import { usePrivacyWords } from '../words.ts';
import type { Purpose } from './PurposesPage.tsx';

export interface TextFormProps {
  purpose: Purpose;
  operator: { name: string; address: string };
  close: () => void;
}

export function TextForm({ purpose, operator, close }: TextFormProps) {
  const { t } = usePrivacyWords();
  const { text } = purpose;
  const initial = {
    title: text?.title ?? t('text.titleDefault'),
    operatorName: operator.name,
    operatorAddress: operator.address || (text?.operatorAddress ?? ''),
    dataList: text?.dataList ?? '',
    actionList: text?.actionList ?? '',
    recipients: text?.recipients ?? '',
    term: text?.term ?? '',
    withdrawal: text?.withdrawal ?? '',
  };
  const form = useForm<typeof initial, typeof createText>({
    action: createText,
    initial,
    toInput: (values) => ({ id: purpose.id, ...values }),
    changes: [listPurposes, listTexts],
    onDone: (made) => {
      toast({ tone: 'done', text: t('text.made', { ordinal: made.ordinal }) });
      close();
    },
  });
  return (
    <Form form={form} label={t('purposes.newText')}>
      <p className={classes.dim}>{t('text.hint')}</p>
      <TextField name="title" label={t('text.title')} maxLength={200} width="full" />
      <TextField name="operatorName" label={t('text.operatorName')} maxLength={300} width="full" />
      <TextField name="operatorAddress" label={t('text.operatorAddress')} maxLength={500} width="full" />
      <TextArea name="dataList" label={t('text.dataList')} maxLength={3000} rows={3} />
      <TextArea name="actionList" label={t('text.actionList')} maxLength={3000} rows={3} />
      <TextArea name="recipients" label={t('text.recipients')} maxLength={2000} rows={2} />
      <TextArea name="term" label={t('text.term')} maxLength={1000} rows={2} />
      <TextArea name="withdrawal" label={t('text.withdrawal')} maxLength={2000} rows={2} />
      <FormBar save={t('text.save')} cancel={close} />
    </Form>
  );
}
