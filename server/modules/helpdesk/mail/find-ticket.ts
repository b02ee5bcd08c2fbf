// Which ticket a letter belongs to: by the letters that it answers, else by the number in its subject when the requester writes.
import type { TicketState } from '#contract/helpdesk.ts';
import type { Sql } from '#core/db/sql.ts';
import type { Letter } from '#core/mailbox/letter/letter.ts';
import { answeredLetter } from '#core/mailbox/threads.ts';
import { ticketKind } from '../rules.ts';
import type { Writer } from './writer.ts';

export interface AnsweredTicket {
  id: string;
  number: string;
  state: TicketState;
  /** The letter may be said in it; else it only goes on from there. */
  open: boolean;
}
const columns = `r.id, coalesce(r.number, '') as number, r.state`;
const numbered = /(?:^|[\s[(#№])([\p{L}\d]{1,10}-\d{4}-\d{1,9})(?=$|[\s\]).,:;])/gu;

/** `genuine`: a number can be read on any paper, so by it alone goes only a letter that is surely the requester's. */
export async function findTicket(
  sql: Sql,
  letter: Letter,
  writer: Writer,
  genuine: boolean,
): Promise<AnsweredTicket | undefined> {
  const answered = await answeredLetter(sql, letter.answers, ticketKind, writer);
  if (answered) {
    const { rows } = await sql.query<AnsweredTicket>(
      `select ${columns}, $2::boolean as open from record r where r.id = $1 and r.life not in ('deleted', 'destroyed')`,
      [answered.recordId, answered.open],
    );
    if (rows[0]) return rows[0];
  }
  const numbers = [...letter.subject.matchAll(numbered)].map((found) => found[1] as string);
  if (numbers.length === 0 || !genuine) return undefined;
  const { rows } = await sql.query<AnsweredTicket>(
    `select ${columns}, true as open from ticket t join record r on r.id = t.id
     where r.number = any($1::text[]) and r.kind = '${ticketKind}' and (t.requester_id = $2 or t.contact_id = $3)
     order by array_position($1::text[], r.number) limit 1`,
    [numbers.slice(0, 5), writer.personId, writer.contactId],
  );
  return rows[0];
}
