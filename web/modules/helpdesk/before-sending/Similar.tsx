// «Похожая заявка уже есть»: its number, category and state alone; joining it instead of writing another one.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { joinTicket, leaveTicket, listJoined, type similarTickets } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { useTicketWords } from '../words.ts';
import classes from './BeforeSending.module.css';
import type { BeforeSendingProps } from './BeforeSending.tsx';

interface SimilarProps {
  tickets: Output<typeof similarTickets>['items'];
  drop: BeforeSendingProps['drop'];
}

export function Similar({ tickets, drop }: SimilarProps) {
  const t = useText('beforeSending');
  const words = useTicketWords();
  const locale = useLocale();
  const join = useAction(joinTicket, { changes: [listJoined] });
  const leave = useAction(leaveTicket, { changes: [listJoined] });
  const [others, setOthers] = useState<readonly string[]>([]);
  const left = tickets.filter((one) => !others.includes(one.id));
  if (left.length === 0) return null;
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
  return (
    <section>
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
