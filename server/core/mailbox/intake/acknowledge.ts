// Tells the mailbox which letters are taken: a mark, or another folder. Told again after a fall, which changes nothing.
import type { ImapFlow } from 'imapflow';
import type { Services } from '../../services.ts';
import type { Mailbox } from '../stored.ts';
import { IntakeFault } from './faults.ts';

const atOnce = 200;

/** `also`: letters that are known already under another number. */
export async function acknowledge(
  { pools, clock }: Services,
  mailbox: Mailbox,
  client: ImapFlow,
  validity: number,
  also: readonly number[] = [],
): Promise<void> {
  const { rows } = also.length
    ? { rows: [] }
    : await pools.write.query<{ uid: number }>(
        `select uid from mail_inbox where mailbox_id = $1 and uid_validity = $2 and acked_at is null order by uid limit ${atOnce}`,
        [mailbox.id, validity],
      );
  const uids = [...rows.map((row) => row.uid), ...also];
  if (uids.length > 0) await tell(client, mailbox, uids);
  if (rows.length > 0)
    await pools.write.query(
      `update mail_inbox set acked_at = $4 where mailbox_id = $1 and uid_validity = $2 and uid = any($3::bigint[])`,
      [mailbox.id, validity, rows.map((row) => row.uid), clock.now().toISOString()],
    );
  // Of a folder that was renumbered nothing can be told under the old numbers.
  if (also.length === 0)
    await pools.write.query(
      `update mail_inbox set acked_at = $3 where mailbox_id = $1 and uid_validity <> $2 and acked_at is null`,
      [mailbox.id, validity, clock.now().toISOString()],
    );
}

async function tell(client: ImapFlow, { settings }: Mailbox, uids: readonly number[]): Promise<void> {
  const range = uids.join(',');
  try {
    if (settings.handled === 'seen') {
      await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
      return;
    }
    await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
    if (await client.messageMove(range, settings.moveTo, { uid: true })) return;
    await client.mailboxCreate(settings.moveTo);
    await client.messageMove(range, settings.moveTo, { uid: true });
  } catch (error) {
    if (!client.usable) throw error;
    throw new IntakeFault('ack', String((error as { responseText?: string }).responseText ?? (error as Error).message));
  }
}
