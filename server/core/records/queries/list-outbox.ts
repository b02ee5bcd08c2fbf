// The system's own mail, newest first: what was sent, what failed, and what is kept because there is no mail server.
import { listOutbox } from '#contract/record.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';

export const listOutboxQuery = query(listOutbox, async (reader, input) => {
  requireEverywhere(reader);
  const db = unscoped(reader);
  const after = input.after ? decodeCursor(input.after) : undefined;
  if (after && Number.isNaN(Date.parse(after.key))) throw new Refusal('bad_cursor');
  let page = db
    .selectFrom('outbox')
    .select(['id', 'recipient', 'subject', 'body', 'secret', 'state', 'attempts', 'error', 'created_at', 'sent_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (input.state) page = page.where('state', '=', input.state);
  if (after) {
    page = page.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.key, after.id)));
  }
  const rows = await page.execute();
  const letters = rows.slice(0, input.limit);
  const people = await db
    .selectFrom('app_user')
    .select('id')
    .where(
      (eb) => eb.fn<string>('lower', ['email']),
      'in',
      letters.length > 0 ? letters.map((letter) => letter.recipient.toLowerCase()) : [''],
    )
    .execute();
  reader.shows(people.map((person) => person.id));
  const last = letters.at(-1);
  return {
    items: letters.map(({ created_at, sent_at, secret, body, ...letter }) => ({
      ...letter,
      body: secret ? '' : body,
      createdAt: created_at,
      sentAt: sent_at,
    })),
    next: rows.length > input.limit && last ? encodeCursor({ key: last.created_at, id: last.id }) : null,
  };
});
