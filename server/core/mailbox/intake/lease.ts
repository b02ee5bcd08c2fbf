// One process at a time reads a mailbox; the next one takes over when it falls silent.
import type { Services } from '../../services.ts';

const leaseSeconds = 30;

export async function leaseMailbox({ pools, clock }: Services, id: string, holder: string): Promise<boolean> {
  const now = clock.now();
  const { rowCount } = await pools.write.query(
    `update mailbox set holder = $2, lease_until = $3 where id = $1 and enabled and removed_at is null
       and (holder = $2 or lease_until is null or lease_until < $4)`,
    [id, holder, new Date(now.getTime() + leaseSeconds * 1_000).toISOString(), now.toISOString()],
  );
  return rowCount === 1;
}

export async function endLease({ pools }: Services, id: string, holder: string): Promise<void> {
  await pools.write.query('update mailbox set lease_until = null where id = $1 and holder = $2', [id, holder]);
}
