// One delivery: its state, way, tracking number, dates and note, as the envelope or the post's answer says.
import { Modal } from '@mantine/core';
import {
  countDeliveries,
  type DeliveryState,
  findLetters,
  listDeliveries,
  readDispatch,
  readLetter,
  setDelivery,
} from '#contract/correspondence.ts';
import { readTimeline } from '#contract/record.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { Row } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm, useFormState } from '../../../core/form/use-form.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useLetterWords } from '../words.ts';
import { useDeliveryWords } from './delivery-words.ts';

export interface DeliveryFacts {
  id: string;
  name: string;
  state: DeliveryState | null;
  method: string | null;
  trackingNumber: string;
  sentOn: string | null;
  settledOn: string | null;
  note: string;
}
type Values = Omit<DeliveryFacts, 'id' | 'name'>;

/** What shows deliveries and is asked again after a change of one. */
export const showsDeliveries = [listDeliveries, countDeliveries, readLetter, readTimeline, findLetters, readDispatch];

export function DeliveryDialog({ delivery, close }: { delivery: DeliveryFacts; close: () => void }) {
  const t = useText('delivery');
  const tCore = useText();
  return (
    <Modal
      opened
      onClose={close}
      title={t('dialog.title', { name: delivery.name })}
      closeButtonProps={{ 'aria-label': tCore('action.close') }}
    >
      <DeliveryForm delivery={delivery} close={close} />
    </Modal>
  );
}

function DeliveryForm({ delivery, close }: { delivery: DeliveryFacts; close: () => void }) {
  const t = useText('delivery');
  const words = useLetterWords();
  const { states } = useDeliveryWords();
  const locale = useLocale();
  const { id, name, ...initial } = delivery;
  const form = useForm<Values, typeof setDelivery>({
    action: setDelivery,
    initial,
    toInput: (values) => ({
      ids: [id],
      ...(values.state ? { state: values.state } : {}),
      method: values.method as never,
      trackingNumber: values.trackingNumber,
      note: values.note,
      ...(values.state && values.state !== 'to_send' && values.sentOn ? { sentOn: values.sentOn } : {}),
      ...(isSettled(values.state) && values.settledOn ? { settledOn: values.settledOn } : {}),
    }),
    changes: showsDeliveries,
    onDone: ({ changed, refused }) => {
      const [first] = refused;
      if (first) toast({ tone: 'problem', text: first.message?.[locale] ?? first.code });
      else {
        if (changed > 0) toast({ tone: 'done', text: t('marked', { count: changed }) });
        close();
      }
    },
  });
  const state = useFormState(form, (now) => now.values.state);
  return (
    <Form form={form} label={t('dialog.title', { name })}>
      <SelectField name="state" label={t('dialog.state')} options={states} autoFocus />
      <SelectField name="method" label={t('dialog.method')} options={words.deliveries} optional />
      <TextField name="trackingNumber" label={t('dialog.tracking')} optional maxLength={60} width="medium" />
      {state && state !== 'to_send' ? (
        <Row>
          <DateField name="sentOn" label={t('dialog.sentOn')} optional width="short" />
          {isSettled(state) ? (
            <DateField name="settledOn" label={t('dialog.settledOn')} optional width="short" />
          ) : null}
        </Row>
      ) : null}
      <TextField name="note" label={t('dialog.note')} optional maxLength={500} />
      <FormBar save={t('dialog.verb')} cancel={close} />
    </Form>
  );
}

const isSettled = (state: DeliveryState | null): boolean =>
  state === 'delivered' || state === 'returned' || state === 'refused';
