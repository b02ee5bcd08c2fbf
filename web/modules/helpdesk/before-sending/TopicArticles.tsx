// «Статьи по теме» on the card, for those who work on the ticket: the short answer or a link goes into the reply, a solved
// ticket becomes a draft of an article.
import { Button, Group } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { noteTicket } from '#contract/helpdesk.ts';
import { suggestArticles } from '#contract/knowledge.ts';
import { useCan } from '../../../core/api/session.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { insertIntoComment } from '../../../core/record/composer-inserts.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import type { Ticket } from '../ticket/TicketView.tsx';
import classes from './BeforeSending.module.css';

export function TopicArticles({ ticket }: { ticket: Ticket }) {
  const t = useText('beforeSending');
  const drafts = useCan('knowledge.article.create');
  const sketching = useCan('helpdesk.ticket.sketch');
  const reads = useCan(suggestArticles);
  const [open, setOpen] = useState(false);
  if (!reads || !ticket.can.includes(noteTicket.name)) return null;
  const sketches = drafts && sketching && ticket.resolvedAt !== null && ticket.result !== '';
  return (
    <section aria-label={t('topic')}>
      <Group gap={8}>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconBook2 size={15} />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('topic')}
        </Button>
        {sketches ? (
          <Button
            component={Link}
            to="/knowledge/new"
            hash={`ticket=${ticket.id}`}
            size="xs"
            variant="subtle"
            color="gray"
          >
            {t('sketch')}
          </Button>
        ) : null}
      </Group>
      {open ? <Found ticket={ticket} /> : null}
    </section>
  );
}

function Found({ ticket }: { ticket: Ticket }) {
  const t = useText('beforeSending');
  const text = `${ticket.subject}\n${ticket.description}`.slice(0, 5000);
  const found = useOperation(suggestArticles, { text, categoryId: ticket.category.id, most: 5 });
  if (found.error && !found.data) return <ErrorState compact error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonRows rows={2} />;
  if (found.data.items.length === 0) return <p className={classes.dim}>{t('topicEmpty')}</p>;
  const put = (words: string) => {
    if (insertIntoComment(ticket.id, words)) toast({ tone: 'done', text: t('inserted') });
  };
  return (
    <ul className={classes.list}>
      {found.data.items.map((one) => (
        <li key={one.id} className={classes.similar}>
          <p>
            <Link to={`/knowledge/${one.id}`}>{one.title}</Link>
          </p>
          <p className={classes.dim}>{one.answer}</p>
          <Group gap={8}>
            <Button size="xs" variant="default" onClick={() => put(one.answer)}>
              {t('insertAnswer')}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => put(`${one.title}: ${window.location.origin}/knowledge/${one.id}`)}
            >
              {t('insertLink')}
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  );
}
