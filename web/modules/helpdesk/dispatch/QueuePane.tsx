// The queue: rows of two lines that never move by themselves; what became of each is said on it, new ones in a bar above.
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useRowWindow } from '../../../core/list/use-row-window.ts';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { shortName } from '../../../core/show/PersonName.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useText } from '../../../core/text/texts.ts';
import { PriorityMark } from '../ticket/PriorityMark.tsx';
import classes from './Dispatch.module.css';
import { DueWords } from './DueWords.tsx';
import type { Desk } from './desk.ts';
import type { DeskRow, DeskState, QueueTicket } from './desk-rows.ts';

const height = 58;

interface QueuePaneProps {
  desk: Desk;
  state: DeskState;
  place: string;
  /** The ticket probably belongs to a mass incident. */
  isCrowd: (ticket: QueueTicket) => boolean;
}

export function QueuePane({ desk, state, place, isCrowd }: QueuePaneProps) {
  const t = useText('dispatch');
  const { rows, cursor, fresh } = state;
  const window = useRowWindow({
    count: rows.length,
    height,
    head: 0,
    more: state.more,
    loadMore: desk.loadMore,
    place: `dispatch ${place}`,
  });
  const { reveal } = window;
  useEffect(() => {
    if (rows.length > 0) reveal(cursor);
  }, [cursor, rows.length, reveal]);
  return (
    <div className={classes.queue}>
      {fresh > 0 ? (
        <Button className={classes.fresh} size="compact-sm" onClick={() => void desk.do(desk.reload)}>
          {t('fresh', { count: fresh })}
        </Button>
      ) : null}
      <div ref={window.scroller} className={classes.scroller}>
        {state.loading ? <SkeletonRows rows={10} height={height} /> : null}
        {state.error && rows.length === 0 ? (
          <ErrorState error={state.error} retry={() => void desk.do(desk.reload)} />
        ) : null}
        {!state.loading && !state.error && rows.length === 0 ? (
          <EmptyState title={t('empty.title')} text={t('empty.text')} />
        ) : null}
        <ul className={classes.rows} style={{ paddingTop: window.before, paddingBottom: window.after }}>
          {window.items.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            const crowd = isCrowd(row.ticket);
            return (
              <Row key={row.ticket.id} row={row} at={index} desk={desk} current={index === cursor} crowd={crowd} />
            );
          })}
        </ul>
      </div>
    </div>
  );
}

interface RowProps {
  row: DeskRow;
  at: number;
  desk: Desk;
  current: boolean;
  crowd: boolean;
}
function Row({ row, at, desk, current, crowd }: RowProps) {
  const t = useText('dispatch');
  const { ticket, mark } = row;
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-mark={mark?.kind}
        aria-current={current}
        data-ticket={ticket.id}
        onClick={() => void desk.do(() => desk.moveTo(at))}
      >
        <span className={classes.line}>
          <span className={classes.number}>{ticket.number}</span>
          <span className={classes.subject}>{ticket.title}</span>
          {crowd ? (
            <span className={classes.crowd} title={t('crowd.hint')}>
              {t('crowd.mark')}
            </span>
          ) : null}
          {ticket.priority === 'normal' ? null : <PriorityMark priority={ticket.priority} />}
        </span>
        <span className={classes.line}>
          <DueWords moment={ticket.dueAt} waiting={ticket.stateGroup === 'waiting'} />
          <span className={classes.what}>
            {[ticket.category.name, ticket.place?.name, ticket.group?.name].filter(Boolean).join(' · ')}
          </span>
          {mark ? (
            <span className={classes.mark} data-kind={mark.kind}>
              {t(`mark.${mark.kind}`, { name: shortName(mark.name ?? '') })}
            </span>
          ) : ticket.executor ? (
            <span className={classes.what}>{shortName(ticket.executor.name)}</span>
          ) : (
            <DateText moment={ticket.createdAt} />
          )}
        </span>
      </button>
    </li>
  );
}
