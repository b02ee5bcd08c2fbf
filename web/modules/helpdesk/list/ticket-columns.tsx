// The columns of a list of tickets.
import type { Output } from '#contract/core.ts';
import type { findTickets } from '#contract/helpdesk.ts';
import type { Column } from '../../../core/list/list-types.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { DueMoment } from '../../../core/show/DueMoment.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import { PriorityMark } from '../ticket/PriorityMark.tsx';
import { useTicketWords } from '../words.ts';

/** The open ones, all, those that the person does, those that they asked for. */
export type TicketList = 'open' | 'all' | 'work' | 'asked';
export type TicketRow = Output<typeof findTickets>['items'][number];

const done = (row: TicketRow) => row.stateGroup === 'done' || row.stateGroup === 'refused';

export function useTicketColumns(name: TicketList): Column<TicketRow>[] {
  const t = useText('helpdesk');
  const words = useTicketWords();
  const asked = name === 'asked';
  return [
    {
      key: 'number',
      label: t('column.number'),
      width: 140,
      fixed: true,
      sort: 'registered',
      render: (row) => row.number,
    },
    { key: 'subject', label: t('field.subject'), width: 300, grow: true, render: (row) => row.title },
    {
      key: 'state',
      label: t('field.state'),
      width: 124,
      render: (row) => <StatusDot group={row.stateGroup} label={words.state(row.state)} />,
    },
    {
      key: 'priority',
      label: t('field.priority'),
      width: 104,
      hidden: asked,
      render: (row) => <PriorityMark priority={row.priority} />,
    },
    {
      key: 'due',
      label: t('field.due'),
      width: 132,
      sort: 'due',
      render: (row) => <DueMoment moment={row.dueAt} done={done(row)} />,
    },
    {
      key: 'requester',
      label: t('field.requester'),
      width: 160,
      sort: 'requester',
      hidden: asked,
      render: (row) => row.counterpart,
    },
    { key: 'place', label: t('field.place'), width: 160, hidden: asked, render: (row) => row.place?.name },
    {
      key: 'executor',
      label: t('field.executor'),
      width: 150,
      hidden: name === 'work',
      render: (row) =>
        row.executor?.name ?? (asked ? null : <span className="dim">{row.group?.name ?? t('nobody')}</span>),
    },
    { key: 'category', label: t('field.category'), width: 150, hidden: !asked, render: (row) => row.category.name },
    { key: 'group', label: t('field.group'), width: 150, hidden: true, render: (row) => row.group?.name },
    {
      key: 'channel',
      label: t('field.channel'),
      width: 100,
      hidden: true,
      render: (row) => words.channel(row.channel),
    },
    { key: 'created', label: t('column.created'), width: 120, render: (row) => <DateText moment={row.createdAt} /> },
    {
      key: 'changed',
      label: t('column.changed'),
      width: 120,
      hidden: true,
      sort: 'changed',
      render: (row) => <DateText moment={row.changedAt} />,
    },
    {
      key: 'checklist',
      label: t('field.checklist'),
      width: 90,
      align: 'right',
      hidden: true,
      render: ({ checklist: { open, total } }) => (total > 0 ? `${total - open}/${total}` : null),
    },
    {
      key: 'rating',
      label: t('field.rating'),
      width: 80,
      align: 'right',
      hidden: true,
      render: (row) => row.rating,
    },
  ];
}
