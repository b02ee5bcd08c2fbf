// How the reading of a mailbox goes, for its page and for whoever watches the system.
import type { Services } from '../../services.ts';
import { faultOf } from './faults.ts';

export async function noteWorks({ pools, clock }: Services, id: string, pushed: boolean): Promise<void> {
  await pools.write.query(
    `update mailbox set since = case when state = 'works' then since else $2 end, state = 'works', fault = '', said = '',
       failures = 0, pushed = $3 where id = $1`,
    [id, clock.now().toISOString(), pushed],
  );
}

export async function noteFails(services: Services, id: string, error: unknown): Promise<void> {
  const { pools, clock, log } = services;
  const { fault, said } = faultOf(error);
  const { rows } = await pools.write.query<{ failures: number }>(
    `update mailbox set since = case when state = 'fails' then since else $2 end, state = 'fails', fault = $3, said = $4,
       failures = failures + 1 where id = $1 returning failures`,
    [id, clock.now().toISOString(), fault, said],
  );
  const failures = rows[0]?.failures ?? 0;
  if (failures === 1 || failures % 20 === 0) log.warn({ mailbox: id, fault, failures }, 'a mailbox cannot be read');
}
