// What happened to a record: comments and changes in one line of time, newest first, filterable; internal and external
// comments differ in background and label. <Timeline recordId={id} can={letter.can} fieldLabel={…} showValue={…} />
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Audience, Output } from '#contract/core.ts';
import { addComment, listComments, readTimeline } from '#contract/record.ts';
import type { ApiError } from '../api/api-error.ts';
import { api } from '../api/call.ts';
import { useOperation } from '../api/use-operation.ts';
import { ErrorState } from '../show/ErrorState.tsx';
import { Segments } from '../show/Segments.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useText } from '../text/texts.ts';
import { CommentComposer, type ComposerProps } from './CommentComposer.tsx';
import classes from './Timeline.module.css';
import { type LinkedRecord, TimelineChange, TimelineComment } from './TimelineItem.tsx';
import { type TimelineFilter, timelineItems } from './timeline-items.ts';

export interface TimelineProps extends Pick<ComposerProps, 'readers' | 'ready' | 'files' | 'changes'> {
  recordId: string;
  /** The record's `can`: with `record.comment.add` a comment can be written. */
  can: string[];
  /** Words for a changed field. */
  fieldLabel?: (field: string) => string | undefined;
  /** Words for its value; undefined leaves the plain one. */
  showValue?: (field: string, value: unknown) => string | undefined;
  /** Number and address of a linked record, for changes that name it. */
  linked?: LinkedRecord;
  /** Audiences that this kind of record has; one hides the switch. */
  audiences?: Audience[];
}

export function Timeline(props: TimelineProps) {
  const { recordId, can } = props;
  const t = useText('record');
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const comments = useOperation(listComments, { id: recordId });
  const events = useInfiniteQuery<
    Output<typeof readTimeline>,
    ApiError,
    { pages: Output<typeof readTimeline>[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [readTimeline.name, { id: recordId }],
    queryFn: ({ pageParam, signal }) =>
      api.call(readTimeline, { id: recordId, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const entries = events.data?.pages.flatMap((page) => page.items) ?? [];
  const items = timelineItems(comments.data?.items ?? [], entries, filter, !events.hasNextPage);
  const error = events.error ?? comments.error;
  return (
    <section className={classes.timeline} aria-label={t('timeline.title')}>
      <div className={classes.head}>
        <h2>{t('timeline.title')}</h2>
        <Segments<TimelineFilter>
          label={t('timeline.filter')}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: t('timeline.all') },
            { value: 'comments', label: t('timeline.comments') },
            { value: 'changes', label: t('timeline.changes') },
          ]}
        />
      </div>
      {can.includes(addComment.name) ? (
        <CommentComposer
          recordId={recordId}
          audiences={props.audiences ?? ['internal']}
          readers={props.readers}
          ready={props.ready}
          files={props.files}
          changes={props.changes}
        />
      ) : null}
      {error && items.length === 0 ? <ErrorState compact error={error} retry={() => void events.refetch()} /> : null}
      {events.isPending && !error ? <SkeletonRows rows={3} widths={[30, 50]} /> : null}
      <ol className={classes.items}>
        {items.map((item) =>
          item.comment ? (
            <TimelineComment
              key={item.comment.id}
              comment={item.comment}
              labelled={(props.audiences ?? []).length !== 1}
            />
          ) : (
            <TimelineChange
              recordId={recordId}
              key={item.entry.id}
              entry={item.entry}
              fieldLabel={props.fieldLabel}
              showValue={props.showValue}
              linked={props.linked}
            />
          ),
        )}
      </ol>
      {items.length === 0 && !events.isPending && !error ? <p className={classes.none}>{t('timeline.none')}</p> : null}
      {events.hasNextPage && filter !== 'comments' ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={events.isFetchingNextPage}
          onClick={() => void events.fetchNextPage()}
        >
          {t('timeline.older')}
        </Button>
      ) : null}
    </section>
  );
}
