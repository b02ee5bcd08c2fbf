// Tickets of the earlier helpdesk by pages, each in a transaction of its own: with their old number, times, words for the
// requester and among ourselves, and what the old journal said of them. Whatever is here already is left as it is.
import type { BulkRecord } from '#core/bulk/records.ts';
import { BulkWriter } from '#core/bulk/records.ts';
import { fillRows } from '#core/bulk/rows.ts';
import { inTransaction } from '#core/bulk/transaction.ts';
import type { Sql } from '#core/db/sql.ts';
import { measureNow } from '#core/deadlines/measure.ts';
import { appendEntries, type Dues, type ListedEntry, settle } from '#core/deadlines/settle.ts';
import { writeEvents } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { policyOfCategory } from '../deadlines/follow.ts';
import { isOpen, ticketKind } from '../rules.ts';
import { digestOf, keepKeys, knownOf, type NewKey } from './known.ts';
import type { LegacyRow } from './open-sqlite.ts';
import type { LegacySession } from './session.ts';
import { type BroughtTicket, ticketFrom } from './ticket-from.ts';
import { auditOf, wordsOf } from './words-of.ts';

export const pageSize = 200;
type Row = Record<string, unknown>;

export async function bringTickets(session: LegacySession, told: (done: number) => void): Promise<void> {
  let done = 0;
  for (const page of session.pages('tickets', pageSize)) {
    if (session.apply) await inTransaction(session.services, (client) => bringPage(session, client, page));
    else await bringPage(session, session.services.pools.read, page);
    done += page.length;
    told(done);
  }
  session.counts.messages.orphans = session.without('messages');
  session.counts.audit.loose = session.without('audit');
}

async function bringPage(session: LegacySession, sql: Sql, page: readonly LegacyRow[]): Promise<void> {
  session.asked.clear();
  const { counts, services, actor, apply } = session;
  const ids = page.map(({ id }) => id as string | number);
  const known = await knownOf(session, sql, 'ticket', ids.map(String));
  const messages = groupBy(session.of('messages', ids));
  const log = groupBy(session.of('audit', ids));
  const saidBefore = await knownOf(
    session,
    sql,
    'message',
    [...messages.values()].flat().map(({ id }) => String(id)),
  );
  const records: BulkRecord[] = [];
  const words: Row[] = [];
  const turns: Row[] = [];
  const keys: NewKey[] = [];
  const clocks: BroughtTicket[] = [];
  const again: string[] = [];
  const seen = new Set<string>();
  for (const row of page) {
    const key = String(row.id);
    const before = known.get(key);
    if (seen.has(key)) {
      session.problem('заявка с этим id встречается дважды: взята первая', key);
      continue;
    }
    seen.add(key);
    if (before) {
      counts.tickets.known += 1;
      if (before.digest !== digestOf(row)) counts.tickets.changed += 1;
    }
    const ticket = before ? null : ticketFrom(session, row);
    if (!before && !ticket) continue;
    const recordId = before?.recordId ?? (ticket as BroughtTicket).record.id;
    if (ticket?.record.own.requester_id) session.asked.add(`${recordId} ${ticket.record.own.requester_id}`);
    const said = wordsOf(session, recordId, messages.get(key) ?? [], saidBefore);
    counts.messages.made += said.rows.length;
    words.push(...said.rows);
    keys.push(...said.keys);
    if (before) {
      if (said.rows.length > 0) again.push(recordId);
      continue;
    }
    const made = ticket as BroughtTicket;
    const journal = auditOf(session, recordId, log.get(key) ?? []);
    counts.audit.attached += log.get(key)?.length ?? 0;
    if (journal) words.push(journal);
    made.hears(said.rows, said.theirs);
    counts.tickets.made += 1;
    if (isOpen(made.state)) {
      counts.tickets.open += 1;
      clocks.push(made);
    }
    records.push(made.record);
    turns.push(...made.turns);
    keys.push({ kind: 'ticket', key, digest: digestOf(row), recordId });
  }
  if (!apply || (records.length === 0 && words.length === 0)) return;
  for (const [at, dues] of (await startClocks(session, sql, clocks)).entries()) clocks[at]?.isDue(dues);
  const writer = new BulkWriter(sql);
  await writer.write('ticket', records);
  await writer.settle();
  await fillRows(sql, 'comment', words);
  await fillRows(sql, 'ticket_turn', turns);
  await sql.query(
    'insert into search_due (record_id, urgent, since) select id, false, now() from unnest($1::uuid[]) as id on conflict do nothing',
    [again],
  );
  await keepKeys(session, sql, keys);
  await writeEvents(
    services,
    sql,
    actor,
    'core.bulk.fill',
    [
      {
        data: {
          what: 'import: tickets of the earlier helpdesk',
          records: records.length,
          comments: words.length,
          first: String(ids[0]),
          last: String(ids.at(-1)),
          reason: session.reason,
        },
      },
    ],
    'done',
  );
}

function groupBy(rows: readonly LegacyRow[]): Map<string, LegacyRow[]> {
  const groups = new Map<string, LegacyRow[]>();
  for (const row of rows) {
    const list = groups.get(String(row.ticket));
    if (list) list.push(row);
    else groups.set(String(row.ticket), [row]);
  }
  return groups;
}

/** What is open counts from the moment at which it came here: how long it lay there is not ours to blame anybody for. */
async function startClocks(session: LegacySession, sql: Sql, tickets: readonly BroughtTicket[]): Promise<Dues[]> {
  const { services, actor } = session;
  const now = services.clock.now().getTime();
  const entries: ListedEntry[][] = [];
  for (const { record, priority, categoryId } of tickets) {
    const policyId = await policyOfCategory(sql, categoryId);
    const measured = await measureNow(sql, services, { kind: ticketKind, policyId, priority });
    if (!measured) return [];
    entries.push(
      (['answer', 'solve'] as const).map((clock) => ({
        id: newId(now),
        recordId: record.id,
        clock,
        at: now,
        kind: 'start',
        reason: null,
        byId: actor.id,
        ...measured,
      })),
    );
  }
  await appendEntries(sql, entries.flat());
  const dues = await settle(
    sql,
    services,
    tickets.map(({ record }, at) => ({ recordId: record.id, kind: ticketKind, entries: entries[at] ?? [] })),
  );
  return tickets.map(({ record }) => dues.get(record.id) ?? { dueAt: null, answer: null, solve: null });
}
