// Reserving a block of numbers: how many, for whom, what for, until when.
import { Modal } from '@mantine/core';
import { listJournals, listReservations, readCertificate, reserveNumbers } from '#contract/correspondence.ts';
import { useMe } from '../../../core/api/session.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import type { LookupValue } from '../../../core/form/Lookup.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { PersonField } from '../../../core/form/PersonField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';

interface Values {
  holder: LookupValue | null;
  count: number | null;
  reason: string;
  until: string | null;
}

export function ReserveDialog({ journalId, period, close }: { journalId: string; period: string; close: () => void }) {
  const t = useText('numbers');
  const tCore = useText();
  return (
    <Modal opened onClose={close} title={t('reserve.title')} closeButtonProps={{ 'aria-label': tCore('action.close') }}>
      <ReserveForm journalId={journalId} period={period} close={close} />
    </Modal>
  );
}

function ReserveForm({ journalId, period, close }: { journalId: string; period: string; close: () => void }) {
  const t = useText('numbers');
  const me = useMe();
  const forOthers = me.can.includes('correspondence.number.manual');
  const form = useForm<Values, typeof reserveNumbers>({
    action: reserveNumbers,
    initial: { holder: { id: me.user.id, label: me.user.name }, count: 5, reason: '', until: null },
    toInput: (values) => ({
      id: journalId,
      period,
      reason: values.reason,
      ...(values.holder?.id ? { holderId: values.holder.id } : {}),
      ...(values.count === null ? {} : { count: values.count }),
      ...(values.until ? { until: values.until } : {}),
    }),
    aliases: { holderId: 'holder' },
    changes: [listReservations, readCertificate, listJournals],
    onDone: ({ first, last }) => {
      toast({ tone: 'done', text: t('reserve.done', { first, last }) });
      close();
    },
  });
  return (
    <Form form={form} label={t('reserve.title')}>
      {forOthers ? <PersonField name="holder" label={t('reserve.holder')} kind="user" /> : null}
      <NumberField name="count" label={t('reserve.count')} hint={t('reserve.countHint')} autoFocus />
      <TextField name="reason" label={t('reserve.reason')} maxLength={500} />
      <DateField name="until" label={t('reserve.until')} hint={t('reserve.untilHint')} optional />
      <FormBar save={t('reserve.verb')} cancel={close} />
    </Form>
  );
}
