// A list of tickets with the ticket beside it on a wide screen.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { countTickets, createTicket, findTickets } from '#contract/helpdesk.ts';
import { useMe } from '../../../core/api/session.ts';
import { ListPage } from '../../../core/list/ListPage.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { JoinedTickets } from '../before-sending/JoinedTickets.tsx';
import { DueWords } from '../dispatch/DueWords.tsx';
import { IncidentProposals } from '../incidents/IncidentProposals.tsx';
import { OutageLine } from '../outage/OutageLine.tsx';
import { useTicketWords } from '../words.ts';
import { BulkActs } from './BulkActs.tsx';
import { OwnWork } from './OwnWork.tsx';
import { RowDialogs } from './RowDialogs.tsx';
import { type RowDialog, useTicketRowActs } from './row-acts.ts';
import { type TicketList, type TicketRow, useTicketColumns } from './ticket-columns.tsx';
import { useTicketFilters } from './ticket-filters.ts';

// Loaded when the first ticket is opened beside the list.
const TicketView = lazy(() => import('../ticket/TicketView.tsx').then((page) => ({ default: page.TicketView })));

const hrefOf = (row: TicketRow) => `/tickets/${row.id}`;

export function TicketsPage({ name }: { name: TicketList }) {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const me = useMe().user.id;
  const columns = useTicketColumns(name);
  const fields = useTicketFilters(name);
  const [asked, setAsked] = useState<{ id: string; dialog: RowDialog } | null>(null);
  const rowActs = useTicketRowActs((row, dialog) => setAsked({ id: row.id, dialog }));
  const input = {
    open: { group: 'open' },
    all: {},
    work: { group: 'open', executorId: me },
    asked: { requesterId: me },
  }[name];
  const add = (
    <Can operation={createTicket}>
      <Button component={Link} to="/tickets/new" leftSection={<IconPlus size={15} />} size="xs">
        {t('command.new')}
      </Button>
    </Can>
  );
  return (
    <>
      {name === 'asked' ? <JoinedTickets /> : <OutageLine />}
      {name === 'asked' ? null : <IncidentProposals />}
      {asked ? <RowDialogs {...asked} close={() => setAsked(null)} /> : null}
      <ListPage<TicketRow>
        list={`helpdesk.${name}`}
        title={t(`menu.${name}`)}
        operation={findTickets}
        count={countTickets}
        input={input}
        kinds={['ticket']}
        columns={columns}
        fields={fields}
        sorts={(['registered', 'due', 'changed', 'requester'] as const).map((value) => ({
          value,
          label: t(`sort.${value}`),
        }))}
        defaultSort={name === 'work' ? 'due' : 'registered'}
        hrefOf={hrefOf}
        nameOf={(row) => `${row.number ?? ''} ${row.title}`}
        cardOf={(row) => ({
          title: row.number,
          aside:
            name === 'work' ? (
              <DueWords moment={row.dueAt} waiting={row.stateGroup === 'waiting'} />
            ) : (
              <DateText moment={row.createdAt} />
            ),
          note: name === 'asked' ? row.category.name : row.counterpart,
          text: row.title,
          status: <StatusDot group={row.stateGroup} label={words.state(row.state)} />,
        })}
        {...(name === 'work' ? { above: <OwnWork /> } : {})}
        beside={(id, close) => (
          <Suspense fallback={<SkeletonRows rows={8} />}>
            <TicketView id={id} beside={{ close, href: `/tickets/${id}` }} />
          </Suspense>
        )}
        {...(rowActs && name !== 'asked' ? { rowActs } : {})}
        {...(name === 'asked'
          ? {}
          : { bulkActs: (rows: TicketRow[], done: () => void) => <BulkActs rows={rows} done={done} /> })}
        actions={
          <>
            {name === 'open' ? (
              <Button component={Link} to="/tickets/all" variant="subtle" color="gray" size="xs">
                {t('menu.all')}
              </Button>
            ) : null}
            {add}
          </>
        }
        empty={{ title: t(`empty.${name}.title`), text: t(`empty.${name}.text`), action: add }}
        rowTone={(row) => (row.life === 'active' ? undefined : 'cancelled')}
      />
    </>
  );
}
