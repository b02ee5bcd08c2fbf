// Comments and events of a record as one line of time, newest first, and what the filter leaves of it. Pure.
import type { Output } from '#contract/core.ts';
import { addComment, type listComments, type readTimeline } from '#contract/record.ts';

export type Comment = Output<typeof listComments>['items'][number];
export type Entry = Output<typeof readTimeline>['items'][number];
export type TimelineItem =
  | { at: string; comment: Comment; entry?: never }
  | { at: string; entry: Entry; comment?: never };
export type TimelineFilter = 'all' | 'comments' | 'changes';

/** `entriesEnd` is set while older events are not loaded: comments older than the oldest loaded event wait for them. */
export function timelineItems(
  comments: Comment[],
  entries: Entry[],
  filter: TimelineFilter,
  entriesEnd: boolean,
): TimelineItem[] {
  const said = comments.map((comment): TimelineItem => ({ at: comment.createdAt, comment }));
  const done = entries
    .filter((entry) => entry.operation !== addComment.name)
    .map((entry): TimelineItem => ({ at: entry.at, entry }));
  if (filter === 'comments') return newestFirst(said);
  if (filter === 'changes') return newestFirst(done);
  const oldest = entriesEnd ? '' : (entries.at(-1)?.at ?? '');
  return newestFirst([...said.filter((item) => item.at >= oldest), ...done]);
}

const newestFirst = (items: TimelineItem[]) => items.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
