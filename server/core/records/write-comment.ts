// A word on a record: one way for every door, told in the same transaction to the module that wants to know.
import type { Audience, Output } from '#contract/core.ts';
import type { addComment } from '#contract/record.ts';
import { shapeOf, unscoped } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';
import { audiencesFor } from './audience.ts';
import { judgeMentions, shownBody } from './mentions.ts';
import type { RecordFacts } from './participants.ts';

export interface WrittenComment {
  id: string;
  recordId: string;
  recordKind: string;
  audience: Audience;
  /** Words of somebody without an account, which a door brought in. */
  outside: boolean;
  /** The words, with people's names where they are mentioned. */
  text: string;
  /** Files that came with them. */
  fileIds: readonly string[];
}
/** Told of every comment on records of the module's kinds, in the same transaction. */
export type CommentFollower = (unit: AnyUnit, comment: WrittenComment) => Promise<void>;

export async function writeComment(
  unit: AnyUnit,
  record: RecordFacts,
  said: {
    body: string;
    audience: Audience;
    files?: readonly string[];
    /** Its name in the journal, where it is a step of something larger. */
    operation?: string | undefined;
  },
): Promise<Output<typeof addComment>> {
  // Whoever sees only what is meant for the outside writes there too.
  const audience = audiencesFor(unit, record).includes(said.audience) ? said.audience : 'external';
  const names = await judgeMentions(unit, record, { body: said.body, audience });
  const id = newId(unit.now.getTime());
  const { outside } = unit.actor;
  await unscoped(unit)
    .insertInto('comment')
    .values({
      id,
      record_id: record.id,
      author_id: unit.actor.id,
      audience,
      body: said.body,
      created_at: unit.moment,
      edited_at: null,
      behalf_of: unit.actor.standing ? (unit.actor.behalfOf ?? null) : null,
      spoken_by: outside?.id ?? null,
    })
    .execute();
  unit.event({
    recordId: record.id,
    recordKind: record.kind,
    audience,
    ...(said.operation ? { operation: said.operation } : {}),
    data: {
      commentId: id,
      ...(names.size > 0 ? { mentioned: [...names.keys()] } : {}),
      ...(said.files?.length ? { files: said.files } : {}),
      ...(outside ? { outsideId: outside.id } : {}),
    },
  });
  const shown = shownBody(said.body, names);
  const written: WrittenComment = {
    id,
    recordId: record.id,
    recordKind: record.kind,
    audience,
    outside: outside !== undefined,
    text: shown.body,
    fileIds: said.files ?? [],
  };
  for (const follow of shapeOf(unit).services.catalog.commentFollowers) await follow(unit, written);
  return {
    id,
    authorId: unit.actor.id,
    author: outside?.name ?? unit.actor.name,
    behalfOf: unit.actor.standing?.name ?? null,
    audience,
    ...shown,
    createdAt: unit.moment,
    editedAt: null,
    own: true,
  };
}
