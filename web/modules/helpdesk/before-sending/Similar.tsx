// «Похожая заявка уже есть»: its number, category and state alone; joining it instead of writing another one. «Уже чиним»: a
// mass incident, joined by sending the ticket as its part, so that its solution asks this person too.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { joinTicket, leaveTicket, listJoined, type similarTickets } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { type Form, useFormState } from '../../../core/form/use-form.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { TicketValues } from '../form/ticket-values.ts';
import { useTicketWords } from '../words.ts';
import classes from './BeforeSending.module.css';
import type { BeforeSendingProps } from './BeforeSending.tsx';

type Tickets = Output<typeof similarTickets>['items'];
interface SimilarProps {
  form: Form<TicketValues>;
  tickets: Tickets;
  drop: BeforeSendingProps['drop'];
}

export function Similar({ form, tickets, drop }: SimilarProps) {
  const t = useText('beforeSending');
  const words = useTicketWords();
  const locale = useLocale();
  const join = useAction(joinTicket, { changes: [listJoined] });
  const leave = useAction(leaveTicket, { changes: [listJoined] });
  const [others, setOthers] = useState<readonly string[]>([]);
  const left = tickets.filter((one) => !others.includes(one.id) && !one.incident);
  const incidents = tickets.filter((one) => !others.includes(one.id) && one.incident);
  if (left.length + incidents.length === 0) return null;
  const fail = (error: unknown) =>
    toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
  const take = (id: string, number: string | null) =>
    void join
      .run({ id })
      .then(() => {
        drop(t('joined', { number }), () => undefined);
        const back = () => void leave.run({ id }).catch(fail);
        toast({ tone: 'info', text: t('joinedHint', { number }), acts: [{ label: t('leave'), run: back }] });
      })
      .catch(fail);
  const mending = incidents.map((one) => (
    <Incident key={one.id} form={form} incident={one} other={() => setOthers([...others, one.id])} />
  ));
  if (left.length === 0) return mending;
  return (
    <section>
      {mending}
      <h2 className={classes.title}>{t('similar')}</h2>
      <ul className={classes.list}>
        {left.map((one) => (
          <li key={one.id} className={classes.similar}>
            <p>
              <strong>{one.number}</strong> {one.category.name} ·{' '}
              <StatusDot group={one.stateGroup} label={words.state(one.state)} /> · <DateText moment={one.createdAt} />
            </p>
            <p className={classes.dim}>
              {[t(one.here ? 'here' : 'building'), one.people > 0 ? t('people', { count: one.people }) : '']
                .filter(Boolean)
                .join(' · ')}
            </p>
            {one.mine || one.joined ? (
              <p className={classes.dim}>{t(one.mine ? 'mine' : 'already')}</p>
            ) : (
              <Group gap={8}>
                <Button size="xs" loading={join.pending} onClick={() => take(one.id, one.number)}>
                  {t('join')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setOthers([...others, one.id])}>
                  {t('other')}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Incident({
  form,
  incident,
  other,
}: {
  form: Form<TicketValues>;
  incident: Tickets[number];
  other: () => void;
}) {
  const t = useText('beforeSending');
  const pending = useFormState(form, (state) => state.pending);
  const { id, number, category, joined, people } = incident;
  const join = async () => {
    const { subject } = form.store.state.values;
    form.store.setAll({ parentId: id, ...(subject.trim() ? {} : { subject: category.name }) });
    await form.submit();
    // Refused: what is sent next is a ticket of its own.
    if (form.store.state.dirty) form.store.setAll({ parentId: null });
  };
  return (
    <section className={classes.mending}>
      <h2 className={classes.title}>{t('mending', { name: category.name })}</h2>
      <p className={classes.dim}>
        {[t('incident', { number }), t('building'), people > 0 ? t('asked', { count: people }) : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {joined ? (
        <p className={classes.dim}>{t('alreadyPart')}</p>
      ) : (
        <>
          <p>{t('mendingText')}</p>
          <Group gap={8}>
            <Button size="xs" loading={pending} onClick={() => void join()}>
              {t('joinIncident')}
            </Button>
            <Button size="xs" variant="default" onClick={other}>
              {t('other')}
            </Button>
          </Group>
        </>
      )}
    </section>
  );
}
