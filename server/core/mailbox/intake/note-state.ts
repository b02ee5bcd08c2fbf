// How the reading of a mailbox goes, for its page and for whoever watches the system.
import { writeEvents } from '../../events.ts';
import { inTransaction } from '../../journal/transaction.ts';
import type { Services } from '../../services.ts';
import { systemActor } from '../../system-actor.ts';
import { tellUnread } from '../tell-admins.ts';
import { faultOf } from './faults.ts';

export async function noteWorks({ pools, clock }: Services, id: string, pushed: boolean): Promise<void> {
  await pools.write.query(
    `update mailbox set since = case when state = 'works' then since else $2 end, state = 'works', fault = '', said = '',
       failures = 0, pushed = $3 where id = $1`,
    [id, clock.now().toISOString(), pushed],
  );
}

/** Failures in a row after which people are told: by then the mailbox has been away for some minutes. */
export const toldAfter = 8;

export async function noteFails(services: Services, id: string, error: unknown): Promise<void> {
  const { pools, clock, log } = services;
  const { fault, said } = faultOf(error);
  const failures = await inTransaction(pools.write, async (sql) => {
    const { rows } = await sql.query<{ name: string; failures: number }>(
      `update mailbox set since = case when state = 'fails' then since else $2 end, state = 'fails', fault = $3, said = $4,
         failures = failures + 1 where id = $1 returning name, failures`,
      [id, clock.now().toISOString(), fault, said],
    );
    const [mailbox] = rows;
    if (mailbox?.failures === toldAfter) {
      const { name } = mailbox;
      const note = { data: { mailbox: id, name, fault } };
      await writeEvents(services, sql, systemActor('mail'), 'core.mailbox.fail', [note], 'done');
      await tellUnread(sql, services, { id, name, fault, said });
    }
    return mailbox?.failures ?? 0;
  });
  if (failures === toldAfter) services.kick();
  if (failures === 1 || failures % 20 === 0) log.warn({ mailbox: id, fault, failures }, 'a mailbox cannot be read');
}
