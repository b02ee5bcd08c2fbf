// Above the lists of tickets: «похоже на массовый сбой», with one press for yes and one for no.
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { declineIncident, listProposals, makeIncident } from '#contract/helpdesk.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useCan } from '../../../core/api/session.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { shownTickets } from '../ticket/shown-tickets.ts';
import { useUndo } from '../ticket/use-undo.ts';
import classes from './Incidents.module.css';

export function IncidentProposals() {
  const may = useCan(listProposals);
  const found = useOperation(
    listProposals,
    {},
    { enabled: may, kinds: ['incident_proposal'], refetchInterval: 60_000 },
  );
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className={classes.banner}>
      {items.map((one) => (
        <Proposal key={one.id} proposal={one} />
      ))}
    </div>
  );
}

function Proposal({ proposal }: { proposal: Output<typeof listProposals>['items'][number] }) {
  const t = useText('incidents');
  const locale = useLocale();
  const navigate = useNavigate();
  const undo = useUndo();
  const changes = [listProposals, ...shownTickets];
  const make = useAction(makeIncident, { changes });
  const decline = useAction(declineIncident, { changes });
  const told = (work: Promise<void>) =>
    void work.catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  const { category, building, tickets } = proposal;
  return (
    <section className={classes.proposal} aria-label={t('proposal.title')}>
      <IconAlertTriangle size={18} stroke={1.7} aria-hidden="true" className={classes.sign} />
      <div className={classes.words}>
        <strong>{t('proposal.title')}</strong>
        <span>
          {t('proposal.text', { category: category.name, building: building.name, count: tickets })}{' '}
          <DateText moment={proposal.since} />
        </span>
      </div>
      <div className={classes.acts}>
        <Button
          size="xs"
          loading={make.pending}
          onClick={() =>
            told(
              make.run({ proposalId: proposal.id }).then((made) => {
                toast({ tone: 'done', text: t('proposal.made', { number: made.number }), acts: undo(made.undoId) });
                void navigate({ to: `/tickets/${made.id}` });
              }),
            )
          }
        >
          {t('proposal.make', { count: tickets })}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={decline.pending}
          onClick={() =>
            told(
              decline.run({ id: proposal.id }).then(() => void toast({ tone: 'info', text: t('proposal.declined') })),
            )
          }
        >
          {t('proposal.decline')}
        </Button>
      </div>
    </section>
  );
}
