// Who spent how long on the ticket: the entries with their sum; one's own are corrected here.
import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { addTicketTime, changeTicketTime, readTicket, readTicketTime, removeTicketTime } from '#contract/helpdesk.ts';
import { readTimeline } from '#contract/record.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { today } from '../../../core/dates/use-here.ts';
import { DateField } from '../../../core/form/DateField.tsx';
import { Form } from '../../../core/form/Form.tsx';
import { FormBar } from '../../../core/form/FormBar.tsx';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { Row } from '../../../core/form/Section.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useForm } from '../../../core/form/use-form.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useTold } from '../macros/use-told.ts';
import type { Ticket } from '../ticket/TicketView.tsx';
import classes from './Time.module.css';
import { useSpent } from './use-spent.ts';

type Entry = Output<typeof readTicketTime>['items'][number];
const changed = [readTicketTime, readTicket, readTimeline];

export function TimeSpent({ ticket }: { ticket: Ticket }) {
  const t = useText('macros');
  const common = useText();
  const spent = useSpent();
  const may = ticket.can.includes(readTicketTime.name);
  const mayAdd = ticket.can.includes(addTicketTime.name) && ticket.state !== 'closed';
  const [edited, setEdited] = useState<Entry | 'new' | null>(null);
  const found = useOperation(
    readTicketTime,
    { id: ticket.id },
    { enabled: may && ticket.minutes > 0, kinds: ['ticket'] },
  );
  if (!may || (ticket.minutes === 0 && !mayAdd)) return null;
  const items = ticket.minutes > 0 ? (found.data?.items ?? []) : [];
  return (
    <section className={classes.time} aria-label={t('time.title')}>
      <h2 className={classes.title}>{t('time.section')}</h2>
      {items.length > 0 ? (
        <ul className={classes.list}>
          {items.map((entry) => (
            <li key={entry.id} className={classes.entry}>
              <span className={classes.what}>
                {entry.person.name} <span className={classes.dim}>{entry.note}</span>{' '}
                <span className={classes.dim}>
                  <DateText day={entry.workedOn} />
                </span>
              </span>
              <span className={classes.minutes}>{spent(entry.minutes)}</span>
              {entry.own && mayAdd ? (
                <ActionIcon size="sm" onClick={() => setEdited(entry)} aria-label={t('time.change')}>
                  <IconPencil size={14} stroke={1.6} />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {ticket.minutes > 0 ? <span>{t('time.total', { time: spent(ticket.minutes) })}</span> : null}
      {mayAdd ? (
        <div>
          <Button size="compact-xs" variant="default" onClick={() => setEdited('new')}>
            {t('time.add')}
          </Button>
        </div>
      ) : null}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'time.add' : 'time.changing')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        {edited ? (
          <TimeForm ticket={ticket} entry={edited === 'new' ? null : edited} done={() => setEdited(null)} />
        ) : null}
      </Modal>
    </section>
  );
}

interface Values {
  minutes: number | null;
  workedOn: string | null;
  note: string;
}

function TimeForm({ ticket, entry, done }: { ticket: Ticket; entry: Entry | null; done: () => void }) {
  const t = useText('macros');
  const told = useTold();
  const remove = useAction(removeTicketTime, { changes: changed });
  const form = useForm<Values, typeof addTicketTime>({
    action: (entry ? changeTicketTime : addTicketTime) as never,
    initial: { minutes: entry?.minutes ?? null, workedOn: entry?.workedOn ?? today(), note: entry?.note ?? '' },
    toInput: ({ minutes, workedOn, note }) =>
      ({
        id: ticket.id,
        ...(entry ? { entryId: entry.id } : {}),
        minutes: minutes ?? 0,
        ...(workedOn ? { workedOn } : {}),
        note,
      }) as never,
    changes: changed,
    onDone: () => {
      toast({ tone: 'done', text: t('time.saved') });
      done();
    },
  });
  return (
    <Form form={form} label={t(entry ? 'time.changing' : 'time.add')}>
      <Row>
        <NumberField name="minutes" label={t('time.minutes')} autoFocus />
        <DateField name="workedOn" label={t('time.day')} />
      </Row>
      <TextField name="note" label={t('time.note')} maxLength={500} optional />
      <FormBar save={t(entry ? 'save' : 'time.save')} cancel={done} />
      {entry ? (
        <div>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            loading={remove.pending}
            onClick={() => told(remove.run({ id: ticket.id, entryId: entry.id }).then(done))}
          >
            {t('time.remove')}
          </Button>
        </div>
      ) : null}
    </Form>
  );
}
