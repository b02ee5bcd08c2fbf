// What letters leave behind goes after its time: the letter itself soon, who wrote it later; what waits for somebody stays longest.
import type { JobDefinition } from '../jobs/definition.ts';

const after = (days: number): string => `$1::timestamptz - interval '${days} days'`;
const rules: readonly string[] = [
  // The words and files of what was taken stand in its record.
  `update mail_inbox set body = null where body is not null and state in ('handled', 'ignored') and handled_at < ${after(14)}`,
  `update mail_inbox set body = null where body is not null and state = 'parked' and received_at < ${after(90)}`,
  `update mail_inbox set head = null, sender_key = null where head is not null and state <> 'waiting' and received_at < ${after(90)}`,
  // The Message-ID alone is kept for two years: a mailbox that is restored or renumbered doubles nothing.
  `delete from mail_inbox where state <> 'waiting' and acked_at is not null and received_at < ${after(730)}`,
];

export const mailboxJobs: readonly JobDefinition[] = [
  {
    name: 'core.mailbox.sweep',
    schedule: '37 * * * *',
    async run({ pools, clock }) {
      for (const rule of rules) await pools.write.query(rule, [clock.now().toISOString()]);
    },
  },
];
