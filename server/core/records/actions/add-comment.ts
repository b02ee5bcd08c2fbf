// A comment on a record. It does not raise the version: nobody's edit is lost by a word beside it.
import { addComment } from '#contract/record.ts';
import { action } from '../../core-operation.ts';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { audiencesFor } from '../audience.ts';
import { judgeMentions, shownBody } from '../mentions.ts';
import { reachRecord } from '../reach.ts';

export const addCommentAction = action(addComment, async (unit, input) => {
  const record = await reachRecord(unit, input.id);
  // Whoever sees only what is meant for the outside writes there too.
  const audience = audiencesFor(unit, record).includes(input.audience) ? input.audience : 'external';
  const names = await judgeMentions(unit, record, { body: input.body, audience });
  const id = newId(unit.now.getTime());
  await unscoped(unit)
    .insertInto('comment')
    .values({
      id,
      record_id: record.id,
      author_id: unit.actor.id,
      audience,
      body: input.body,
      created_at: unit.moment,
      edited_at: null,
      behalf_of: unit.actor.standing ? (unit.actor.behalfOf ?? null) : null,
    })
    .execute();
  unit.event({
    recordId: record.id,
    recordKind: record.kind,
    audience,
    data: { commentId: id, ...(names.size > 0 ? { mentioned: [...names.keys()] } : {}) },
  });
  return {
    id,
    authorId: unit.actor.id,
    author: unit.actor.name,
    behalfOf: unit.actor.standing?.name ?? null,
    audience,
    ...shownBody(input.body, names),
    createdAt: unit.moment,
    editedAt: null,
    own: true,
  };
});
