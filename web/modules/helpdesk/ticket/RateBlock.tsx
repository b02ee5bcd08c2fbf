// The requester's mark for how it was solved: five stars and, if they like, words. Shown until it is given.
import { Button, Rating, TextInput } from '@mantine/core';
import { useState } from 'react';
import { rateTicket } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from './shown-tickets.ts';
import classes from './Ticket.module.css';
import type { Ticket } from './TicketView.tsx';

export function RateBlock({ ticket }: { ticket: Ticket }) {
  const t = useText('helpdesk');
  const locale = useLocale();
  const [rating, setRating] = useState(0);
  const [words, setWords] = useState('');
  const rate = useAction(rateTicket, { changes: shownTickets });
  if (!ticket.can.includes(rateTicket.name)) return null;
  const send = async () => {
    try {
      await rate.run({ id: ticket.id, rating, ...(words.trim() ? { words: words.trim() } : {}) });
      toast({ tone: 'done', text: t('rate.thanks') });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (
    <section className={classes.rate} aria-label={t('rate.title')}>
      <span>{t('rate.title')}</span>
      <Rating
        value={rating}
        onChange={setRating}
        size="lg"
        getSymbolLabel={(value) => t('rate.stars', { count: value })}
      />
      {rating > 0 ? (
        <>
          <TextInput
            className={classes.rateWords}
            aria-label={t('rate.words')}
            placeholder={t('rate.words')}
            value={words}
            maxLength={2000}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button size="xs" loading={rate.pending} onClick={() => void send()}>
            {t('rate.send')}
          </Button>
        </>
      ) : null}
    </section>
  );
}
