// What an act made beside the ticket's own row goes with its undo: time, items of the checklist, notes; words to the requester
// only while nobody can have been told of them.
import { unscoped } from '#core/handle.ts';
import { withdrawLetters } from '#core/mailbox/hold-letters.ts';
import type { Unit } from '#core/unit.ts';
import { stopAnswers } from '../incidents/works.ts';
import type { Helpdesk } from '../tables.ts';
import type { KeptMade } from './trail.ts';

/** `said`: words to the requester that stay; `unsaid`: all of them are gone. */
export async function withdraw(
  unit: Unit<Helpdesk>,
  ticketId: string,
  made: Partial<KeptMade>,
  fresh: boolean,
): Promise<{ said: number; unsaid: boolean }> {
  const { time = [], items = [], comments = [], requestId } = made;
  if (time.length > 0)
    await unit.remove('ticket_time').where('ticket_id', '=', ticketId).where('id', 'in', time).execute();
  if (items.length > 0)
    await unit.remove('ticket_checklist_item').where('ticket_id', '=', ticketId).where('id', 'in', items).execute();
  const { sent } = requestId ? await withdrawLetters(unit, ticketId, requestId) : { sent: 0 };
  if (comments.length === 0) return { said: sent, unsaid: false };
  const db = unscoped(unit);
  const spoken = await db
    .selectFrom('comment')
    .select(['id', 'audience'])
    .where('record_id', '=', ticketId)
    .where('id', 'in', comments)
    .execute();
  const outward = spoken.filter((one) => one.audience === 'external').map((one) => one.id);
  const passedOn = fresh && sent === 0 ? await stopAnswers(unit, outward) : new Set<string>();
  const gone = spoken
    .filter((one) => one.audience === 'internal' || (fresh && sent === 0 && !passedOn.has(one.id)))
    .map((one) => one.id);
  if (gone.length > 0) await db.deleteFrom('comment').where('id', 'in', gone).execute();
  const said = Math.max(spoken.length - gone.length, sent);
  return { said, unsaid: said === 0 && spoken.some((one) => one.audience === 'external') };
}
