// Makes a ticket of a part of another one: chosen words are quoted in it, chosen files hang on both, a link names each to the
// other. What was said stays where it was said.
import { splitTicket } from '#contract/helpdesk.ts';
import { workOf } from '#core/actor.ts';
import { sqlOf } from '#core/handle.ts';
import { newId } from '#core/ids.ts';
import { attachShared } from '#core/records/attach-shared.ts';
import { writeComment } from '#core/records/write-comment.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import type { Unit } from '#core/unit.ts';
import { lockTicket } from '../change-ticket.ts';
import { chosenCategory, priorityIn, setRequester } from '../ground.ts';
import { cancelNewTicket } from '../incidents/undo-incident.ts';
import { intoQueue, writeNewTicket } from '../new-ticket.ts';
import { ticketKind } from '../rules.ts';
import { action, type Helpdesk } from '../tables.ts';
import { ticketCardOf } from '../ticket-card.ts';
import { leaveTrail } from '../undo/trail.ts';
import { newTicket, type WholeTicket } from '../whole-ticket.ts';

interface Words {
  body: string;
  audience: 'internal' | 'external';
  author: string;
}
const quoted = (words: readonly Words[]): string => words.map(({ author, body }) => `${author}: ${body}`).join('\n\n');

export const splitTicketAction = action(splitTicket, async (unit, input) => {
  const { id, commentIds = [], attachmentIds = [] } = input;
  const source = await lockTicket(unit, id);
  if (source.life !== 'active') throw new Refusal('record_closed');
  const category = await chosenCategory(unit, input.categoryId);
  const words = await wordsOf(unit, id, commentIds);
  const said = words.filter((one) => one.audience === 'external');
  const among = words.filter((one) => one.audience === 'internal');
  const part = newTicket(newId(unit.now.getTime()), unit.moment, {
    subject: input.subject,
    description: [input.description, quoted(said)].filter(Boolean).join('\n\n').slice(0, 20_000),
    categoryId: category.id,
    categoryName: category.name,
    minutesRequired: category.minutesRequired,
    priority: priorityIn(category, undefined),
    channel: source.channel,
    placeNote: source.placeNote,
    clearance: source.clearance,
    createdBy: workOf(unit.actor),
    authorName: unit.actor.name,
    registeredOn: unit.today,
  });
  if (input.requesterId) await setRequester(unit, part, input.requesterId, null);
  else {
    const { requesterId, requesterName, contactId, contactName, contactKind } = source;
    Object.assign(part, { requesterId, requesterName, contactId, contactName, contactKind });
  }
  const { placeId, placePath } = source;
  Object.assign(part, { placeId, placePath });
  intoQueue(part, category);
  const files = source.attachments.filter((file) => attachmentIds.includes(file.id));
  if (files.length < new Set(attachmentIds).size) throw refuseField('attachmentIds', 'not_found');
  const fileIds = files.map((file) => file.fileId);
  await writeNewTicket(unit, part, {
    category,
    data: { from: id, ...(fileIds.length > 0 ? { files: fileIds } : {}) },
    attach: async () => {
      await attachShared(unit, part.id, id, fileIds, 'internal');
      return files;
    },
  });
  await unit
    .insert('record_link', {
      id: newId(unit.now.getTime()),
      from_id: part.id,
      to_id: id,
      kind: 'continues',
      created_by: unit.actor.id,
      created_at: unit.moment,
    })
    .execute();
  if (among.length > 0)
    await writeComment(
      unit,
      { ...part, kind: ticketKind },
      { body: quoted(among).slice(0, 20_000), audience: 'internal' },
    );
  unit.event({
    recordId: id,
    recordKind: ticketKind,
    audience: 'internal',
    data: { toId: part.id, number: part.number },
  });
  return ticketCardOf(unit, part, await leaveTrail(unit, [{ before: part, after: part }]));
});

async function wordsOf(unit: Unit<Helpdesk>, id: string, commentIds: readonly string[]): Promise<Words[]> {
  if (commentIds.length === 0) return [];
  const { rows } = await sqlOf(unit).query<Words>(
    `select c.body, c.audience, p.name as author from comment c join principal p on p.id = c.author_id
     where c.record_id = $1 and c.id = any($2::uuid[]) order by c.created_at, c.id`,
    [id, commentIds],
  );
  if (rows.length < new Set(commentIds).size) throw refuseField('commentIds', 'not_found');
  return rows;
}

/** The new ticket is out of force, its link and shared files are gone; the files stay with the ticket that they came with. */
export async function undoSplit(unit: Unit<Helpdesk>, part: WholeTicket): Promise<void> {
  const sql = sqlOf(unit);
  await sql.query(`delete from record_link where from_id = $1 and kind = 'continues'`, [part.id]);
  await sql.query('update attachment set removed_at = $2 where record_id = $1 and removed_at is null', [
    part.id,
    unit.moment,
  ]);
  await cancelNewTicket(unit, { ...part, attachments: [] }, 'Выделение возвращено', splitTicket.name);
}
