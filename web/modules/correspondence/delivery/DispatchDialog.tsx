// Sending the chosen letters by a register: the way, the day, weights and tracking numbers if they are known already.
import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listDispatches, makeDispatch } from '#contract/correspondence.ts';
import { today } from '../../../core/dates/use-here.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { Row } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useLetterWords } from '../words.ts';
import type { DeliveryRow } from './DeliveriesPage.tsx';
import classes from './Delivery.module.css';
import { showsDeliveries } from './DeliveryDialog.tsx';

interface DispatchProps {
  rows: DeliveryRow[];
  done: () => void;
  close: () => void;
}

export function DispatchDialog(props: DispatchProps) {
  const t = useText('delivery');
  const tCore = useText();
  return (
    <Modal
      opened
      size="lg"
      onClose={props.close}
      title={t('dispatch.title')}
      closeButtonProps={{ 'aria-label': tCore('action.close') }}
    >
      <DispatchForm {...props} />
    </Modal>
  );
}

function DispatchForm({ rows, done, close }: DispatchProps) {
  const t = useText('delivery');
  const words = useLetterWords();
  const [typed, setTyped] = useState<Record<string, { weight?: string; tracking?: string }>>({});
  const methods = new Set(rows.map((row) => row.method));
  const form = useForm<{ method: string | null; sentOn: string | null; note: string }, typeof makeDispatch>({
    action: makeDispatch,
    initial: { method: methods.size === 1 ? (rows[0]?.method ?? null) : null, sentOn: today(), note: '' },
    toInput: (values) => ({
      items: rows.map((row) => {
        const { weight = '', tracking } = typed[row.id] ?? {};
        const grams = Number.parseInt(weight, 10);
        return {
          id: row.id,
          ...(tracking === undefined ? {} : { trackingNumber: tracking }),
          ...(grams > 0 ? { weight: grams } : {}),
        };
      }),
      method: values.method as never,
      ...(values.sentOn ? { sentOn: values.sentOn } : {}),
      note: values.note,
    }),
    changes: [...showsDeliveries, listDispatches],
    onDone: (register) => {
      toast({
        tone: 'done',
        text: t('dispatch.done', { number: register.number, count: register.letters }),
        acts: [{ label: t('dispatch.open'), to: `/dispatches/${register.id}` }],
      });
      done();
      close();
    },
  });
  const set = (id: string, what: { weight?: string; tracking?: string }) =>
    setTyped({ ...typed, [id]: { ...typed[id], ...what } });
  return (
    <Form form={form} label={t('dispatch.title')}>
      <Row>
        <SelectField name="method" label={t('dispatch.method')} options={words.deliveries} autoFocus />
        <DateField name="sentOn" label={t('dispatch.sentOn')} width="short" />
      </Row>
      <TextField name="note" label={t('dispatch.note')} optional maxLength={500} />
      <section aria-label={t('dispatch.letters')}>
        <p className={classes.dim}>{t('dispatch.hint')}</p>
        <ul className={`${classes.list} ${classes.items}`}>
          {rows.map((row) => (
            <li key={row.id} className={classes.row}>
              <span className={classes.main}>
                <span className={classes.name}>{row.name}</span>
                <span className={classes.dim}>{[row.letter.number, row.address].filter(Boolean).join(' · ')}</span>
              </span>
              <span className={classes.inputs}>
                <TextInput
                  size="xs"
                  className={classes.weight}
                  inputMode="numeric"
                  placeholder={t('column.weight')}
                  aria-label={t('dispatch.weight', { name: row.name })}
                  value={typed[row.id]?.weight ?? ''}
                  onChange={(event) =>
                    set(row.id, { weight: event.currentTarget.value.replace(/\D/g, '').slice(0, 5) })
                  }
                />
                <TextInput
                  size="xs"
                  className={classes.tracking}
                  placeholder={t('column.tracking')}
                  aria-label={t('dispatch.tracking', { name: row.name })}
                  value={typed[row.id]?.tracking ?? row.trackingNumber}
                  maxLength={60}
                  onChange={(event) => set(row.id, { tracking: event.currentTarget.value })}
                />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <FormBar save={t('dispatch.verb')} cancel={close} />
    </Form>
  );
}
