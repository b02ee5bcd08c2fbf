// Letters of a mailbox, newest first: what became of each, and why. Who wrote is shown, so the reading is an event.
import { listMail } from '#contract/mailboxes.ts';
import { query } from '../../core-operation.ts';
import { idCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { isId } from '../../ids.ts';
import { Refusal } from '../../refusal.ts';
import { reasonWords } from '../reasons.ts';
import { openHead } from '../sealed.ts';
import { mailboxInUse } from '../stored.ts';

export const listMailQuery = query(listMail, async (reader, { id, state, after, limit }) => {
  requireEverywhere(reader);
  const { services } = shapeOf(reader);
  await one(mailboxInUse(services, sqlOf(reader), id));
  if (after !== undefined && !isId(after)) throw new Refusal('bad_cursor');
  let page = unscoped(reader)
    .selectFrom('mail_inbox as i')
    .leftJoin('record as r', 'r.id', 'i.record_id')
    .select((eb) => [
      'i.id',
      'i.received_at as receivedAt',
      'i.state',
      'i.reason',
      'i.size',
      'i.tries',
      'i.head',
      'i.record_id',
      'i.sender_id',
      'r.kind',
      'r.number',
      eb('i.body', 'is not', null).as('kept'),
    ])
    .where('i.mailbox_id', '=', id)
    .orderBy('i.id', 'desc')
    .limit(limit + 1);
  if (state) page = page.where('i.state', '=', state);
  if (after) page = page.where('i.id', '<', idCursor(after));
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  reader.shows(shown.flatMap((row) => row.sender_id ?? []));
  const items = shown.map(({ head, record_id, kind, number, reason, sender_id: _sender, kept, ...row }) => ({
    ...row,
    ...(head ? openHead(services.keys, row.id, head) : { sender: '', subject: '' }),
    reason: row.state === 'waiting' ? null : reasonWords(reason),
    record: record_id && kind ? { id: record_id, kind, number } : null,
    kept: Boolean(kept) || reason === 'too-large',
  }));
  return { items, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
});
