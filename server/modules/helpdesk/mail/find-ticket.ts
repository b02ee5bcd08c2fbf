// Which ticket a letter belongs to: by the letters that it answers, else by the number in its subject when the writer takes part.
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
}
const columns = `r.id, coalesce(r.number, '') as number, r.state`;
const numbered = /(?:^|[\s[(#№])([\p{L}\d]{1,10}-\d{4}-\d{1,9})(?=$|[\s\]).,:;])/gu;

export async function findTicket(sql: Sql, letter: Letter, writer: Writer): Promise<AnsweredTicket | undefined> {
  const answered = await answeredLetter(sql, letter.answers, ticketKind);
  if (answered) {
    const { rows } = await sql.query<AnsweredTicket>(
      `select ${columns} from record r where r.id = $1 and r.life not in ('deleted', 'destroyed')`,
      [answered.recordId],
    );
    if (rows[0]) return rows[0];
  }
  const numbers = [...letter.subject.matchAll(numbered)].map((found) => found[1] as string);
  if (numbers.length === 0) return undefined;
  const { rows } = await sql.query<AnsweredTicket>(
    `select ${columns} from ticket t join record r on r.id = t.id
     where r.number = any($1::text[]) and r.kind = '${ticketKind}' and (t.requester_id = $2 or t.contact_id = $3)
     order by array_position($1::text[], r.number) limit 1`,
    [numbers.slice(0, 5), writer.personId, writer.contactId],
  );
  return rows[0];
}
