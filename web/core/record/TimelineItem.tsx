// One line of the timeline: a comment with its audience, or a change with the fields before and after.
import { IconLock, IconWorld } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { fieldDay } from '../dates/format.ts';
import { useActorName } from '../show/actor-name.ts';
import { DateText } from '../show/DateText.tsx';
import { PersonName } from '../show/PersonName.tsx';
import { useLocalText, useText } from '../text/texts.ts';
import { piecesOf } from './mentions.ts';
import classes from './Timeline.module.css';
import type { Comment, Entry } from './timeline-items.ts';

const WhyTriggered = lazy(() => import('../triggers/WhyTriggered.tsx'));

export function TimelineComment({ comment, labelled }: { comment: Comment; labelled: boolean }) {
  const t = useText('record');
  const external = comment.audience === 'external';
  const Icon = external ? IconWorld : IconLock;
  return (
    <li className={classes.comment} data-audience={comment.audience}>
      <div className={classes.by}>
        <strong>
          <PersonName name={comment.author} short />
        </strong>
        {comment.behalfOf ? <span>{t('timeline.behalf', { name: comment.behalfOf })}</span> : null}
        <span className={classes.when}>
          <DateText moment={comment.createdAt} />
          {comment.editedAt ? ` · ${t('timeline.edited')}` : null}
        </span>
        {labelled ? (
          <span className={classes.audience}>
            <Icon size={13} aria-hidden="true" />
            {t(external ? 'audience.external' : 'audience.internal')}
          </span>
        ) : null}
      </div>
      <p className={classes.body}>
        {piecesOf(comment).map((piece, at) =>
          'personId' in piece ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text stand in their order
            <Link key={at} to="/people/$id" params={{ id: piece.personId }} className={classes.mention}>
              {piece.text}
            </Link>
          ) : (
            piece.text
          ),
        )}
      </p>
    </li>
  );
}

export interface TimelineChangeProps {
  recordId: string;
  entry: Entry;
  fieldLabel: ((field: string) => string | undefined) | undefined;
  showValue: ((field: string, value: unknown) => string | undefined) | undefined;
  linked: LinkedRecord | undefined;
}

/** The record at the other end of a link, by its id. */
export type LinkedRecord = (id: string) => { number: string; to: string } | undefined;

export function TimelineChange({ recordId, entry, fieldLabel, showValue, linked }: TimelineChangeProps) {
  const t = useText('record');
  const say = useLocalText();
  const actorName = useActorName();
  const words = (field: string, value: unknown): string => {
    const shown = showValue?.(field, value);
    if (shown !== undefined) return shown;
    if (value === null || value === undefined || value === '') return t('timeline.empty');
    if (typeof value === 'boolean') return t(value ? 'timeline.yes' : 'timeline.no');
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return fieldDay(value);
    if (Array.isArray(value)) return value.map((one) => words(field, one)).join(', ') || t('timeline.empty');
    if (typeof value === 'object') return String((value as { name?: unknown }).name ?? JSON.stringify(value));
    return String(value);
  };
  const reason = typeof entry.data.reason === 'string' ? entry.data.reason : null;
  const { runId, name } = entry.data;
  const trigger = entry.operation === 'core.trigger.worked' && typeof name === 'string' ? name : null;
  const ends = [entry.data.fromId, entry.data.toId].flatMap((id) => (typeof id === 'string' ? [linked?.(id)] : []));
  const other = ends.find((end) => end !== undefined);
  return (
    <li className={classes.change}>
      <span className={classes.by}>
        <span>
          {say(entry.title)}
          {other ? (
            <>
              : <Link to={other.to}>{other.number}</Link>
            </>
          ) : null}
          {trigger ? ` «${trigger}»` : null}
          {trigger && typeof runId === 'string' ? (
            <Suspense>
              <WhyTriggered recordId={recordId} runId={runId} name={trigger} />
            </Suspense>
          ) : null}
        </span>
        <span className={classes.when}>
          {entry.program ? `${t('timeline.program', { name: entry.program })} ` : null}
          <PersonName name={actorName(entry.actor)} short empty={t('somebody')} />
          {entry.behalfOf ? ` ${t('timeline.behalf', { name: entry.behalfOf })}` : null} ·{' '}
          <DateText moment={entry.at} />
        </span>
      </span>
      {entry.changes.length > 0 ? (
        <ul className={classes.fields}>
          {entry.changes.map((change) => (
            <li key={change.field}>
              <span className={classes.field}>{fieldLabel?.(change.field) ?? change.field}:</span>{' '}
              {isEmpty(change.from) ? null : (
                <>
                  <del>{words(change.field, change.from)}</del> <span aria-hidden="true">→</span>{' '}
                </>
              )}
              <ins>{words(change.field, change.to)}</ins>
            </li>
          ))}
        </ul>
      ) : null}
      {reason ? <p className={classes.reason}>{t('timeline.reason', { reason })}</p> : null}
    </li>
  );
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '';
