// The comments of a record, oldest first: those that the reader may be told.
import { listComments } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { audiencesFor } from '../audience.ts';
import { namesOfMentioned, shownBody } from '../mentions.ts';
import { reachRecord } from '../reach.ts';

export const listCommentsQuery = query(listComments, async (reader, input) => {
  const record = await reachRecord(reader, input.id);
  const rows = await unscoped(reader)
    .selectFrom('comment')
    .innerJoin('principal', 'principal.id', 'comment.author_id')
    .leftJoin('principal as absent', 'absent.id', 'comment.behalf_of')
    .leftJoin('record as outside', 'outside.id', 'comment.spoken_by')
    .select([
      'comment.id',
      'comment.author_id',
      'principal.name',
      'absent.name as behalfOf',
      'outside.title as outside',
      'comment.audience',
      'comment.body',
      'comment.created_at',
      'comment.edited_at',
    ])
    .where('comment.record_id', '=', record.id)
    .where('comment.audience', 'in', [...audiencesFor(reader, record)])
    .orderBy('comment.id')
    .execute();
  const names = await namesOfMentioned(
    reader,
    rows.map((row) => row.body),
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      authorId: row.author_id,
      author: row.outside ?? row.name,
      behalfOf: row.behalfOf,
      audience: row.audience,
      ...shownBody(row.body, names),
      createdAt: row.created_at,
      editedAt: row.edited_at,
      own: row.author_id === reader.actor.id,
    })),
  };
});
