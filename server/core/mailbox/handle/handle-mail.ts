// Handles letters of the inbox: noise is left alone, reports go to the letter they are about, the rest to the module that the
// mailbox is for. What cannot be handled waits for somebody and holds up nothing after it.
import type { Sql } from '../../db/sql.ts';
import { writeEvents } from '../../events.ts';
import { inTransaction } from '../../journal/transaction.ts';
import { Refusal } from '../../refusal.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import { type Letter, readLetter } from '../letter/letter.ts';
import { mailMark } from '../marks.ts';
import type { Reason } from '../reasons.ts';
import type { Outcome } from '../receiver.ts';
import { openBody } from '../sealed.ts';
import { type Mailbox, mailboxById } from '../stored.ts';
import { tellParked } from '../tell-admins.ts';
import { judge } from './judge.ts';

export interface DueMail {
  id: string;
  mailboxId: string;
  body: Buffer | null;
  /** `again`: somebody has decided that it is to be taken. */
  reason: string;
  tries: number;
  senderKey: Buffer | null;
  receivedAt: string;
}
const atOnce = 10;
const triesAtMost = 5;
/** Longer than the handling of a letter: a claim that ran out belongs to a worker that died. */
const claimSeconds = 120;
/** What the letter waits for as long as it takes: the scanner of viruses. */
const awayFor = new Set(['scanner_away']);
const awayMs = 60_000;
/** Refusals that say nothing of the letter: the same may go a moment later. */
const passing = new Set(['in_progress', 'stale', 'unavailable', 'too_many_requests']);

/** One round; how many were handled. */
export async function handleMail(services: Services): Promise<number> {
  for (let count = 0; count < atOnce; count++) {
    const due = await claim(services);
    if (!due) return count;
    await handleOne(services, due);
  }
  return atOnce;
}

async function claim({ pools, clock }: Services): Promise<DueMail | undefined> {
  const { rows } = await pools.write.query<DueMail>(
    `update mail_inbox set tries = tries + 1, next_at = $1::timestamptz + make_interval(secs => ${claimSeconds})
     where id = (select id from mail_inbox where state = 'waiting' and next_at <= $1 order by next_at, id limit 1 for update skip locked)
     returning id, mailbox_id as "mailboxId", body, reason, tries, sender_key as "senderKey", received_at as "receivedAt"`,
    [clock.now().toISOString()],
  );
  return rows[0];
}

async function handleOne(services: Services, due: DueMail): Promise<void> {
  try {
    // It has ended a worker before this one could say so.
    if (due.tries > triesAtMost) return await settle(services, due, { parked: 'fault' });
    const mailbox = await mailboxById(services, services.pools.write as Sql, due.mailboxId);
    if (!mailbox || !due.body) return await settle(services, due, { parked: 'unreadable' });
    const outcome = await outcomeOf(services, mailbox, due, openBody(services.keys, due.id, due.body));
    mailMark('mail-taken');
    if (outcome) await settle(services, due, outcome);
    mailMark('mail-handled');
  } catch (error) {
    // Another worker was quicker: what it did holds.
    if (error instanceof Refusal && error.code === 'mail_not_parked') return;
    if (error instanceof Refusal && awayFor.has(error.code)) return waitFor(services, due, awayMs);
    if (error instanceof Refusal && error.status < 500 && !passing.has(error.code))
      return settle(services, due, { parked: `refused:${error.details.errors?.[0]?.code ?? error.code}` });
    services.log.warn({ err: error, mail: due.id, tries: due.tries }, 'a letter was not handled');
    await putOff(services, due);
  }
}

async function outcomeOf(services: Services, mailbox: Mailbox, due: DueMail, raw: Buffer): Promise<Outcome> {
  let letter: Letter;
  try {
    letter = await readLetter(raw);
  } catch {
    return { parked: 'unreadable' };
  }
  return judge(services, mailbox, due, letter, raw);
}

/** What nobody took: left alone, or kept for a look. */
export async function settle(
  services: Services,
  { id, mailboxId }: Pick<DueMail, 'id' | 'mailboxId'>,
  outcome: { ignored: Reason } | { parked: Reason },
): Promise<void> {
  const [state, reason] = 'ignored' in outcome ? ['ignored', outcome.ignored] : ['parked', outcome.parked];
  await inTransaction(services.pools.write, async (sql) => {
    const { rowCount } = await sql.query(
      `update mail_inbox set state = $2, reason = $3, handled_at = $4 where id = $1 and state = 'waiting'`,
      [id, state, reason, services.clock.now().toISOString()],
    );
    if (rowCount !== 1 || state !== 'parked') return;
    const note = { data: { mailbox: mailboxId, mail: id, reason } };
    await writeEvents(services, sql, systemActor('mail'), 'core.mailbox.park', [note], 'done');
    await tellParked(sql, services, mailboxId);
  });
  services.kick();
}

async function putOff(services: Services, due: DueMail): Promise<void> {
  if (due.tries >= triesAtMost) return settle(services, due, { parked: 'fault' });
  const until = new Date(services.clock.now().getTime() + 2 ** due.tries * 1_000).toISOString();
  await services.pools.write.query(`update mail_inbox set next_at = $2 where id = $1 and state = 'waiting'`, [
    due.id,
    until,
  ]);
}

/** Such a wait is no try of the letter. */
async function waitFor({ pools, clock }: Services, due: DueMail, ms: number): Promise<void> {
  await pools.write.query(
    `update mail_inbox set next_at = $2, tries = greatest(tries - 1, 0) where id = $1 and state = 'waiting'`,
    [due.id, new Date(clock.now().getTime() + ms).toISOString()],
  );
}
